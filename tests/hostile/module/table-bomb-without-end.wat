;; Takes all table elements it can get, and does not look whether it got any.
;; manifest: default
(module
  (memory (export "memory") 1)
  (table $t 1 funcref)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (loop
      (drop (table.grow $t (ref.null func) (i32.const 1000)))
      br 0)
    unreachable))
