;; Prints a line before its answer, as somebody does who is looking for a bug.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "here I am\0a{\"contract\":\"1.0\"}")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 28)))))
