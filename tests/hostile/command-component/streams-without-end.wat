;; Opens stdout a hundred thousand times and closes none.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (func (export "run") (result i32)
      (local $left i32)
      (local.set $left (i32.const 100000))
      (loop
        (drop (call $get_stdout))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if 0 (local.get $left)))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
