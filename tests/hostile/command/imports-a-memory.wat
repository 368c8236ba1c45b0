;; Wants its memory from the host.
;; manifest: default
(module
  (import "env" "memory" (memory 1))
  (export "memory" (memory 0))
  (func (export "_start")))
