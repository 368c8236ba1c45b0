  ;; For a command: a memory, and an answer with a note.
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  ;; Writes, and returns the error code. The iovec lies at 0, the number of bytes written at 8.
  (func $write (param $fd i32) (param $at i32) (param $len i32) (result i32)
    (i32.store (i32.const 0) (local.get $at))
    (i32.store (i32.const 4) (local.get $len))
    (call $fd_write (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 8)))
  ;; Answers with a number below 100 for a note.
  (data (i32.const 16) "{\"contract\":\"1.0\",\"notes\":[\"got 00\"]}")
  (func $tell (param $number i32)
    (i32.store8 (i32.const 48) (i32.add (i32.const 48) (i32.div_u (local.get $number) (i32.const 10))))
    (i32.store8 (i32.const 49) (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10))))
    (drop (call $write (i32.const 1) (i32.const 16) (i32.const 37))))
