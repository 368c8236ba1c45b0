;; Looks first whether anything is left of an earlier call, everywhere a module can keep something, and traps if so.
;; Then, if its input holds "SECRET42", writes that over all memory it can get, into its global and over its table.
;; manifest: {"id": "keeper", "version": "1.0.0", "contract": "1", "summary": "Keeps what it hears.", "reads": ["customer"], "kinds": [], "purposes": []}
(component
  (core module $Main
    ;; with keeping
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (call $search)
      i32.const 4096)
    (func (export "decide") (param i32 i32) (result i32)
      (call $keep (local.get 0) (local.get 1))
      (memory.init $answer (i32.const 2048) (i32.const 0) (i32.const 18))
      (i64.store (i32.const 0) (i64.const 0x0000001200000800))
      i32.const 0))
  (core instance $main (instantiate $Main))
  (alias core export $main "memory" (core memory $memory))
  (alias core export $main "realloc" (core func $realloc))
  ;; with decide
)
