;; Takes nothing.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "decide") (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
