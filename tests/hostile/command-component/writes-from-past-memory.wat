;; Writes bytes from past the end of its memory.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      (call $write (call $get_stdout) (i32.const 65535) (i32.const 2) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
