    ;; For a module in a component that is a command: an answer, with or without a note.
    (import "libc" "memory" (memory 1))
    (import "wasi" "get-stdout" (func $get_stdout (result i32)))
    (import "wasi" "write" (func $write (param i32 i32 i32 i32)))
    ;; Answers with a number below 100 for a note. At 0 lies what `write` returns.
    (data (i32.const 16) "{\"contract\":\"1.0\",\"notes\":[\"got 00\"]}")
    (func $tell (param $number i32)
      (i32.store8 (i32.const 48) (i32.add (i32.const 48) (i32.div_u (local.get $number) (i32.const 10))))
      (i32.store8 (i32.const 49) (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10))))
      (call $write (call $get_stdout) (i32.const 16) (i32.const 37) (i32.const 0)))
    (data (i32.const 64) "{\"contract\":\"1.0\"}")
    (func $answer
      (call $write (call $get_stdout) (i32.const 64) (i32.const 18) (i32.const 0)))
