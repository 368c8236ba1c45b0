;; Gives the function that decides to a component inside it, which calls back into the one around it.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  (func $decide (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc)))
  (component $Around
    (import "decide" (func $inner (param "context" string) (result string)))
    ;; with memory
    (core func $again (canon lower (func $inner) (memory $memory) (realloc $realloc)))
    (core module $Main
      (import "inner" "decide" (func $decide (param i32 i32 i32)))
      (func (export "decide") (param i32 i32) (result i32)
        (loop
          (call $decide (local.get 0) (local.get 1) (i32.const 0))
          (br 0))
        i32.const 0))
    (core instance $main (instantiate $Main (with "inner" (instance (export "decide" (func $again))))))
    ;; with decide
  )
  (instance $around (instantiate $Around (with "decide" (func $decide))))
  (export "decide" (func $around "decide")))
