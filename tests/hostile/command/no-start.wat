;; Is a library (a reactor), not a command: it has `_initialize` and no `_start`.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_initialize"))
  (func (export "decide") (param i32 i32) (result i32)
    i32.const 0))
