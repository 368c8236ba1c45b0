;; Reads no bytes at a time and never stops.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    (import "wasi" "read" (func $read (param i32 i64 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (local $in i32)
      (local.set $in (call $get_stdin))
      (loop
        (call $read (local.get $in) (i64.const 0) (i32.const 128))
        (br 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
