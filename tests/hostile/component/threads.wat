;; Shares its memory between threads.
;; manifest: default
(component
  ;; with memory
  (core module $Shared
    (memory 1 1 shared))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
