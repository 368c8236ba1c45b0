;; Takes all memory it can get, in two modules with a memory each.
;; manifest: default
(component
  ;; with memory
  (core module $Other
    (memory 1)
    (func (export "grow") (result i32)
      (memory.grow (i32.const 64))))
  (core instance $other (instantiate $Other))
  (core module $Main
    (import "other" "grow" (func $grow (result i32)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (loop
        (br_if 0 (i32.ne (memory.grow (i32.const 64)) (i32.const -1))))
      (loop
        (br_if 0 (i32.ne (call $grow) (i32.const -1))))
      unreachable))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "other" (instance $other))))
  ;; with decide
)
