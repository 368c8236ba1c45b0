;; Exports a function of another name.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "advise") (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
