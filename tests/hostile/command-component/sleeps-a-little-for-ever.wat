;; Sleeps a millisecond at a time and never stops.
;; manifest: default
(component
  ;; with streams
  ;; with clock
  (core module $Main
    (import "wasi" "block" (func $block (param i32)))
    (import "wasi" "drop-pollable" (func $drop_pollable (param i32)))
    (import "more" "alarm" (func $alarm (param i64) (result i32)))
    ;; with tell
    (func (export "run") (result i32)
      (local $asleep i32)
      (loop
        (local.set $asleep (call $alarm (i64.const 1000000)))
        (call $block (local.get $asleep))
        (call $drop_pollable (local.get $asleep))
        (br 0))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
