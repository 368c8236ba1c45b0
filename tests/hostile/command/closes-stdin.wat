;; Closes stdin, reads all the same, and answers with the error code.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (drop (call $fd_close (i32.const 0)))
    (call $tell (call $fd_read (i32.const 0) (i32.const 1024) (i32.const 1) (i32.const 8)))))
