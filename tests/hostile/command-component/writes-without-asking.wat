;; Writes without asking how much it may, which WASI forbids and this host allows.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "write-now" (func $write_now (param i32 i32 i32 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $write_now (call $get_stdout) (i32.const 64) (i32.const 18) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
