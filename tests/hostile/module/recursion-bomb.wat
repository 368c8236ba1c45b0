;; Calls itself until the stack is full.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func $deeper (param i64) (result i64)
    (i64.add (call $deeper (local.get 0)) (local.get 0)))
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (call $deeper (i64.const 1))))
