;; Sends itself the signal by which C programs abort.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_raise" (func $proc_raise (param i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (call $tell (call $proc_raise (i32.const 6)))))
