;; Keeps every local through every loop, so that the compiler weighs each of them in each.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 199 (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    ;; repeat 1900 loop
    ;; repeat 1990 local.get # local.set #
    ;; repeat 1900 i32.const 0 br_if 0 end
    i64.const 0))
