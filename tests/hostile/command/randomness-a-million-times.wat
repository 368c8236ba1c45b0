;; Asks for randomness a million times.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (local $left i32)
    (local.set $left (i32.const 1000000))
    (loop
      (drop (call $random_get (i32.const 1024) (i32.const 8)))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if 0 (local.get $left)))
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 18)))))
