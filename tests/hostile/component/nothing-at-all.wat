;; Has nothing in it.
;; manifest: default
(component
)
