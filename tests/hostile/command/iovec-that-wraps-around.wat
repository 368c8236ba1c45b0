;; Writes a buffer whose end is before its start.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (call $tell (call $write (i32.const 1) (i32.const -8) (i32.const 16)))))
