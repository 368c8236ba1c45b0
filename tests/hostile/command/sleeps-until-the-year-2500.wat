;; Sleeps until a moment that is centuries away by its clock.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (i64.store (i32.const 1048) (i64.const 16725225600000000000))
    (i32.store16 (i32.const 1064) (i32.const 1))
    (drop (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 8)))
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 18)))))
