;; Lets the number of bytes be written past the end of its memory.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (i32.store (i32.const 4) (i32.const 0))
    (call $tell (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 65533)))))
