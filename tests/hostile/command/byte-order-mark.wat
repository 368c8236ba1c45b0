;; Puts a byte order mark before its answer.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "\ef\bb\bf{\"contract\":\"1.0\"}")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 21)))))
