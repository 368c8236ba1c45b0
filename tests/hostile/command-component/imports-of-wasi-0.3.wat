;; Wants a clock of a WASI that this host doesn't know yet.
;; manifest: default
(component
  (import "wasi:clocks/system-clock@0.3.0" (instance (export "now" (func (result u64)))))
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
