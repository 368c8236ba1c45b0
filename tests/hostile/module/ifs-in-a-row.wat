;; Has far more conditions than anybody writes, one after the other.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 40000 local.get 0 if end
    i64.const 0))
