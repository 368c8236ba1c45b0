;; Is a good command that says nothing of itself.
;; manifest: none
(component
  (core module $Main
    (func (export "run") (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  ;; with run
)
