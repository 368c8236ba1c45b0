;; Traps if region and country are known, but neither time zone nor tenure.
;; breaks: customers texts
(data (i32.const 1024) "\"time_zone\"")
(data (i32.const 1040) "\"tenure_days\"")
(data (i32.const 1056) "\"region\"")
(data (i32.const 1072) "\"country\"")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (i32.and
        (i32.and
          (call $holds (local.get $ptr) (local.get $len) (i32.const 1056) (i32.const 8))
          (call $holds (local.get $ptr) (local.get $len) (i32.const 1072) (i32.const 9)))
        (i32.eqz
          (i32.or
            (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 11))
            (call $holds (local.get $ptr) (local.get $len) (i32.const 1040) (i32.const 13)))))
    (then unreachable))
  (global.get $nothing))
