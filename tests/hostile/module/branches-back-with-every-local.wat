;; Goes back to the same loop again and again, each time with other locals.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    loop
    ;; repeat 2000 local.get 2 i64.const 1 i64.add local.set 2 local.get 3 i64.const 1 i64.add local.set 3 local.get 4 i64.const 1 i64.add local.set 4 local.get 5 i64.const 1 i64.add local.set 5 local.get 6 i64.const 1 i64.add local.set 6 local.get 7 i64.const 1 i64.add local.set 7 local.get 8 i64.const 1 i64.add local.set 8 local.get 9 i64.const 1 i64.add local.set 9 local.get 10 i64.const 1 i64.add local.set 10 local.get 11 i64.const 1 i64.add local.set 11 local.get 12 i64.const 1 i64.add local.set 12 local.get 13 i64.const 1 i64.add local.set 13 local.get 14 i64.const 1 i64.add local.set 14 local.get 15 i64.const 1 i64.add local.set 15 local.get 16 i64.const 1 i64.add local.set 16 local.get 17 i64.const 1 i64.add local.set 17 local.get 18 i64.const 1 i64.add local.set 18 local.get 19 i64.const 1 i64.add local.set 19 local.get 20 i64.const 1 i64.add local.set 20 local.get 21 i64.const 1 i64.add local.set 21 local.get 22 i64.const 1 i64.add local.set 22 local.get 23 i64.const 1 i64.add local.set 23 local.get 24 i64.const 1 i64.add local.set 24 local.get 25 i64.const 1 i64.add local.set 25 local.get 26 i64.const 1 i64.add local.set 26 local.get 27 i64.const 1 i64.add local.set 27 local.get 28 i64.const 1 i64.add local.set 28 local.get 29 i64.const 1 i64.add local.set 29 local.get 30 i64.const 1 i64.add local.set 30 local.get 31 i64.const 1 i64.add local.set 31 local.get 0 br_if 0
    end
    i64.const 0))
