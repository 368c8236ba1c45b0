;; Opens a file whose name lies past the end of its memory.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "path_open" (func $path_open
    (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (call $tell (call $path_open (i32.const 3) (i32.const 0) (i32.const 65530) (i32.const -1) (i32.const 0)
      (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 8)))))
