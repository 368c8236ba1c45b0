;; Writes 60,000 bytes at once, of which WASI allows 4,096 and this host what an answer may have.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      (call $write (call $get_stdout) (i32.const 64) (i32.const 60000) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
