;; Asks for four thousand million table elements in one go, and goes on without them.
;; manifest: default
(module
  (memory (export "memory") 1)
  (table $t 1 funcref)
  (data (i32.const 1024) "{\"contract\":\"1.0\"}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (drop (table.grow $t (ref.null func) (i32.const -1)))
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 18))))
