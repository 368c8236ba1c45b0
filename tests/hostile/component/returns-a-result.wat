;; Returns an answer or an error, as functions in many languages do.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "decide") (param "context" string) (result (result string (error string)))
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
