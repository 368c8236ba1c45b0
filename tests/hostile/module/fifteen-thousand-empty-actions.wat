;; Answers fifteen thousand actions that are nothing.
;; manifest: default
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":\"1.0\",\"actions\":[{}" ",{}" "]}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (local $at i32)
    (memory.copy (i32.const 8192) (i32.const 1024) (i32.const 31))
    (local.set $at (i32.const 8223))
    (loop
      (memory.copy (local.get $at) (i32.const 1055) (i32.const 3))
      (local.set $at (i32.add (local.get $at) (i32.const 3)))
      (br_if 0 (i32.lt_u (local.get $at) (i32.const 53220))))
    (memory.copy (local.get $at) (i32.const 1058) (i32.const 2))
    (i64.or (i64.shl (i64.const 8192) (i64.const 32)) (i64.const 45030))))
