;; Says on stderr why it gives up, as a runtime does, and exits with 2.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; with writing
  (data (i32.const 64) "Traceback: line 1\0aTraceback: line 2\0aKeyError: no such key\0a\0a")
  (func (export "_start")
    (drop (call $write (i32.const 2) (i32.const 64) (i32.const 59)))
    (call $proc_exit (i32.const 2))))
