;; Makes objects that a collector would have to clear away.
;; manifest: default
(module
  (type $object (struct (field i32)))
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (drop (struct.new $object (i32.const 1)))
    i64.const 0))
