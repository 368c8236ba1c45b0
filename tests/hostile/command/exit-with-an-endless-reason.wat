;; Gives a reason of 60,000 letters without a line break.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; with writing
  (func (export "_start")
    (memory.fill (i32.const 64) (i32.const 0x61) (i32.const 60000))
    (drop (call $write (i32.const 2) (i32.const 64) (i32.const 60000)))
    (call $proc_exit (i32.const 1))))
