;; Is made of two halves, each of which is made of two halves, and so on: eight million instances in a kilobyte.
;; manifest: default
(component
  ;; with memory
  (component $Level0 (core module $Small) (core instance (instantiate $Small)))
  (component $Level1 (alias outer 1 $Level0 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level2 (alias outer 1 $Level1 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level3 (alias outer 1 $Level2 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level4 (alias outer 1 $Level3 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level5 (alias outer 1 $Level4 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level6 (alias outer 1 $Level5 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level7 (alias outer 1 $Level6 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level8 (alias outer 1 $Level7 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level9 (alias outer 1 $Level8 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level10 (alias outer 1 $Level9 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level11 (alias outer 1 $Level10 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level12 (alias outer 1 $Level11 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level13 (alias outer 1 $Level12 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level14 (alias outer 1 $Level13 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level15 (alias outer 1 $Level14 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level16 (alias outer 1 $Level15 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level17 (alias outer 1 $Level16 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level18 (alias outer 1 $Level17 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level19 (alias outer 1 $Level18 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level20 (alias outer 1 $Level19 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level21 (alias outer 1 $Level20 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level22 (alias outer 1 $Level21 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (component $Level23 (alias outer 1 $Level22 (component $Half)) (instance (instantiate $Half)) (instance (instantiate $Half)))
  (instance (instantiate $Level23))
  (core module $Main
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main (with "libc" (instance $libc))))
  ;; with decide
)
