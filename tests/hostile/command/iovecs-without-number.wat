;; Writes 4,294,967,295 buffers in one call.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (call $tell (call $fd_write (i32.const 1) (i32.const 0) (i32.const -1) (i32.const 8)))))
