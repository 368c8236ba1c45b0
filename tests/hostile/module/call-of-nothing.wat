;; Calls what stands at an empty place of its table.
;; manifest: default
(module
  (memory (export "memory") 1)
  (table 8 funcref)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (call_indirect (result i64) (i32.const 3))))
