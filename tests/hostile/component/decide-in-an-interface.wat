;; Exports an interface that decides, instead of the function.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func $decide (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc)))
  (instance $plugin (export "decide" (func $decide)))
  (export "courtesy:plugin/plugin@1.0.0" (instance $plugin)))
