;; Answers requests of the web.
;; manifest: default
(component
  ;; with memory
  (core module $Main
    (func (export "handle") (param i32 i32)))
  (core instance $main (instantiate $Main))
  (import "wasi:http/types@0.2.0" (instance $http
    (export "incoming-request" (type (sub resource)))
    (export "response-outparam" (type (sub resource)))))
  (alias export $http "incoming-request" (type $request))
  (alias export $http "response-outparam" (type $response))
  (func $handle (param "request" (own $request)) (param "response-out" (own $response))
    (canon lift (core func $main "handle")))
  (instance $handler (export "handle" (func $handle)))
  (export "wasi:http/incoming-handler@0.2.0" (instance $handler)))
