;; Looks first whether anything is left of an earlier call, everywhere a module can keep something, and traps if so.
;; Then, if its input holds "SECRET42", writes that over all memory it can get, into its global and over its table.
;; manifest: {"id": "keeper", "version": "1.0.0", "contract": "1", "summary": "Keeps what it hears.", "reads": ["customer"], "kinds": [], "purposes": []}
(component
  ;; with streams
  ;; The module that keeps has its own memory; what it hears and says goes through the one of `streams`.
  (core module $Keeper
    ;; with keeping
    (func (export "search")
      (call $search))
    (func (export "keep") (param $secret i64)
      (i64.store (i32.const 4096) (local.get $secret))
      (call $keep (i32.const 4096) (i32.const 8))))
  (core instance $keeper (instantiate $Keeper))
  (core module $Main
    (import "wasi" "get-stdin" (func $get_stdin (result i32)))
    (import "wasi" "read" (func $read (param i32 i64 i32)))
    (import "keeper" "search" (func $search))
    (import "keeper" "keep" (func $keep (param i64)))
    ;; with tell
    (func (export "run") (result i32)
      (local $at i32)
      (local $end i32)
      (call $search)
      (call $read (call $get_stdin) (i64.const 60000) (i32.const 128))
      (local.set $at (i32.load (i32.const 132)))
      (local.set $end (i32.add (local.get $at) (i32.load (i32.const 136))))
      (loop $next
        (call $keep (i64.load (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
      call $answer
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "keeper" (instance $keeper))))
  ;; with run
)
