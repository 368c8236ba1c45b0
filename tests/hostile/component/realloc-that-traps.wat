;; Stops with a trap when it is asked for memory.
;; manifest: default
(component
  (core module $Main
    (memory (export "memory") 1)
    (data (i32.const 0) "\08\00\00\00\12\00\00\00{\"contract\":\"1.0\"}")
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      unreachable)
    (func (export "decide") (param i32 i32) (result i32)
      i32.const 0))
  (core instance $main (instantiate $Main))
  (alias core export $main "memory" (core memory $memory))
  (alias core export $main "realloc" (core func $realloc))
  ;; with decide
)
