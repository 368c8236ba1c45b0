;; Writes a buffer that ends past its memory.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (call $tell (call $write (i32.const 1) (i32.const 65535) (i32.const 2)))))
