;; Traps if the operator's setting for days is the maximum.
;; breaks: settings
(data (i32.const 1024) "\"quiet_days\":1000")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 17)) (then unreachable))
  (global.get $nothing))
