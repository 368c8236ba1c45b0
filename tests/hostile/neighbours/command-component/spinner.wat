;; Never stops deciding for a customer whose region is "SPINNING"; answers for every other one.
;; manifest: {"id": "spinner", "version": "1.0.0", "contract": "1", "summary": "Spins for some.", "reads": ["customer"], "kinds": [], "purposes": []}
(component
  ;; with streams
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    (import "wasi" "read" (func $read (param i32 i64 i32)))
    ;; with tell
    ;; with spinning
    (func (export "run") (result i32)
      (call $read (call $get_stdin) (i64.const 60000) (i32.const 128))
      (call $spin (i32.load (i32.const 132)) (i32.load (i32.const 136)))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
