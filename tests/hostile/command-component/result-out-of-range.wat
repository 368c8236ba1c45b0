;; Returns neither success nor failure.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      call $answer
      i32.const 7))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
