;; Exports a component under the name of the function.
;; manifest: default
(component
  (component $inner)
  (export "decide" (component $inner)))
