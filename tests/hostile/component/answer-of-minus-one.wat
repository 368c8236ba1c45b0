;; Returns a text of 4,294,967,295 bytes.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (data (i32.const 64) "\00\00\00\00\ff\ff\ff\ff")
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 64))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
