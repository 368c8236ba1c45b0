;; Has loops inside each other, which the compiler looks at again and again.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 5000 loop
    ;; repeat 5000 end
    i64.const 0))
