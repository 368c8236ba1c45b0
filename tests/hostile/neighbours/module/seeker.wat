;; Looks for what another plugin left behind: in its memory at the start, in memory that it adds, in its table. Traps if
;; there is anything but zeros.
;; manifest: {"id": "seeker", "version": "1.0.0", "contract": "1", "summary": "Seeks what others left.", "reads": [], "kinds": [], "purposes": []}
(module
  (memory (export "memory") 3)
  (table $found 64 funcref)
  (global $found (mut i64) (i64.const 0))
  (data $answer "{\"contract\":\"1.0\"}")

  (func (export "courtesy_alloc") (param i32) (result i32)
    (local $at i32)
    (if (i64.ne (global.get $found) (i64.const 0)) (then unreachable))
    (loop $next
      (if (i32.eqz (ref.is_null (table.get $found (local.get $at)))) (then unreachable))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (i32.const 64))))
    (drop (memory.grow (i32.const 100)))
    (local.set $at (i32.const 0))
    (loop $next
      (if (i64.ne (i64.load (local.get $at)) (i64.const 0)) (then unreachable))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $at) (i32.mul (memory.size) (i32.const 65536)))))
    i32.const 4096)

  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (memory.init $answer (i32.const 0) (i32.const 0) (i32.const 18))
    (i64.const 18)))
