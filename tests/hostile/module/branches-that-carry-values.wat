;; Takes sixty-four values along each of many branches.
;; manifest: default
(module
  (memory (export "memory") 1)
  (type $many (func
    ;; repeat 64 (result i64)
  ))
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    block (type $many)
    ;; repeat 64 i64.const 0
    ;; repeat 20000 local.get 0 br_if 0
    end
    ;; repeat 64 drop
    i64.const 0))
