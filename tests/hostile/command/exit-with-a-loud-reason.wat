;; Gives a reason that would write over the screen of whoever reads it.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; with writing
  (data (i32.const 64) "\1b]0;owned\07\1b[2J\0d\c2\9ball is well\e2\80\aeko")
  (func (export "_start")
    (drop (call $write (i32.const 2) (i32.const 64) (i32.const 33)))
    (call $proc_exit (i32.const 1))))
