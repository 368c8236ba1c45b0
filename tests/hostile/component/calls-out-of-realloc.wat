;; Asks the host for the time while the host asks it for memory, which the component model forbids.
;; manifest: default
(component
  (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock (export "now" (func (result u64)))))
  (core func $now (canon lower (func $clock "now")))
  (core module $Main
    (import "clock" "now" (func $now (result i64)))
    (memory (export "memory") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (drop (call $now))
      i32.const 1024)
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main (with "clock" (instance (export "now" (func $now))))))
  (alias core export $main "memory" (core memory $memory))
  (alias core export $main "realloc" (core func $realloc))
  ;; with decide
)
