;; Traps on an unknown key.
;; breaks: additions
(data (i32.const 1024) "\"zz_text\":")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 10)) (then unreachable))
  (global.get $nothing))
