  ;; For a component: chance. Goes after `memory` or `streams`.
  (import "wasi:random/random@0.2.0" (instance $chance
    (export "get-random-bytes" (func (param "len" u64) (result (list u8))))
    (export "get-random-u64" (func (result u64)))))
  (core func $random-bytes (canon lower (func $chance "get-random-bytes") (memory $memory) (realloc $realloc)))
  (core func $random-number (canon lower (func $chance "get-random-u64")))
  (core instance $more (export "random-bytes" (func $random-bytes)) (export "random-number" (func $random-number)))
