;; Asks for as many random bytes as a number of 64 bits can say.
;; manifest: default
(component
  ;; with streams
  ;; with random
  (core module $Main
    (import "more" "random-bytes" (func $random_bytes (param i64 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $random_bytes (i64.const -1) (i32.const 128))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
