;; Ends well and says nothing.
;; manifest: default
(module
  ;; with writing
  (func (export "_start")))
