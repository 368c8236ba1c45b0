;; Copies its table in far more places than anybody writes.
;; manifest: default
(module
  (memory (export "memory") 1)
  (table 1 funcref)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 18000 local.get 0 local.get 0 local.get 0 table.copy
    i64.const 0))
