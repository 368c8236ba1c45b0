;; Asks a clock that nobody has, and for the time past the end of its memory.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (if (i32.eqz (call $clock_time_get (i32.const 0) (i64.const 0) (i32.const -4))) (then unreachable))
    (call $tell (call $clock_time_get (i32.const 99) (i64.const 0) (i32.const 1024)))))
