;; Wants a function of preview 1 that was never part of it.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_teleport" (func $fd_teleport (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")))
