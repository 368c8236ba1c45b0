;; Holds back what others propose, although its manifest does not ask for that.
;; manifest: default
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":\"1.0\",\"actions\":[],\"holds\":[{\"scope\":{\"kind\":\"all\"},\"until_at\":\"2026-04-04T20:40:00Z\",\"reason\":\"Mine alone.\"}]}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 123))))
