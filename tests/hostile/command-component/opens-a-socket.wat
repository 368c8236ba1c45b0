;; Opens a socket, and answers with the error code.
;; manifest: default
(component
  ;; with streams
  ;; with network
  (import "wasi:sockets/tcp@0.2.0" (instance $tcp (export "tcp-socket" (type (sub resource)))))
  (alias export $tcp "tcp-socket" (type $socket))
  (import "wasi:sockets/tcp-create-socket@0.2.0" (instance $sockets
    (export "error-code" (type $code (eq $error-code)))
    (export "ip-address-family" (type $kind (eq $family)))
    (export "create-tcp-socket" (func (param "address-family" $kind) (result (result (own $socket) (error $code)))))))
  (core func $open (canon lower (func $sockets "create-tcp-socket") (memory $memory)))
  (core instance $more (export "open" (func $open)))
  (core module $Main
    (import "more" "open" (func $open (param i32 i32)))
    ;; with tell
    (func (export "run") (result i32)
      (call $open (i32.const 0) (i32.const 128))
      (call $tell (i32.load8_u (i32.const 132)))
      i32.const 0))
  (core instance $main (instantiate $Main
    (with "libc" (instance $libc)) (with "wasi" (instance $wasi)) (with "more" (instance $more))))
  ;; with run
)
