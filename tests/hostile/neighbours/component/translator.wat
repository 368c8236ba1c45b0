;; Hands two and a half million letters in UTF-16 to another component that wants UTF-8, again and again: work of the
;; host that no fuel is counted for.
;; manifest: {"id": "translator", "version": "1.0.0", "contract": "1", "summary": "Translates for ever.", "reads": [], "kinds": [], "purposes": []}
(component
  (component $Inner
    (core module $Main
      (memory (export "memory") 120)
      (func (export "hear") (param i32 i32))
      (func (export "realloc") (param i32 i32 i32 i32) (result i32)
        i32.const 1024))
    (core instance $main (instantiate $Main))
    (alias core export $main "memory" (core memory $memory))
    (alias core export $main "realloc" (core func $realloc))
    (func (export "hear") (param "letters" string)
      (canon lift (core func $main "hear") (memory $memory) (realloc $realloc))))
  (component $Outer
    (import "hear" (func $hear (param "letters" string)))
    (core module $Libc
      (memory (export "memory") 220)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32)
        i32.const 0))
    (core instance $libc (instantiate $Libc))
    (alias core export $libc "memory" (core memory $memory))
    (alias core export $libc "realloc" (core func $realloc))
    (core func $hear (canon lower (func $hear) (memory $memory) string-encoding=utf16))
    (core module $Main
      (import "inner" "hear" (func $hear (param i32 i32)))
      (func (export "decide") (param i32 i32) (result i32)
        (loop
          (call $hear (i32.const 0) (i32.const 2500000))
          (br 0))
        unreachable))
    (core instance $main (instantiate $Main (with "inner" (instance (export "hear" (func $hear))))))
    ;; with decide
  )
  (instance $inner (instantiate $Inner))
  (instance $outer (instantiate $Outer (with "hear" (func $inner "hear"))))
  (export "decide" (func $outer "decide")))
