;; Makes instances of a component that another instance gives it, so that nobody can count what comes of it.
;; manifest: default
(component
  ;; with memory
  (component $Giver
    (component $Gift (core module $Small) (core instance (instantiate $Small)))
    (export "gift" (component $Gift)))
  (instance $giver (instantiate $Giver))
  (alias export $giver "gift" (component $Gift))
  (instance (instantiate $Gift))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
