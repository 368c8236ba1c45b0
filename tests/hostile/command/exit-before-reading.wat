;; Exits with 3 before it has read anything, and says nothing.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  ;; with writing
  (func (export "_start")
    (call $proc_exit (i32.const 3))))
