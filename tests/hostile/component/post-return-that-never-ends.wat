;; Answers, and never stops cleaning up.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1)))
    (func (export "done") (param i32)
      (loop br 0)))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  (func (export "decide") (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc)
      (post-return (core func $main "done")))))
