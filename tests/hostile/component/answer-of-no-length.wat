;; Returns an empty text.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (data (i32.const 64) "\00\00\00\00\00\00\00\00")
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 64))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
