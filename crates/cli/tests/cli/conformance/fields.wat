;; Traps if the time zone is known, but not the tenure.
;; breaks: fields customers texts
(data (i32.const 1024) "\"time_zone\"")
(data (i32.const 1040) "\"tenure_days\"")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (i32.and
        (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 11))
        (i32.eqz (call $holds (local.get $ptr) (local.get $len) (i32.const 1040) (i32.const 13))))
    (then unreachable))
  (global.get $nothing))
