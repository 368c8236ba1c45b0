;; Traps on an empty list of orders.
;; breaks: sections
(data (i32.const 1024) "\"orders\":[]")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 11)) (then unreachable))
  (global.get $nothing))
