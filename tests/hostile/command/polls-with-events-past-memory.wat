;; Lets the events be written past the end of its memory.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (i32.store (i32.const 1040) (i32.const 1))
    (call $tell (call $poll_oneoff (i32.const 1024) (i32.const 65530) (i32.const 1) (i32.const 8)))))
