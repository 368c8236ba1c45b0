;; Is made of a hundred tables.
;; manifest: default
(component
  ;; with memory
  (core module $Small
    (table 1000 funcref))
  ;; repeat 100 (core instance (instantiate $Small))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
