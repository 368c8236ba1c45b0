;; Reads to the end, and then again; answers with what the second time returns: 1 for an error, which is the end.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    (import "wasi" "read" (func $read (param i32 i64 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $read (call $get_stdin) (i64.const 60000) (i32.const 128))
      (call $read (call $get_stdin) (i64.const 60000) (i32.const 128))
      (call $tell (i32.load8_u (i32.const 128)))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
