;; Writes to a file that was never opened, and answers with the error code.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (call $tell (call $write (i32.const 3) (i32.const 16) (i32.const 4)))))
