;; Answers 17 good actions, one more than it may.
;; manifest: {"id": "hostile", "version": "1.0.0", "contract": "1", "summary": "Means harm.", "reads": ["customer"], "kinds": ["internal_insight"], "purposes": ["care"]}
(module
  (memory (export "memory") 1)
  (data (i32.const 1024)
    "{\"contract\":\"1.0\",\"actions\":["
    "{\"id\":\"a-00\",\"key\":\"a\",\"step\":{\"kind\":\"internal_insight\",\"topic\":\"a\",\"signal\":\"a\",\"to_role\":\"a\"},\"purpose\":\"care\",\"audience\":\"agent\",\"urgency\":\"info\",\"window\":{\"not_after_at\":\"2026-04-04T20:40:00Z\"},\"reasons\":[{\"code\":\"a\",\"text\":\"a\",\"evidence\":[\"/customer/ref\"]}]},")
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (local $at i32) (local $number i32)
    (memory.copy (i32.const 8192) (i32.const 1024) (i32.const 29))
    (local.set $at (i32.const 8221))
    (loop
      (memory.copy (local.get $at) (i32.const 1053) (i32.const 265))
      (i32.store8 offset=9 (local.get $at) (i32.add (i32.const 0x30) (i32.div_u (local.get $number) (i32.const 10))))
      (i32.store8 offset=10 (local.get $at) (i32.add (i32.const 0x30) (i32.rem_u (local.get $number) (i32.const 10))))
      (local.set $at (i32.add (local.get $at) (i32.const 265)))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if 0 (i32.lt_u (local.get $number) (i32.const 17))))
    ;; over the last comma
    (i32.store16 (i32.sub (local.get $at) (i32.const 1)) (i32.const 0x7d5d))
    (i64.or (i64.shl (i64.const 8192) (i64.const 32)) (i64.const 4535))))
