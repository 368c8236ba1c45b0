;; Looks for arguments and environment variables, and answers with how many there are.
;; manifest: default
(component
  ;; with streams
  (import "wasi:cli/environment@0.2.0" (instance $settings
    (export "get-environment" (func (result (list (tuple string string)))))
    (export "get-arguments" (func (result (list string))))))
  (core func $variables (canon lower (func $settings "get-environment") (memory $memory) (realloc $realloc)))
  (core func $arguments (canon lower (func $settings "get-arguments") (memory $memory) (realloc $realloc)))
  (core instance $more (export "variables" (func $variables)) (export "arguments" (func $arguments)))
  (core module $Main
    (import "more" "variables" (func $variables (param i32)))
    (import "more" "arguments" (func $arguments (param i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $variables (i32.const 128))
      (call $arguments (i32.const 136))
      (call $tell (i32.add (i32.load (i32.const 132)) (i32.load (i32.const 140))))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
