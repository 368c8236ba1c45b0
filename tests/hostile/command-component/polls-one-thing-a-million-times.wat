;; Waits for a list with the same thing a million times, again and again.
;; manifest: default
(component
  ;; with streams
  (core module $Main
    (import "wasi" "subscribe" (func $subscribe (param i32) (result i32)))
    (import "wasi" "poll" (func $poll (param i32 i32 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (local $at i32)
      (drop (memory.grow (i32.const 64)))
      (local.set $at (i32.const 65536))
      (i32.store (i32.const 128) (call $subscribe (call $get_stdout)))
      (loop
        (i32.store (local.get $at) (i32.load (i32.const 128)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br_if 0 (i32.lt_u (local.get $at) (i32.const 4065536))))
      (loop
        (call $poll (i32.const 65536) (i32.const 1000000) (i32.const 128))
        (br 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
