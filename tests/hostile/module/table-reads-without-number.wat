;; Reads from its table far more often than anybody writes.
;; manifest: default
(module
  (memory (export "memory") 1)
  (table 1 funcref)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 30000 local.get 0 table.get 0 drop
    i64.const 0))
