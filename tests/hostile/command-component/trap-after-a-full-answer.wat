;; Answers, and then stops with a trap.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      call $answer
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
