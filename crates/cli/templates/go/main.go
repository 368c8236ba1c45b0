// A Courtesy plugin: it reads a context from the standard input and writes an answer to the standard output.
//
// You needn't change this file; the plugin's code is in decide.go.
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

// answerTo asks the plugin about a context. What goes wrong is logged, so it is told without the customer's facts.
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

// panickedAt names the line that panicked. What it panicked with may hold facts of the customer.
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
