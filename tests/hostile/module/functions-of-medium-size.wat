;; Has functions that are each no trouble, and more of them than the compiler has time for.
;; manifest: default
(module
  (memory (export "memory") 1)
  ;; repeat 900 (func (param i32) ;; repeat 300 loop ;; repeat 300 local.get 0 br_if 0 end ;; )
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    i64.const 0))
