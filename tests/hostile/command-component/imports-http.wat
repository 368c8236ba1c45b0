;; Wants to call a server.
;; manifest: default
(component
  (import "wasi:http/types@0.2.0" (instance (export "http-error-code" (func (result u32)))))
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
