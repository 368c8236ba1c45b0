;; Imports a clock.
;; breaks: module
(module (import "env" "now" (func (result i64))))
