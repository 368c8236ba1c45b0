;; Writes the NUL that ends a text in C.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}\00")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 19)))))
