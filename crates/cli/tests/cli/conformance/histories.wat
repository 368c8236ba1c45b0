;; Traps on more than 14,000 bytes.
;; breaks: histories
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (i32.gt_u (local.get $len) (i32.const 14000)) (then unreachable))
  (global.get $nothing))
