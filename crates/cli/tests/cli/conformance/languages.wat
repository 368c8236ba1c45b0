;; Traps on Klingon.
;; breaks: languages
(data (i32.const 1024) "\"tlh\"")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 5)) (then unreachable))
  (global.get $nothing))
