;; Traps on a region that no generated context has.
;; breaks: given
(data (i32.const 1024) "Atlantis")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (if (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 8)) (then unreachable))
  (global.get $nothing))
