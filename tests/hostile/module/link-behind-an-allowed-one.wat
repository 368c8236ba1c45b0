;; Hides an address that the operator does not allow behind one that is allowed.
;; manifest: default
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":\"1.0\",\"actions\":[{\"id\":\"a\",\"key\":\"a\",\"step\":{\"kind\":\"check_in\",\"question\":\"?\",\"reply_queue\":\"care\"},\"purpose\":\"care\",\"audience\":\"customer\",\"urgency\":\"info\",\"channels\":[\"email\"],\"window\":{\"not_after_at\":\"2026-04-04T20:40:00Z\"},\"reasons\":[{\"code\":\"a\",\"text\":\"a\",\"evidence\":[\"/customer/ref\"]}],\"message\":{\"language\":\"en\",\"text\":\"Log in at https://shop.example/<https://evil.example/login> now.\",\"author\":\"machine\"}}]}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 426))))
