;; Answers in UTF-16, as some languages hold text.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "\ff\fe{\00}\00")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 6)))))
