;; Never stops deciding for a customer whose region is "SPINNING"; answers for every other one.
;; manifest: {"id": "spinner", "version": "1.0.0", "contract": "1", "summary": "Spins for some.", "reads": ["customer"], "kinds": [], "purposes": []}
(module
  (memory (export "memory") 1)
  (data (i32.const 0) "{\"contract\":\"1.0\"}")
  ;; with spinning
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (call $spin (local.get 0) (local.get 1))
    (i64.const 18)))
