  ;; The end of a component that exports `decide`.
  (func (export "decide") (param "context" string) (result string)
    (canon lift (core func $main "decide") (memory $memory) (realloc $realloc)))
