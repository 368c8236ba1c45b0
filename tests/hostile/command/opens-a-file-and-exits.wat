;; Opens a file of the host, and exits with 1 when it can't.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "path_open" (func $path_open
    (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; with writing
  (data (i32.const 64) "/etc/passwd")
  (data (i32.const 128) "settings.json: not found")
  (func (export "_start")
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 11) (i32.const 0)
      (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 8)))
    (drop (call $write (i32.const 2) (i32.const 128) (i32.const 24)))
    (call $proc_exit (i32.const 1))))
