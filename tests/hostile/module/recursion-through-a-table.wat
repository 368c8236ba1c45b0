;; Calls itself through a table, so that no compiler sees it coming.
;; manifest: default
(module
  (memory (export "memory") 1)
  (type $step (func (param i64) (result i64)))
  (table 1 funcref)
  (elem (i32.const 0) $deeper)
  (func $deeper (type $step)
    (i64.add (call_indirect (type $step) (local.get 0) (i32.const 0)) (local.get 0)))
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (call_indirect (type $step) (i64.const 1) (i32.const 0))))
