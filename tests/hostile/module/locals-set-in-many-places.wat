;; Sets a thousand locals in ten thousand places and reads them all at the end.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    ;; repeat 200 (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 local.get 0 if i64.const # local.set 1# end
    ;; repeat 990 i32.const 0 local.get 1# i64.store
    i64.const 0))
