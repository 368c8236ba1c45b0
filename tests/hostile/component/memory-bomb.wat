;; Takes all memory it can get, and stops when there is no more.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (loop
        (br_if 0 (i32.ne (memory.grow (i32.const 64)) (i32.const -1))))
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
