;; Has loops inside each other in one of its modules, each with a branch of its own.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (param i32)
      ;; repeat 1900 loop
      ;; repeat 1900 local.get 0 br_if 0 end
    )
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
