  ;; For a component: the three streams with most of what WASI 0.2 has for them, and a memory.
  (import "wasi:io/error@0.2.0" (instance $errors (export "error" (type (sub resource)))))
  (alias export $errors "error" (type $error))
  (import "wasi:io/poll@0.2.0" (instance $polls
    (export "pollable" (type $pollable (sub resource)))
    (export "[method]pollable.block" (func (param "self" (borrow $pollable))))
    (export "poll" (func (param "in" (list (borrow $pollable))) (result (list u32))))))
  (alias export $polls "pollable" (type $pollable))
  (import "wasi:io/streams@0.2.0" (instance $streams
    (type $failed (variant (case "last-operation-failed" (own $error)) (case "closed")))
    (export "stream-error" (type $stream-error (eq $failed)))
    (export "input-stream" (type $input (sub resource)))
    (export "output-stream" (type $output (sub resource)))
    (export "[method]input-stream.blocking-read" (func
      (param "self" (borrow $input)) (param "len" u64) (result (result (list u8) (error $stream-error)))))
    (export "[method]output-stream.check-write" (func
      (param "self" (borrow $output)) (result (result u64 (error $stream-error)))))
    (export "[method]output-stream.write" (func
      (param "self" (borrow $output)) (param "contents" (list u8)) (result (result (error $stream-error)))))
    (export "[method]output-stream.blocking-write-and-flush" (func
      (param "self" (borrow $output)) (param "contents" (list u8)) (result (result (error $stream-error)))))
    (export "[method]output-stream.blocking-splice" (func
      (param "self" (borrow $output)) (param "src" (borrow $input)) (param "len" u64)
      (result (result u64 (error $stream-error)))))
    (export "[method]output-stream.subscribe" (func (param "self" (borrow $output)) (result (own $pollable))))))
  (alias export $streams "input-stream" (type $input))
  (alias export $streams "output-stream" (type $output))
  (import "wasi:cli/stdin@0.2.0" (instance $stdin (export "get-stdin" (func (result (own $input))))))
  (import "wasi:cli/stdout@0.2.0" (instance $stdout (export "get-stdout" (func (result (own $output))))))
  (import "wasi:cli/stderr@0.2.0" (instance $stderr (export "get-stderr" (func (result (own $output))))))
  ;; with memory
  (core func $get-stdin (canon lower (func $stdin "get-stdin")))
  (core func $get-stdout (canon lower (func $stdout "get-stdout")))
  (core func $get-stderr (canon lower (func $stderr "get-stderr")))
  (core func $read (canon lower (func $streams "[method]input-stream.blocking-read")
    (memory $memory) (realloc $realloc)))
  (core func $check-write (canon lower (func $streams "[method]output-stream.check-write") (memory $memory)))
  (core func $write-now (canon lower (func $streams "[method]output-stream.write") (memory $memory)))
  (core func $write (canon lower (func $streams "[method]output-stream.blocking-write-and-flush")
    (memory $memory)))
  (core func $splice (canon lower (func $streams "[method]output-stream.blocking-splice") (memory $memory)))
  (core func $subscribe (canon lower (func $streams "[method]output-stream.subscribe")))
  (core func $block (canon lower (func $polls "[method]pollable.block")))
  (core func $poll (canon lower (func $polls "poll") (memory $memory) (realloc $realloc)))
  (core func $drop-input (canon resource.drop $input))
  (core func $drop-output (canon resource.drop $output))
  (core func $drop-pollable (canon resource.drop $pollable))
  (core instance $wasi
    (export "get-stdin" (func $get-stdin)) (export "get-stdout" (func $get-stdout))
    (export "get-stderr" (func $get-stderr)) (export "read" (func $read))
    (export "check-write" (func $check-write)) (export "write-now" (func $write-now)) (export "write" (func $write))
    (export "splice" (func $splice)) (export "subscribe" (func $subscribe)) (export "block" (func $block))
    (export "poll" (func $poll)) (export "drop-input" (func $drop-input)) (export "drop-output" (func $drop-output))
    (export "drop-pollable" (func $drop-pollable)))
