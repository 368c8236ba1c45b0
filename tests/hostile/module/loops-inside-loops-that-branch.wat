;; Has loops inside each other, each with a branch of its own, which the compiler weighs against all around it.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 1900 loop
    ;; repeat 1900 local.get 0 br_if 0 end
    i64.const 0))
