;; Its `_start` is no function.
;; manifest: default
(module
  (memory (export "memory") 1)
  (global (export "_start") i32 (i32.const 0)))
