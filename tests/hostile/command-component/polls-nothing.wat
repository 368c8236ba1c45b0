;; Waits for the first of no things, which WASI forbids.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "poll" (func $poll (param i32 i32 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $poll (i32.const 1024) (i32.const 0) (i32.const 128))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
