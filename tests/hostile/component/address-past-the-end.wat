;; Says that its answer is described past the end of its memory.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 65536))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
