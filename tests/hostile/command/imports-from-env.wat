;; Wants something from a host of its own besides WASI.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "env" "now" (func $now (result f64)))
  (memory (export "memory") 1)
  (func (export "_start")))
