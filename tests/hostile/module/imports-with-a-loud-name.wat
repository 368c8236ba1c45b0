;; Wants something whose name would write over the screen of whoever reads the message.
;; manifest: default
(module
  (import "env" "\1b[2J\0d\0aall is well" (func))
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    i64.const 0))
