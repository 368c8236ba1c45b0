;; Takes a number instead of a context.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "decide") (param "customer" u32) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
