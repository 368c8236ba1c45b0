;; Declares more memory than it may have, in a module of its own.
;; manifest: default
(component
  ;; with memory
  (core module $Vast
    (memory 2000))
  (core instance (instantiate $Vast))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
