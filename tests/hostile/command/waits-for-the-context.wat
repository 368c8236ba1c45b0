;; Waits until stdin can be read, as event loops do, and answers with the number of events. That is allowed.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (i32.store8 (i32.const 1032) (i32.const 1))
    (drop (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 8)))
    (call $tell (i32.load (i32.const 8)))))
