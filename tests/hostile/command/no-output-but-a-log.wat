;; Writes its answer to stderr, by mistake.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (drop (call $write (i32.const 2) (i32.const 64) (i32.const 18)))))
