;; Wants ten thousand things.
;; manifest: default
(component
  ;; with memory
  ;; repeat 10000 (import "acme:shop/part-a#" (instance))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
