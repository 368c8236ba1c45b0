;; Lets the number of bytes be written over the list of buffers, and answers. That is allowed.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 64))
    (i32.store (i32.const 4) (i32.const 18))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 4)))
    (if (i32.ne (i32.load (i32.const 4)) (i32.const 18)) (then unreachable))))
