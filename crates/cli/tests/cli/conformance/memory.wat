;; Allocates 128 MiB when the customer visits, and traps if it can't.
;; breaks: memory
(data (i32.const 1024) "\"hook\":\"visit\",\"as_of\"")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 22)) (then (if (i32.lt_s (memory.grow (i32.const 2048)) (i32.const 0)) (then unreachable))))
  (global.get $nothing))
