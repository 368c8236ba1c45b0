;; Is made of a thousand memories.
;; manifest: default
(component
  ;; with memory
  (core module $Small
    (memory 1))
  ;; repeat 990 (core instance (instantiate $Small))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
