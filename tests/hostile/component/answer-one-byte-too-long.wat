;; Returns one byte more than an answer may have.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (drop (memory.grow (i32.const 1)))
      (i32.store (i32.const 64) (i32.const 128))
      (i32.store (i32.const 68) (i32.const 65537))
      i32.const 64))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
