;; Takes the context in two parts.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32 i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "decide") (param "customer" string) (param "orders" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
