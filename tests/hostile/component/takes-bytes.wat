;; Takes and returns bytes instead of text.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "decide") (param i32 i32) (result i32)
      unreachable))
  (core instance $main (instantiate $Main))
  (func (export "decide") (param "context" (list u8)) (result (list u8))
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
