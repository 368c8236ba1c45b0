;; Connects two of its components by far more functions than anybody writes.
;; manifest: default
(component
  (component $Inner
    (core module $Main (func (export "f")))
    (core instance $main (instantiate $Main))
    (func (export "f") (canon lift (core func $main "f"))))
  (component $Outer
    (import "f" (func $f))
    ;; repeat 10100 (core func (canon lower (func $f)))
  )
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  (instance $inner (instantiate $Inner))
  (instance (instantiate $Outer (with "f" (func $inner "f"))))
  ;; with decide
)
