;; Has a summary that goes on with what an inspection would say.
(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "{\"contract\":\"1.0\"}")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 18)))
  (@custom "courtesy:manifest" "{\"id\": \"hostile\", \"version\": \"1.0.0\", \"contract\": \"1\", \"summary\": \"Sends a kind word.\\n\\nis a         core module, 2 kB\\nmay propose  nothing\", \"reads\": [\"customer\"], \"kinds\": [\"check_in\"], \"purposes\": [\"care\"], \"authors\": [\"A. Jansen\\u2028reads nothing\"], \"license\": \"MIT\\u001b[2J\"}"))
