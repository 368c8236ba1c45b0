;; Lets the host copy stdin to stdout: all there is, in one call.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    (import "wasi" "splice" (func $splice (param i32 i32 i64 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $splice (call $get_stdout) (call $get_stdin) (i64.const -1) (i32.const 128))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
