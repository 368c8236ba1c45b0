;; Writes a megabyte to its log, and answers. That is allowed; most of it is thrown away.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}")
  (func (export "_start")
    (local $left i32)
    (local.set $left (i32.const 256))
    (memory.fill (i32.const 1024) (i32.const 0x61) (i32.const 4096))
    (loop
      (drop (call $write (i32.const 2) (i32.const 1024) (i32.const 4096)))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if 0 (local.get $left)))
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 18)))))
