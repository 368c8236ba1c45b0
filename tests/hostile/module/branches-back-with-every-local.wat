;; Goes back to the same loop again and again, each time with other locals.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    loop
    ;; repeat 2500 local.get 0 i64.extend_i32_u local.tee 2 local.tee 3 local.tee 4 local.tee 5 local.tee 6 local.tee 7 local.tee 8 local.tee 9 local.tee 10 local.tee 11 local.tee 12 local.tee 13 local.tee 14 local.tee 15 local.tee 16 local.tee 17 local.tee 18 local.tee 19 local.tee 20 local.tee 21 local.tee 22 local.tee 23 local.tee 24 local.tee 25 local.tee 26 local.tee 27 local.tee 28 local.tee 29 local.set 30 local.get 0 br_if 0
    end
    i64.const 0))
