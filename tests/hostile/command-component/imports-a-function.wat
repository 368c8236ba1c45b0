;; Wants a function that belongs to no interface.
;; manifest: default
(component
  (import "now" (func (result f64)))
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
