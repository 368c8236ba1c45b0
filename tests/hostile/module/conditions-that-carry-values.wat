;; Takes sixty-four values through each of many conditions.
;; manifest: default
(module
  (memory (export "memory") 1)
  (type $many (func
    ;; repeat 64 (param i64)
    ;; repeat 64 (result i64)
  ))
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 64 i64.const 0
    ;; repeat 2000 local.get 0 if (type $many) end
    ;; repeat 64 drop
    i64.const 0))
