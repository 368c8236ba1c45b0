;; Has more functions in its modules together than a plugin may have.
;; manifest: default
(component
  ;; with memory
  (core module $Half
    ;; repeat 15000 (func)
  )
  (core module $OtherHalf
    ;; repeat 15000 (func)
  )
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
