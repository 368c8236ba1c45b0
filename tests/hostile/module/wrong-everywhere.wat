;; Gets every field of an action wrong: all of it is to be told at once.
;; manifest: default
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":1,\"actions\":[{\"id\":\"No Slug\",\"key\":\"\",\"step\":{\"kind\":\"upsell\"},\"purpose\":\"profit\",\"audience\":null,\"urgency\":3,\"channels\":\"fax\",\"window\":{\"not_after_at\":\"tomorrow\"},\"reasons\":[],\"propensity\":2,\"more\":1}],\"holds\":{},\"notes\":[7]}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 238))))
