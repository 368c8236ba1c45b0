;; Calls itself until there is no stack left.
;; manifest: default
(module
  ;; with writing
  (func $again
    (call $again)
    (drop (i32.load (i32.const 0))))
  (func (export "_start")
    (call $again)))
