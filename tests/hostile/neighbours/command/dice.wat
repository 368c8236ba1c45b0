;; Notes what it gets of chance and of the clocks, in hexadecimal digits: sixteen bytes of chance, the time of day and the
;; monotonic clock.
;; manifest: {"id": "dice", "version": "1.0.0", "contract": "1", "summary": "Throws dice.", "reads": [], "kinds": [], "purposes": []}
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  ;; with writing
  ;; with hex
  (func (export "_start")
    (drop (call $random_get (i32.const 1024) (i32.const 16)))
    (drop (call $clock_time_get (i32.const 0) (i64.const 1) (i32.const 1040)))
    (drop (call $clock_time_get (i32.const 1) (i64.const 1) (i32.const 1048)))
    call $hex
    (drop (call $write (i32.const 1) (i32.const 2048) (i32.const 95)))))
