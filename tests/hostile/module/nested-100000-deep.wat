;; Answers a hundred thousand brackets that open, and none that closes.
;; manifest: default
(module
  (memory (export "memory") 2)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (memory.fill (i32.const 0) (i32.const 0x5b) (i32.const 100000))
    (i64.or (i64.shl (i64.const 0) (i64.const 32)) (i64.const 100000))))
