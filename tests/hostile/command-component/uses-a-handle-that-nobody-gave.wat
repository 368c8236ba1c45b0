;; Writes to a stream that it made up.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      (call $write (i32.const 999) (i32.const 64) (i32.const 18) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
