;; Gives something of a vast type to each of many instances, which are never made: checking them takes a minute.
;; manifest: default
(component
  ;; with memory
  (component
    (component $Taking
      (type $a0 (tuple u8 u8))
      (type $a1 (tuple $a0 $a0))
      (type $a2 (tuple $a1 $a1))
      (type $a3 (tuple $a2 $a2))
      (type $a4 (tuple $a3 $a3))
      (type $a5 (tuple $a4 $a4))
      (type $a6 (tuple $a5 $a5))
      (type $a7 (tuple $a6 $a6))
      (type $a8 (tuple $a7 $a7))
      (type $a9 (tuple $a8 $a8))
      (type $a10 (tuple $a9 $a9))
      (type $a11 (tuple $a10 $a10))
      (type $a12 (tuple $a11 $a11))
      (type $a13 (tuple $a12 $a12))
      (type $a14 (tuple $a13 $a13))
      (type $a15 (tuple $a14 $a14))
      (import "f" (func (param "x" $a15))))
    (type $b0 (tuple u8 u8))
    (type $b1 (tuple $b0 $b0))
    (type $b2 (tuple $b1 $b1))
    (type $b3 (tuple $b2 $b2))
    (type $b4 (tuple $b3 $b3))
    (type $b5 (tuple $b4 $b4))
    (type $b6 (tuple $b5 $b5))
    (type $b7 (tuple $b6 $b6))
    (type $b8 (tuple $b7 $b7))
    (type $b9 (tuple $b8 $b8))
    (type $b10 (tuple $b9 $b9))
    (type $b11 (tuple $b10 $b10))
    (type $b12 (tuple $b11 $b11))
    (type $b13 (tuple $b12 $b12))
    (type $b14 (tuple $b13 $b13))
    (type $b15 (tuple $b14 $b14))
    (import "f" (func $f (param "x" $b15)))
    ;; repeat 900 (instance (instantiate $Taking (with "f" (func $f))))
  )
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
