;; Never stops writing to its log.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stderr" (func $get_stderr (result i32)))
    ;; with tell
    (func (export "run") (result i32)
      (memory.fill (i32.const 128) (i32.const 0x61) (i32.const 4096))
      (loop
        (call $write (call $get_stderr) (i32.const 128) (i32.const 4096) (i32.const 0))
        (br 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
