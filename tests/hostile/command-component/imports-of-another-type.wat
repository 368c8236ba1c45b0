;; Takes the clock for one that counts in 32 bits.
;; manifest: default
(component
  (import "wasi:clocks/monotonic-clock@0.2.0" (instance (export "now" (func (result u32)))))
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
