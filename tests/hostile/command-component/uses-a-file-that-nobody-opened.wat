;; Uses a file that it made up.
;; manifest: default
(component
  ;; with streams
  (import "wasi:filesystem/types@0.2.0" (instance $files
    (export "descriptor" (type $descriptor (sub resource)))
    (export "[method]descriptor.sync" (func (param "self" (borrow $descriptor)) (result (result))))))
  (core func $sync (canon lower (func $files "[method]descriptor.sync")))
  (core instance $more (export "sync" (func $sync)))
  (core module $Main
    (import "more" "sync" (func $sync (param i32) (result i32)))
    ;; with tell
    (func (export "run") (result i32)
      (drop (call $sync (i32.const 3)))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
