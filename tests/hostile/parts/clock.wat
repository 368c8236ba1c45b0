  ;; For a component: the monotonic clock, and something to wait for. Goes after `streams`.
  (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock
    (export "now" (func (result u64)))
    (export "subscribe-duration" (func (param "when" u64) (result (own $pollable))))))
  (core func $now (canon lower (func $clock "now")))
  (core func $alarm (canon lower (func $clock "subscribe-duration")))
  (core instance $more (export "now" (func $now)) (export "alarm" (func $alarm)))
