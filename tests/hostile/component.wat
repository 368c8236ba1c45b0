;; Is a component, and no module.
;; manifest: none
(component)
