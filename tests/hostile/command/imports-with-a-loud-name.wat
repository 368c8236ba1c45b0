;; Wants something whose name would write over the screen of whoever reads the message.
;; manifest: default
(module
  (import "wasi_snapshot_preview1" "fd_\1b[2Jwrite" (func $x ))
  (memory (export "memory") 1)
  (func (export "_start")))
