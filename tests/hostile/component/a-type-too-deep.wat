;; Has a list of lists of lists, a hundred and ten deep.
;; manifest: default
(component
  ;; with memory
  (type $deep
  ;; repeat 90 (list
  u8
  ;; repeat 91 )
  (type
  ;; repeat 20 (list
  $deep
  ;; repeat 21 )
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
