;; Traps on a time in the last century that the contract allows.
;; breaks: times
(data (i32.const 1024) "\"as_of\":\"2999")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 13)) (then unreachable))
  (global.get $nothing))
