;; Writes to stdin.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $write (call $get_stdin) (i32.const 64) (i32.const 18) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
