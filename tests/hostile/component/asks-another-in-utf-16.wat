;; Speaks UTF-16, to another component as well, which doesn't. That is allowed.
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
    (core func $ask (canon lower (func $inner) (memory $memory) (realloc $realloc) string-encoding=utf16))
    (core module $Main
      (import "libc" "memory" (memory 1))
      (import "inner" "decide" (func $ask (param i32 i32 i32)))
      (func (export "decide") (param i32 i32) (result i32)
        (call $ask (local.get 0) (local.get 1) (i32.const 0))
        i32.const 0))
    (core instance $main (instantiate $Main
      (with "libc" (instance $libc)) (with "inner" (instance (export "decide" (func $ask))))))
    (func (export "decide") (param "context" string) (result string)
      (canon lift (core func $main "decide") (memory $memory) (realloc $realloc) string-encoding=utf16))
  )
  (instance $inner (instantiate $Inner))
  (instance $outer (instantiate $Outer (with "decide" (func $inner "decide"))))
  (export "decide" (func $outer "decide")))
