;; Wants a database, which is not WASI.
;; manifest: default
(component
  (import "acme:shop/database@1.0.0" (instance (export "query" (func (param "sql" string) (result string)))))
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
