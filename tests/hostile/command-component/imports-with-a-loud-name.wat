;; Wants something whose name is as long as a book.
;; manifest: default
(component
  (import "acme:very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very-very/long@1.0.0" (instance (export "run" (func))))
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
