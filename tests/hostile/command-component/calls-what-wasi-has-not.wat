;; Calls a function of WASI that was never part of it.
;; manifest: default
(component
  (import "wasi:cli/stdout@0.2.0" (instance $stdout (export "get-teleport" (func (result u32)))))
  (core func $teleport (canon lower (func $stdout "get-teleport")))
  (core module $Main
    (import "wasi" "teleport" (func $teleport (result i32)))
    (func (export "run") (result i32)
      (call $teleport)))
  (core instance $main (instantiate $Main (with "wasi" (instance (export "teleport" (func $teleport))))))
  ;; with run
)
