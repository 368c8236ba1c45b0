;; Waits for a list of things that ends past its memory.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "poll" (func $poll (param i32 i32 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $poll (i32.const 65532) (i32.const 2) (i32.const 128))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
