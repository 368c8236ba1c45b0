;; Calls its parameter `input`. That is allowed: the host goes by place.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  (func (export "decide") (param "input" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc))))
