;; Traps if the first byte isn't a brace, as with whitespace before the JSON.
;; breaks: spellings
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (i32.ne (i32.load8_u (local.get $ptr)) (i32.const 123)) (then unreachable))
  (global.get $nothing))
