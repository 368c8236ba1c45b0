;; Takes all memory it can get, and stops when there is no more.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      (loop
        (br_if 0 (i32.ne (memory.grow (i32.const 64)) (i32.const -1))))
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
