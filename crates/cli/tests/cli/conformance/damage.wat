;; Searches for the customer until it finds it, possibly for ever.
;; breaks: damage
(data (i32.const 1024) "\"customer\"")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (loop $next
    (br_if $next (i32.eqz (call $holds (local.get $ptr) (local.get $len) (i32.const 1024) (i32.const 10)))))
  (global.get $nothing))
