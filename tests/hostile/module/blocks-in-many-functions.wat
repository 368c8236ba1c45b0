;; Has functions of which each may be compiled, and far too many of them.
;; manifest: default
(module
  (memory (export "memory") 1)
  ;; repeat 42 (func ;; repeat 9000 block i32.const 0 br_if 0 end ;; )
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    i64.const 0))
