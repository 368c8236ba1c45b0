;; Grows its memory by as much as it could not grow before, and so on.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    i32.const 0
    ;; repeat 30000 memory.grow
    drop
    i64.const 0))
