;; Is a good command that says nothing of itself.
;; manifest: none
(module
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 18)))))
