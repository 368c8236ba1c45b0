;; Gives a stream back while it waits for it, waits, and answers. That is allowed here.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "drop-output" (func $drop_output (param i32)))
    (import "wasi" "subscribe" (func $subscribe (param i32) (result i32)))
    (import "wasi" "block" (func $block (param i32)))
    ;; with tell
    (func (export "run") (result i32)
      (local $out i32)
      (local $ready i32)
      (local.set $out (call $get_stdout))
      (local.set $ready (call $subscribe (local.get $out)))
      (call $drop_output (local.get $out))
      (call $block (local.get $ready))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
