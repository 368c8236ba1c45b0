;; Returns nothing.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "decide") (param "context" string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
