;; Passes a hundred parameters in each of many calls. That is allowed.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func $many
    ;; repeat 100 (param i32)
  )
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 1000 ;; repeat 100 local.get 1 ;; call $many
    i64.const 0))
