;; Looks for arguments and environment variables, and answers with how many there are.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ_sizes_get (param i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (drop (call $args_sizes_get (i32.const 1024) (i32.const 1028)))
    (drop (call $environ_sizes_get (i32.const 1032) (i32.const 1036)))
    (call $tell (i32.add (i32.load (i32.const 1024)) (i32.load (i32.const 1032))))))
