;; Exits with failure before it has read anything, and says nothing.
;; manifest: default
(component
  ;; with streams
  (import "wasi:cli/exit@0.2.0" (instance $exits (export "exit" (func (param "status" (result))))))
  (core func $exit (canon lower (func $exits "exit")))
  (core instance $more (export "exit" (func $exit)))
  (core module $Main
    (import "more" "exit" (func $exit (param i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $exit (i32.const 1))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
