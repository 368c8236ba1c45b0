;; Calls functions of WASI 0.2 as if a core module could.
;; manifest: default
(module
  (import "wasi:cli/stdout@0.2.0" "get-stdout" (func $get_stdout (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")))
