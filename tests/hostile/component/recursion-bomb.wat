;; Calls itself until there is no stack left.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func $again
      (call $again)
      (drop (i32.load (i32.const 0))))
    (func (export "decide") (param i32 i32) (result i32)
      (call $again)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
