;; Writes an answer, and then exits with 2.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 18)))
    (call $proc_exit (i32.const 2))))
