;; Exports no memory, so that nobody could read what it writes.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory 1)
  (func (export "_start")))
