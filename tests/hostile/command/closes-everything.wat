;; Closes every descriptor there could be.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  ;; with writing
  (func (export "_start")
    (local $fd i32)
    (loop
      (drop (call $fd_close (local.get $fd)))
      (local.set $fd (i32.add (local.get $fd) (i32.const 1)))
      (br 0))))
