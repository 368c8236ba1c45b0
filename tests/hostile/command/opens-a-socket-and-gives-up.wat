;; Waits for somebody to connect, and stops with a trap when nobody can.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "sock_accept" (func $sock_accept (param i32 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (if (call $sock_accept (i32.const 3) (i32.const 0) (i32.const 8)) (then unreachable))))
