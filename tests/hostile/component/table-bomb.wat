;; Takes all elements of a table it can get.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (table $funcs 1 funcref)
    (func (export "decide") (param i32 i32) (result i32)
      (loop
        (br_if 0 (i32.ne (table.grow $funcs (ref.null func) (i32.const 1000)) (i32.const -1))))
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
