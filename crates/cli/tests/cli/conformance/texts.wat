;; Traps on a line separator.
;; breaks: texts
(data (i32.const 1024) "\e2\80\a8")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 3)) (then unreachable))
  (global.get $nothing))
