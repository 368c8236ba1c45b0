;; Shows nothing of itself.
;; manifest: default
(module (func))
