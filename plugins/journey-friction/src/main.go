// Journey-friction shows staff where customers get stuck, and helps those who are stuck right now.
//
// It reads a context from stdin and writes an answer to stdout.
package main

import (
	"encoding/json/v2"
	"fmt"
	"io"
	"os"
	"path"
	"runtime"
	"strings"
)

func main() {
	if err := json.MarshalWrite(os.Stdout, answerTo(os.Stdin)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// answerTo calls the plugin with a context. Errors are logged, so they must not contain customer data.
func answerTo(context io.Reader) (answer Answer) {
	defer func() {
		if recover() != nil {
			answer = failed("the plugin panicked at " + panickedAt())
		}
	}()
	var input Input
	if err := json.UnmarshalRead(context, &input); err != nil {
		return failed("the context doesn't fit the type Input")
	}
	return decide(input)
}

// panickedAt names the line that panicked, without the panic's value, which may contain customer data.
func panickedAt() string {
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	frame, more := frames.Next()
	ours, panicking := strings.TrimSuffix(frame.Function, "panickedAt"), false
	for ; more; frame, more = frames.Next() {
		panicking = panicking || frame.Function == "runtime.gopanic"
		if panicking && strings.HasPrefix(frame.Function, ours) {
			return fmt.Sprintf("%s:%d", path.Base(frame.File), frame.Line)
		}
	}
	return "a place that can't be told"
}

func failed(message string) Answer {
	return Answer{Contract: "1.1", Error: PluginError{Message: message}}
}
