;; Reads into buffers of no length and never stops.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (loop
      (drop (call $fd_read (i32.const 0) (i32.const 1024) (i32.const 1) (i32.const 8)))
      (br 0))))
