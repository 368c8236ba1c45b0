;; Never stops.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")
    (loop br 0)))
