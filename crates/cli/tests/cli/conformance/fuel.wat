;; Loops for ever when the customer visits.
;; breaks: fuel
(data (i32.const 1024) "\"hook\":\"visit\",\"as_of\"")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 22)) (then (loop $for_ever (br $for_ever))))
  (global.get $nothing))
