;; Writes its answer byte by byte, and a line break at the end. That is allowed.
;; manifest: default
(module
  ;; with writing
  (data (i32.const 64) "{\"contract\":\"1.0\"}\0a")
  (func (export "_start")
    (local $at i32)
    (local.set $at (i32.const 64))
    (loop $next
      (drop (call $write (i32.const 1) (local.get $at) (i32.const 1)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (i32.const 83))))))
