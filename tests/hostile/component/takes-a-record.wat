;; Takes a record of its own.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32 i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (type $view (record (field "customer" string) (field "orders" (list u64))))
  (export $context "context" (type $view))
  (func (export "decide") (param "context" $context) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
