;; Asks for a random number a million times.
;; manifest: default
(component
  ;; with streams
  ;; with random
  (core module $Main
    (import "more" "random-number" (func $random_number (result i64)))
    ;; with tell
    (func (export "run") (result i32)
      (local $left i32)
      (local.set $left (i32.const 1000000))
      (loop
        (drop (call $random_number))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if 0 (local.get $left)))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
