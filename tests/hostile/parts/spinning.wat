    ;; For a guest that spins for some.
    ;; Never returns if "SPINNING" stands there.
    (func $spin (param $at i32) (param $len i32)
      (local $end i32)
      (local.set $end (i32.sub (i32.add (local.get $at) (local.get $len)) (i32.const 8)))
      (loop $next
        (if (i64.eq (i64.load (local.get $at)) (i64.const 0x474e494e4e495053)) (then (loop br 0)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $next (i32.le_u (local.get $at) (local.get $end)))))
