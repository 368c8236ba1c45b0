;; Is a command and a plugin of the component ABI at once.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "run") (result i32)
      i32.const 0)
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with run
  ;; with decide
)
