;; Uses two memories in one of its modules.
;; manifest: default
(component
  ;; with memory
  (core module $Two
    (memory 1)
    (memory 1))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
