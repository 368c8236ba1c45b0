;; Exports an interface under the name of the function.
;; manifest: default
(component
  (instance $plugin)
  (export "decide" (instance $plugin)))
