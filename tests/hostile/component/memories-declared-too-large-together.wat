;; Declares more than half the memory it may have, twice.
;; manifest: default
(component
  ;; with memory
  (core module $Vast
    (memory 300))
  (core instance (instantiate $Vast))
  (core instance (instantiate $Vast))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
