;; Wants to start threads.
;; manifest: default
(module
  (import "wasi" "thread-spawn" (func $thread_spawn (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start"))
  (func (export "wasi_thread_start") (param i32 i32)))
