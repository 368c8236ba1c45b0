;; Decides in the asynchronous way of WASI 0.3.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32) (result i32)
      unreachable)
    (func (export "callback") (param i32 i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "decide") async (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc) async
      (callback (core func $main "callback")))))
