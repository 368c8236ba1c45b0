;; Writes to a stream that it gave back.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "drop-output" (func $drop_output (param i32)))
    ;; with tell
    (func (export "run") (result i32)
      (local $out i32)
      (local.set $out (call $get_stdout))
      (call $drop_output (local.get $out))
      (call $write (local.get $out) (i32.const 64) (i32.const 18) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
