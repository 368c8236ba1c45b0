;; Never stops deciding for a customer whose region is "SPINNING"; answers for every other one.
;; manifest: {"id": "spinner", "version": "1.0.0", "contract": "1", "summary": "Spins for some.", "reads": ["customer"], "kinds": [], "purposes": []}
(module
  (memory (export "memory") 1)
  (data (i32.const 0) "{\"contract\":\"1.0\"}")

  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)

  (func (export "courtesy_decide_v1") (param $at i32) (param $len i32) (result i64)
    (local $end i32)
    (local.set $end (i32.sub (i32.add (local.get $at) (local.get $len)) (i32.const 8)))
    (loop $next
      (if (i64.eq (i64.load (local.get $at)) (i64.const 0x474e494e4e495053)) (then (loop br 0)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.le_u (local.get $at) (local.get $end))))
    (i64.const 18)))
