;; Answers with what it was told.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (import "libc" "memory" (memory 1))
    (func (export "decide") (param i32 i32) (result i32)
      (i32.store (i32.const 0) (local.get 0))
      (i32.store (i32.const 4) (local.get 1))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
