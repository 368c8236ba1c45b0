;; Sends itself the signal by which C programs abort, and stops with a trap if that has no effect.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "proc_raise" (func $proc_raise (param i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (drop (call $proc_raise (i32.const 6)))
    unreachable))
