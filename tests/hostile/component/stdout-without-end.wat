;; Never stops printing.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdout" (func $get_stdout (result i32)))
    (import "wasi" "write" (func $write (param i32 i32 i32 i32)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (memory.fill (i32.const 128) (i32.const 0x61) (i32.const 4096))
      (loop
        (call $write (call $get_stdout) (i32.const 128) (i32.const 4096) (i32.const 64))
        (br 0))
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with decide
)
