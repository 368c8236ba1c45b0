;; Says on stderr why it gives up, and exits with 42.
;; manifest: default
(component
  ;; with streams
  (import "wasi:cli/exit@0.2.0" (instance $exits (export "exit-with-code" (func (param "status-code" u8)))))
  (core func $exit (canon lower (func $exits "exit-with-code")))
  (core instance $more (export "exit" (func $exit)))
  (core module $Main
    (import "wasi" "get-stderr" (func $get_stderr (result i32)))
    (import "more" "exit" (func $exit (param i32)))
    ;; with tell
    (data (i32.const 128) "no such order")
    (func (export "run") (result i32)
      (call $write (call $get_stderr) (i32.const 128) (i32.const 13) (i32.const 0))
      (call $exit (i32.const 42))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
