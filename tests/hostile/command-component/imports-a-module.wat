;; Wants a core module from the host.
;; manifest: default
(component
  (import "engine" (core module (export "run" (func))))
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
