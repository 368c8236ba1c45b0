;; Gives a stream back twice.
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
      (call $drop_output (local.get $out))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
