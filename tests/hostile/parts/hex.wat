    ;; Writes bytes as hexadecimal digits.
    ;; Answers with the 32 bytes at 1024 for a note.
    (data (i32.const 2048) "{\"contract\":\"1.0\",\"notes\":[\"")
    (data (i32.const 2140) "\"]}")
    (data (i32.const 2200) "0123456789abcdef")
    (func $hex
      (local $at i32)
      (loop $next
        (i32.store8 (i32.add (i32.const 2076) (i32.mul (local.get $at) (i32.const 2)))
          (i32.load8_u offset=2200 (i32.shr_u (i32.load8_u offset=1024 (local.get $at)) (i32.const 4))))
        (i32.store8 (i32.add (i32.const 2077) (i32.mul (local.get $at) (i32.const 2)))
          (i32.load8_u offset=2200 (i32.and (i32.load8_u offset=1024 (local.get $at)) (i32.const 15))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $at) (i32.const 32)))))
