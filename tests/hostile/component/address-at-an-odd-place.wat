;; Says that its answer is described where no description may lie.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 1))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
