;; Uses instructions that give another result on another machine.
;; manifest: default
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32)
    i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64)
    (i64x2.extract_lane 0 (i8x16.relaxed_swizzle (v128.const i64x2 1 2) (v128.const i64x2 3 4)))))
