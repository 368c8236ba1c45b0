;; Reads the context over the list of buffers that says where it goes.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (i64.store (i32.const 1024) (i64.const 0x0000001000000400))
    (i64.store (i32.const 1032) (i64.const 0x7fffffff7fffffff))
    (call $tell (call $fd_read (i32.const 0) (i32.const 1024) (i32.const 2) (i32.const 1024)))))
