;; Speaks UTF-16, as some languages hold text. That is allowed: the component says so.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (import "libc" "memory" (memory 1))
    (data (i32.const 0) "\08\00\00\00\12\00\00\00")
    (data (i32.const 8) "{\00\22\00c\00o\00n\00t\00r\00a\00c\00t\00\22\00:\00\22\001\00.\000\00\22\00}\00")
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  (func (export "decide") (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc) string-encoding=utf16)))
