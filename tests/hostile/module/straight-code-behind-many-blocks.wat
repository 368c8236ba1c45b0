;; Has much straight code behind many blocks, each line of which is compared with all of them.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 9000 local.get 0 if end
    i64.const 1
    ;; repeat 180000 i64.const # i64.add
    drop
    i64.const 0))
