;; Asks every customer whether all is well, and means it.
;; manifest: {"id": "neighbour-command", "version": "1.0.0", "contract": "1", "summary": "Asks whether all is well.", "reads": ["customer"], "kinds": ["check_in"], "purposes": ["care"]}
(module
  ;; with writing
  (data (i32.const 1024)
    "{\"contract\":\"1.0\",\"actions\":[{\"id\":\"hello\",\"key\":\"hello-command\",\"step\":{\"kind\":\"check_in\",\"question\":\"Is all well?\",\"reply_queue\":\"care\"},\"purpose\":\"care\",\"audience\":\"customer\",\"urgency\":\"info\",\"channels\":[\"push\"],\"window\":{\"not_after_at\":\"2026-04-04T20:40:00Z\"},\"reasons\":[{\"code\":\"a\",\"text\":\"a\",\"evidence\":[\"/customer/ref\"]}],\"message\":{\"language\":\"en\",\"text\":\"Dear {first_name}, is all well?\",\"author\":\"machine\"}}]}")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 1024) (i32.const 419)))))
