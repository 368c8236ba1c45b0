;; Never stops writing its answer.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      (loop
        (call $write (call $get_stdout) (i32.const 0) (i32.const 4096) (i32.const 0))
        (br 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
