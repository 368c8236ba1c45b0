;; Has a hundred thousand types that nobody needs.
;; manifest: default
(component
  ;; with memory
  ;; repeat 100000 (type (list u8))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
