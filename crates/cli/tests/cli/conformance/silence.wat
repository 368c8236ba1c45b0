;; Proposes the same whatever is known, so that it has something to say where nobody asks.
;; breaks: silence
;; asks when: orders.failure
(data (i32.const 1024) "{\"contract\":\"1.0\",\"actions\":[{\"id\":\"ask\",\"key\":\"ask\",\"step\":{\"kind\":\"check_in\",\"question\":\"How are you?\",\"reply_queue\":\"front_desk\"},\"purpose\":\"care\",\"audience\":\"customer\",\"urgency\":\"info\",\"channels\":[\"email\"],\"window\":{\"not_after_at\":\"2999-12-31T00:00:00Z\"},\"reasons\":[{\"code\":\"asked\",\"text\":\"They are here.\",\"evidence\":[\"/hook\"]}]}]}")
(func $decide (param $ptr i32) (param $len i32) (result i64)
  (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.const 335)))
