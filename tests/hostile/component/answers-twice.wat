;; Returns two answers, one after the other.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    ;; with note
    (data (i32.const 64) "\48\00\00\00\24\00\00\00")
    (data (i32.const 72) "{\"contract\":\"1.0\"}{\"contract\":\"1.0\"}")
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 64))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
