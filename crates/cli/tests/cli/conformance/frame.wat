;; The common part of the plugins in this folder: an answer without actions at address 0, and a search function. Each file
;; adds the function `$decide`, and stores what it searches for at 1024 or above.
(module
  (memory (export "memory") 8)
  (data (i32.const 0) "{\"contract\":\"1.0\"}")
  (global $nothing i64 (i64.const 18))
  (func (export "courtesy_alloc") (param $len i32) (result i32)
    (i32.const 65536))
  (func (export "courtesy_decide_v1") (param $ptr i32) (param $len i32) (result i64)
    (call $decide (local.get $ptr) (local.get $len)))
  ;; Whether the input holds the bytes at `needle`.
  (func $holds (param $ptr i32) (param $len i32) (param $needle i32) (param $size i32) (result i32)
    (local $end i32) (local $at i32)
    (local.set $end (i32.sub (i32.add (local.get $ptr) (local.get $len)) (local.get $size)))
    (block $absent
      (loop $next
        (br_if $absent (i32.gt_s (local.get $ptr) (local.get $end)))
        (local.set $at (i32.const 0))
        (block $differs
          (loop $same
            (if (i32.eq (local.get $at) (local.get $size)) (then (return (i32.const 1))))
            (br_if $differs
              (i32.ne
                (i32.load8_u (i32.add (local.get $ptr) (local.get $at)))
                (i32.load8_u (i32.add (local.get $needle) (local.get $at)))))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br $same)))
        (local.set $ptr (i32.add (local.get $ptr) (i32.const 1)))
        (br $next)))
    (i32.const 0))
  ;; file
)
