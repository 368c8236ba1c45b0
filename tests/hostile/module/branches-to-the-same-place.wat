;; Leaves the same block again and again.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    block
    ;; repeat 60000 local.get 0 br_if 0
    end
    i64.const 0))
