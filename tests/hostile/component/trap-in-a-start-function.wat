;; Stops with a trap while it starts.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func $start unreachable)
    (start $start)
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
