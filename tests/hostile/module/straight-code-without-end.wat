;; Has as much straight code as one function may have. That is allowed.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    i64.const 1
    ;; repeat 199000 i64.const 3 i64.add
    drop
    i64.const 0))
