;; Opens and closes stdout without end.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "drop-output" (func $drop_output (param i32)))
    ;; with tell
    (func (export "run") (result i32)
      (loop
        (call $drop_output (call $get_stdout))
        (br 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
