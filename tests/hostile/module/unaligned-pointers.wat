;; Uses odd addresses for everything. That is allowed.
;; manifest: default
(module
  (memory (export "memory") 1)
  (data (i32.const 1027) "{\"contract\":\"1.0\"}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4097)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64.or (i64.shl (i64.const 1027) (i64.const 32)) (i64.const 18))))
