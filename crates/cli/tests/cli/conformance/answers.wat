;; Answers with an empty action.
;; breaks: answers
(data (i32.const 1024) "{\"contract\":\"1.0\",\"actions\":[{}]}")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 33)))
