;; Takes all memory it can get, and does not look whether it got any.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (loop
      (drop (memory.grow (i32.const 64)))
      br 0)
    unreachable))
