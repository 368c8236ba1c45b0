;; Asks where a server is, and answers with the error code.
;; manifest: default
(component
  ;; with streams
  ;; with network
  (import "wasi:sockets/instance-network@0.2.0" (instance $networks
    (export "instance-network" (func (result (own $network))))))
  (import "wasi:sockets/ip-name-lookup@0.2.0" (instance $names
    (export "resolve-address-stream" (type $stream (sub resource)))
    (export "error-code" (type $code (eq $error-code)))
    (export "resolve-addresses" (func
      (param "network" (borrow $network)) (param "name" string) (result (result (own $stream) (error $code)))))))
  (core func $network (canon lower (func $networks "instance-network")))
  (core func $resolve (canon lower (func $names "resolve-addresses") (memory $memory)))
  (core instance $more (export "network" (func $network)) (export "resolve" (func $resolve)))
  (core module $Main
    (import "more" "network" (func $network (result i32)))
    (import "more" "resolve" (func $resolve (param i32 i32 i32 i32)))
    ;; with tell
    (data (i32.const 256) "shop.example")
    (func (export "run") (result i32)
      (call $resolve (call $network) (i32.const 256) (i32.const 12) (i32.const 128))
      (call $tell (i32.load8_u (i32.const 132)))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
