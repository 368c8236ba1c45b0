;; Begins a request to a server, which no plugin can.
;; manifest: default
(component
  ;; with streams
  (import "wasi:http/types@0.2.0" (instance $http
    (export "fields" (type $fields (sub resource)))
    (export "[constructor]fields" (func (result (own $fields))))))
  (core func $fields (canon lower (func $http "[constructor]fields")))
  (core instance $more (export "fields" (func $fields)))
  (core module $Main
    (import "more" "fields" (func $fields (result i32)))
    ;; with note
    (func (export "decide") (param i32 i32) (result i32)
      (drop (call $fields))
      (call $tell (i32.const 1))))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with decide
)
