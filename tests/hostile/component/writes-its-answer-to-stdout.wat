;; Prints its answer, as a command does, and returns nothing.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdout" (func $get_stdout (result i32)))
    (import "wasi" "write" (func $write (param i32 i32 i32 i32)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $write (call $get_stdout) (i32.const 8) (i32.const 37) (i32.const 64))
      (i32.store (i32.const 4) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with decide
)
