  ;; Most of a module that keeps a secret wherever it can, and looks for what an earlier call kept.
  (memory (export "memory") 1)
  (table $kept 4 64 funcref)
  (global $kept (mut i64) (i64.const 0))
  (data (i32.const 1024) "pristine")
  (data $answer "{\"contract\":\"1.0\"}")
  (data $fresh "\00\00\00\00")
  (elem declare func $search)

  ;; Traps unless all is as in a module that never ran.
  (func $search
    (local $at i32)
    ;; plant
    (if (i64.ne (global.get $kept) (i64.const 0)) (then unreachable))
    (if (i32.ne (memory.size) (i32.const 1)) (then unreachable))
    (if (i32.ne (table.size $kept) (i32.const 4)) (then unreachable))
    (loop $next
      (if (i32.eqz (ref.is_null (table.get $kept (local.get $at)))) (then unreachable))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (i32.const 4))))
    (if (i64.ne (i64.load (i32.const 1024)) (i64.const 0x656e697473697270)) (then unreachable))
    (i64.store (i32.const 1024) (i64.const 0))
    (call $all_zero (i32.const 0))
    (memory.init $fresh (i32.const 0) (i32.const 0) (i32.const 4))
    (drop (memory.grow (i32.const 63)))
    ;; plant in new memory
    (call $all_zero (i32.const 65536)))

  (func $all_zero (param $at i32)
    (loop $next
      (if (i64.ne (i64.load (local.get $at)) (i64.const 0)) (then unreachable))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $at) (i32.mul (memory.size) (i32.const 65536))))))

  ;; Writes the secret wherever it can, if it stands there.
  (func $keep (param $at i32) (param $len i32)
    (local $end i32)
    (local.set $end (i32.sub (i32.add (local.get $at) (local.get $len)) (i32.const 8)))
    (loop $next
      (if (i64.eq (i64.load (local.get $at)) (i64.const 0x3234544552434553))
        (then (call $spread (i64.load (local.get $at))) (local.set $at (local.get $end))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.le_u (local.get $at) (local.get $end)))))

  (func $spread (param $secret i64)
    (local $at i32)
    (global.set $kept (local.get $secret))
    (table.fill $kept (i32.const 0) (ref.func $search) (i32.const 4))
    (drop (table.grow $kept (ref.func $search) (i32.const 60)))
    (data.drop $fresh)
    (loop $next
      (i64.store (local.get $at) (local.get $secret))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $at) (i32.mul (memory.size) (i32.const 65536))))))
