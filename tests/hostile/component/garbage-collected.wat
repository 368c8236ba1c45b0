;; Leaves its memory to a garbage collector, which is not switched on.
;; manifest: default
(component
  ;; with memory
  (core module $Collected
    (type (struct (field i32))))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
