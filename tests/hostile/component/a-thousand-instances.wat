;; Is made of a thousand instances of a module.
;; manifest: default
(component
  ;; with memory
  (core module $Small)
  ;; repeat 990 (core instance (instantiate $Small))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
