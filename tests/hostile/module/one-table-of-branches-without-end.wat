;; Has one table of branches that is longer than the compiler takes.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    block local.get 0 br_table
    ;; repeat 70000 0
    end
    i64.const 0))
