  ;; For a component: chance and both clocks.
  (import "wasi:random/random@0.2.0" (instance $chance (export "get-random-u64" (func (result u64)))))
  (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock (export "now" (func (result u64)))))
  (import "wasi:clocks/wall-clock@0.2.0" (instance $wall
    (type $moment (record (field "seconds" u64) (field "nanoseconds" u32)))
    (export "datetime" (type $datetime (eq $moment)))
    (export "now" (func (result $datetime)))))
  (core func $chance (canon lower (func $chance "get-random-u64")))
  (core func $clock (canon lower (func $clock "now")))
  (core func $wall (canon lower (func $wall "now") (memory $memory)))
  (core instance $dice (export "chance" (func $chance)) (export "clock" (func $clock)) (export "wall" (func $wall)))
