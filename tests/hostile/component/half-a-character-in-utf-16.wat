;; Speaks UTF-16, and answers half of a character.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (import "libc" "memory" (memory 1))
    (data (i32.const 0) "\08\00\00\00\02\00\00\00\22\00\00\d8")
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  (func (export "decide") (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc) string-encoding=utf16)))
