;; Waits for stdout a hundred thousand times and forgets about each.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdout" (func $get_stdout (result i32)))
    (import "wasi" "subscribe" (func $subscribe (param i32) (result i32)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (local $left i32)
      (local $out i32)
      (local.set $out (call $get_stdout))
      (local.set $left (i32.const 100000))
      (loop
        (drop (call $subscribe (local.get $out)))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if 0 (local.get $left)))
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with decide
)
