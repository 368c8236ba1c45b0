;; Has a function with 50,000 locals.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (local
    ;; repeat 50000 i64
    ))
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
