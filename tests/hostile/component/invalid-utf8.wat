;; Answers in Latin-1.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (i32.store8 (i32.const 40) (i32.const 0xe9))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
