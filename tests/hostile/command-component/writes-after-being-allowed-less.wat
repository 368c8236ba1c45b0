;; Asks how much it may write, and writes a megabyte more.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "check-write" (func $check_write (param i32 i32)))
    (import "wasi" "write-now" (func $write_now (param i32 i32 i32 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (local $out i32)
      (local.set $out (call $get_stdout))
      (call $check_write (local.get $out) (i32.const 0))
      (drop (memory.grow (i32.const 20)))
      (call $write_now (local.get $out) (i32.const 64) (i32.const 1300000) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
