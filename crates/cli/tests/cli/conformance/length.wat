;; Returns one byte too many when the customer visits.
;; breaks: length
(data (i32.const 1024) "\"hook\":\"visit\",\"as_of\"")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 22)) (then (return (i64.const 65537))))
  (global.get $nothing))
