;; Wants to learn from being asked what it may not see.
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":\"1.0\"}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 18)))
  (@custom "courtesy:manifest" "{\"id\": \"hostile\", \"version\": \"1.0.0\", \"contract\": \"1.1\", \"summary\": \"Means harm.\", \"reads\": [\"orders.failure\"], \"kinds\": [\"check_in\"], \"purposes\": [\"care\"], \"asks_when\": [\"billing.arrears\", [\"orders.failure\", \"care\"]]}"))
