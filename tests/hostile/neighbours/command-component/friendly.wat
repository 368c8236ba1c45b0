;; Asks every customer whether all is well, and means it.
;; manifest: {"id": "neighbour-command-component", "version": "1.0.0", "contract": "1", "summary": "Asks whether all is well.", "reads": ["customer"], "kinds": ["check_in"], "purposes": ["care"]}
(component
  ;; with streams
  (core module $Main
    ;; with tell
    (data (i32.const 1024)
      "{\"contract\":\"1.0\",\"actions\":[{\"id\":\"hello\",\"key\":\"hello-command-component\",\"step\":{\"kind\":\"check_in\",\"question\":\"Is all well?\",\"reply_queue\":\"care\"},\"purpose\":\"care\",\"audience\":\"customer\",\"urgency\":\"info\",\"channels\":[\"push\"],\"window\":{\"not_after_at\":\"2026-04-04T20:40:00Z\"},\"reasons\":[{\"code\":\"a\",\"text\":\"a\",\"evidence\":[\"/customer/ref\"]}],\"message\":{\"language\":\"en\",\"text\":\"Dear {first_name}, is all well?\",\"author\":\"machine\"}}]}")
    (func (export "run") (result i32)
      (call $write (call $get_stdout) (i32.const 1024) (i32.const 429) (i32.const 0))
      i32.const 0))
  (core instance $main (instantiate $Main (with "libc" (instance $libc)) (with "wasi" (instance $wasi))))
  ;; with run
)
