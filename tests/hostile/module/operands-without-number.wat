;; Has twenty thousand operands at once before it adds them up. That is allowed.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 20000 i32.const 8 i64.load
    ;; repeat 19999 i64.add
    drop
    i64.const 0))
