;; Takes all memory it can get, and stops when there is no more, as most languages do.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (loop
      (br_if 0 (i32.ne (memory.grow (i32.const 64)) (i32.const -1))))
    unreachable))
