;; Puts a byte order mark before its answer.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (data (i32.const 64) "\48\00\00\00\15\00\00\00")
    (data (i32.const 72) "\ef\bb\bf{\"contract\":\"1.0\"}")
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 64))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
