;; Asks for four gigabytes of randomness in one call.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (call $tell (call $random_get (i32.const 0) (i32.const -1)))))
