;; Takes all table elements it can get, and stops when there are no more.
;; manifest: default
(module
  (memory (export "memory") 1)
  (table $t 1 funcref)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (loop
      (br_if 0 (i32.ne (table.grow $t (ref.null func) (i32.const 1000)) (i32.const -1))))
    unreachable))
