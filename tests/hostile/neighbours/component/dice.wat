;; Notes what it gets of chance and of the clocks, in hexadecimal digits: sixteen bytes of chance, the time of day and the
;; monotonic clock.
;; manifest: {"id": "dice", "version": "1.0.0", "contract": "1", "summary": "Throws dice.", "reads": [], "kinds": [], "purposes": []}
(component
  ;; with memory
  ;; with dice
  (core module $Main
    (import "dice" "chance" (func $chance (result i64)))
    (import "dice" "clock" (func $clock (result i64)))
    (import "dice" "wall" (func $wall (param i32)))
    (import "libc" "memory" (memory 1))
    ;; with hex
    (func (export "decide") (param i32 i32) (result i32)
      (i64.store (i32.const 1024) (call $chance))
      (i64.store (i32.const 1032) (call $chance))
      (call $wall (i32.const 1040))
      (i64.store (i32.const 1040) (i64.mul (i64.load (i32.const 1040)) (i64.const 1000000000)))
      (i64.store (i32.const 1048) (call $clock))
      call $hex
      (i32.store (i32.const 0) (i32.const 2048))
      (i32.store (i32.const 4) (i32.const 95))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "dice" (instance $dice))))
  ;; with decide
)
