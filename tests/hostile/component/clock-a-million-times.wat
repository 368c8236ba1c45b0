;; Looks at the clock a million times.
;; manifest: default
(component
  ;; with streams
  ;; with clock
  (core module $Main
    (import "more" "now" (func $now (result i64)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (local $left i32)
      (local.set $left (i32.const 1000000))
      (loop
        (drop (call $now))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if 0 (local.get $left)))
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with decide
)
