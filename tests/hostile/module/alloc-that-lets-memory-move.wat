;; Grows its memory in every call, so that addresses noted before it are stale, and answers from the new page.
;; That is allowed; the host must look again.
;; manifest: default
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":\"1.0\"}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    (drop (memory.grow (i32.const 1)))
    i32.const 65536)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (drop (memory.grow (i32.const 1)))
    (memory.copy (i32.const 131072) (i32.const 1024) (i32.const 18))
    (i64.or (i64.shl (i64.const 131072) (i64.const 32)) (i64.const 18))))
