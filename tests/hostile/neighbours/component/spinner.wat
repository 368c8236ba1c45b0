;; Never stops deciding for a customer whose region is "SPINNING"; answers for every other one.
;; manifest: {"id": "spinner", "version": "1.0.0", "contract": "1", "summary": "Spins for some.", "reads": ["customer"], "kinds": [], "purposes": []}
(component
  ;; with memory
  (core module $Main
    (import "libc" "memory" (memory 1))
    (data (i32.const 0) "\08\00\00\00\12\00\00\00{\"contract\":\"1.0\"}")
    ;; with spinning
    (func (export "decide") (param i32 i32) (result i32)
      (call $spin (local.get 0) (local.get 1))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
