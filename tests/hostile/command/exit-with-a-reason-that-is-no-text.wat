;; Gives a reason that is no UTF-8.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; with writing
  (data (i32.const 64) "caf\e9 \ff\fe")
  (func (export "_start")
    (drop (call $write (i32.const 2) (i32.const 64) (i32.const 7)))
    (call $proc_exit (i32.const 1))))
