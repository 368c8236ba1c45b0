;; Looks for the context on stdin, where only commands find it, and answers with what it got:
;; 1 for an error, which is the end.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    (import "wasi" "read" (func $read (param i32 i64 i32)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $read (call $get_stdin) (i64.const 60000) (i32.const 64))
      (call $tell (i32.load8_u (i32.const 64)))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with decide
)
