;; Is a component in a component, ninety deep.
;; manifest: default
(component
  ;; with memory
  ;; repeat 90 (component
  ;; repeat 90 )
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
