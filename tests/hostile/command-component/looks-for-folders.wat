;; Looks for folders that it was given, and answers with how many there are.
;; manifest: default
(component
  ;; with streams
  (import "wasi:filesystem/types@0.2.0" (instance $files (export "descriptor" (type (sub resource)))))
  (alias export $files "descriptor" (type $descriptor))
  (import "wasi:filesystem/preopens@0.2.0" (instance $folders
    (export "get-directories" (func (result (list (tuple (own $descriptor) string)))))))
  (core func $folders (canon lower (func $folders "get-directories") (memory $memory) (realloc $realloc)))
  (core instance $more (export "folders" (func $folders)))
  (core module $Main
    (import "more" "folders" (func $folders (param i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $folders (i32.const 128))
      (call $tell (i32.load (i32.const 132)))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
