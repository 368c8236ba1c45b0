;; Never stops starting, before `run` is called.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func $start (loop br 0))
    (start $start)
    (func (export "run") (result i32)
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
