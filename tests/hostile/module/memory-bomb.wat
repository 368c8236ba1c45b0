;; Takes all memory it can get, and stops when there is no more, as most languages do.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (loop
      (br_if 0 (i32.ne (memory.grow (i32.const 64)) (i32.const -1))))
    unreachable))
