;; Looks for folders that it was given, and stops with a trap when there is none.
;; manifest: default
(component
  ;; with memory
  (import "wasi:filesystem/types@0.2.0" (instance $files (export "descriptor" (type (sub resource)))))
  (alias export $files "descriptor" (type $descriptor))
  (import "wasi:filesystem/preopens@0.2.0" (instance $folders
    (export "get-directories" (func (result (list (tuple (own $descriptor) string)))))))
  (core func $folders (canon lower (func $folders "get-directories") (memory $memory) (realloc $realloc)))
  (core module $Main
    (import "libc" "memory" (memory 1))
    (import "wasi" "folders" (func $folders (param i32)))
    ;; Stops if there is no folder to look in.
    (func (export "run") (result i32)
      (call $folders (i32.const 0))
      (if (i32.eqz (i32.load (i32.const 4))) (then unreachable))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance (export "folders" (func $folders))))))
  ;; with run
)
