;; Exports `run` as a function of its own, outside the interface.
;; manifest: default
(component
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  (func (export "run") (result (result)) (canon lift (core func $main "run"))))
