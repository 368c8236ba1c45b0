;; Waits for nothing, which preview 1 calls an error, and answers with the error code.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (call $tell (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 0) (i32.const 8)))))
