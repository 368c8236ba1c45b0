;; Never stops.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (loop br 0)
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
