;; Writes its whole memory a thousand times in one call.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (local $at i32)
    (local.set $at (i32.const 1024))
    (loop
      (i32.store offset=4 (local.get $at) (i32.const 65536))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if 0 (i32.lt_u (local.get $at) (i32.const 9024))))
    (call $tell (call $fd_write (i32.const 1) (i32.const 1024) (i32.const 1000) (i32.const 8)))))
