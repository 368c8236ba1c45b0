;; Waits for a list of a billion things.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "poll" (func $poll (param i32 i32 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $poll (i32.const 0) (i32.const 1000000000) (i32.const 128))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
