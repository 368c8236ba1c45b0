;; Never stops writing to its log.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (memory.fill (i32.const 16) (i32.const 0x61) (i32.const 4096))
    (loop
      (drop (call $write (i32.const 2) (i32.const 16) (i32.const 4096)))
      (br 0))))
