;; Returns half an answer.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (i32.store (i32.const 4) (i32.const 9))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
