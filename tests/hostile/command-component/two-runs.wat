;; Is a command of two versions of WASI 0.2 at once. That is allowed: either will do.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
  (export "wasi:cli/run@0.2.6" (instance $command))
)
