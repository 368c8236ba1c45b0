;; Looks at the clock a million times.
;; manifest: default
(component
  ;; with streams
  ;; with clock
  (core module $Main
    (import "more" "now" (func $now (result i64)))
    ;; with tell
    (func (export "run") (result i32)
      (local $left i32)
      (local.set $left (i32.const 1000000))
      (loop
        (drop (call $now))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if 0 (local.get $left)))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
