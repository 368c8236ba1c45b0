;; Takes the root of the root of the root, each of which must give the same NaN everywhere.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    f64.const 2
    ;; repeat 500000 f64.sqrt
    drop
    i64.const 0))
