;; Says on stderr what went wrong, as a panic does, and stops with a trap.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stderr" (func $get_stderr (result i32)))
    (import "wasi" "write" (func $write (param i32 i32 i32 i32)))
    ;; with note
    (data (i32.const 128) "panicked: no orders")
    (func (export "decide") (param i32 i32) (result i32)
      (call $write (call $get_stderr) (i32.const 128) (i32.const 19) (i32.const 64))
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with decide
)
