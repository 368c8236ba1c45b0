;; Reads as many bytes as a number of 64 bits can say; answers whether that gave any.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    (import "wasi" "read" (func $read (param i32 i64 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $read (call $get_stdin) (i64.const -1) (i32.const 128))
      (call $tell (i32.ne (i32.load (i32.const 136)) (i32.const 0)))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
