;; Goes back in stdout, to write over what it said, and answers with the error code.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_seek" (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (call $tell (call $fd_seek (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 1024)))))
