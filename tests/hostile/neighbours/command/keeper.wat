;; Looks first whether anything is left of an earlier call, everywhere a module can keep something, and traps if so.
;; Then, if its input holds "SECRET42", writes that over all memory it can get, into its global and over its table.
;; manifest: {"id": "keeper", "version": "1.0.0", "contract": "1", "summary": "Keeps what it hears.", "reads": ["customer"], "kinds": [], "purposes": []}
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  ;; with keeping
  (func (export "_start")
    (call $search)
    (i64.store (i32.const 0) (i64.const 0x0000f00000001000))
    (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
    (call $keep (i32.const 4096) (i32.load (i32.const 8)))
    (memory.init $answer (i32.const 2048) (i32.const 0) (i32.const 18))
    (i64.store (i32.const 0) (i64.const 0x0000001200000800))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))
