;; Looks first whether anything is left of an earlier call, everywhere a module can keep something, and traps if so.
;; Then, if its input holds "SECRET42", writes that over all memory it can get, into its global and over its table.
;; manifest: {"id": "keeper", "version": "1.0.0", "contract": "1", "summary": "Keeps what it hears.", "reads": ["customer"], "kinds": [], "purposes": []}
(module
  ;; with keeping
  (func (export "courtesy_alloc") (param i32) (result i32)
    (call $search)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (call $keep (local.get 0) (local.get 1))
    (memory.init $answer (i32.const 2048) (i32.const 0) (i32.const 18))
    (i64.or (i64.shl (i64.const 2048) (i64.const 32)) (i64.const 18))))
