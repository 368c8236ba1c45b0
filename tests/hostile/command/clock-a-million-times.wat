;; Looks at the clock a million times.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (local $left i32)
    (local.set $left (i32.const 1000000))
    (loop
      (drop (call $clock_time_get (i32.const 1) (i64.const 0) (i32.const 1024)))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if 0 (local.get $left)))
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 18)))))
