;; Hands another component a text that ends past its memory.
;; manifest: default
(component
  (component $Inner
    ;; with memory
    (core module $Main
      ;; with note
      (func (export "decide") (param i32 i32) (result i32)
        (call $tell (i32.const 1))))
    (core instance $main (instantiate $Main (with "libc" (instance $libc))))
    ;; with decide
  )
  (component $Outer
    (import "decide" (func $inner (param "context" string) (result string)))
    ;; with memory
    (core func $ask (canon lower (func $inner) (memory $memory) (realloc $realloc)))
    (core module $Main
      (import "libc" "memory" (memory 1))
      (import "inner" "decide" (func $ask (param i32 i32 i32)))
      (func (export "decide") (param i32 i32) (result i32)
        (call $ask (i32.const 65535) (i32.const 2) (i32.const 0))
        i32.const 0))
    (core instance $main (instantiate $Main
      (with "libc" (instance $libc)) (with "inner" (instance (export "decide" (func $ask))))))
    (func (export "decide") (param "context" string) (result string)
      (canon lift (core func $main "decide") (memory $memory) (realloc $realloc)))
  )
  (instance $inner (instantiate $Inner))
  (instance $outer (instantiate $Outer (with "decide" (func $inner "decide"))))
  (export "decide" (func $outer "decide")))
