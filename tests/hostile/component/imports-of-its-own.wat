;; Wants a service of the company that made it.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (import "acme:shop/stock@1.0.0" (instance (export "of" (func (param "article" string) (result u32)))))
  (func (export "decide") (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
