;; Has no manifest.
;; breaks: manifest
;; no manifest
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (global.get $nothing))
