;; Exports the interface of a command with nothing in it.
;; manifest: default
(component
  (instance $command)
  (export "wasi:cli/run@0.2.0" (instance $command)))
