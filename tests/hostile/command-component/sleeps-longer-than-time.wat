;; Sleeps twice for as long as a number of 64 bits can say.
;; manifest: default
(component
  ;; with streams
  ;; with clock
  (core module $Main
    (import "wasi" "block" (func $block (param i32)))
    (import "more" "alarm" (func $alarm (param i64) (result i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $block (call $alarm (i64.const 1)))
      (call $block (call $alarm (i64.const -1)))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
