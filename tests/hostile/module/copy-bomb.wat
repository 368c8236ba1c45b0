;; Copies its whole memory over itself, again and again: much work for few instructions.
;; manifest: default
(module
  (memory (export "memory") 128)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (loop
      (memory.copy (i32.const 0) (i32.const 65536) (i32.const 8323072))
      br 0)
    unreachable))
