;; Answers one byte more than it may, within its memory.
;; manifest: default
(module
  (memory (export "memory") 2)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (memory.fill (i32.const 0) (i32.const 0x20) (i32.const 65537))
    (i64.or (i64.shl (i64.const 0) (i64.const 32)) (i64.const 65537))))
