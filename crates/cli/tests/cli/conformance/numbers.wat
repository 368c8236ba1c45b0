;; Traps on the largest integer.
;; breaks: numbers
(data (i32.const 1024) "9007199254740991")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 16)) (then unreachable))
  (global.get $nothing))
