;; Sleeps for a year, then answers.
;; manifest: default
(component
  ;; with streams
  ;; with clock
  (core module $Main
    (import "wasi" "block" (func $block (param i32)))
    (import "more" "alarm" (func $alarm (param i64) (result i32)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $block (call $alarm (i64.const 31536000000000000)))
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with decide
)
