;; Wants the memory of somebody else.
;; manifest: default
(module
  (import "neighbour" "memory" (memory 1))
  (export "memory" (memory 0))
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    i64.const 0))
