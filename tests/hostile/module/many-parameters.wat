;; Has a function with more parameters than a plugin needs.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func
    ;; repeat 129 (param i64)
  )
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    i32.const 0 drop
    i64.const 0))
