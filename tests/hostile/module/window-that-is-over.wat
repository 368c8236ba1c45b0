;; Proposes what should have been done long ago.
;; manifest: default
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":\"1.0\",\"actions\":[{\"id\":\"a\",\"key\":\"a\",\"step\":{\"kind\":\"check_in\",\"question\":\"?\",\"reply_queue\":\"care\"},\"purpose\":\"care\",\"audience\":\"customer\",\"urgency\":\"info\",\"channels\":[\"email\"],\"window\":{\"not_after_at\":\"1900-01-01T00:00:00Z\"},\"reasons\":[{\"code\":\"a\",\"text\":\"a\",\"evidence\":[\"/customer/ref\"]}]}]}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 305))))
