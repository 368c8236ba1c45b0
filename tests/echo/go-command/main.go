// Echo answers with what it was given, as its neighbours in the other languages do.
package main

import (
	"encoding/json/v2"
	"fmt"
	"os"
)

// Context is what the echo reads of a context.
type Context struct {
	Hook     string `json:"hook"`
	Seed     uint64 `json:"seed"`
	Customer struct {
		Language string `json:"language"`
		Region   string `json:"region"`
	} `json:"customer"`
	Orders  []struct{} `json:"orders"`
	Derived struct {
		DaysSinceLastOrder *uint32 `json:"days_since_last_order"`
	} `json:"derived"`
}

type object = map[string]any

func main() {
	var context Context
	answer := object{"contract": "1.1"}
	if err := json.UnmarshalRead(os.Stdin, &context); err != nil {
		answer["error"] = object{"message": "The context is not what the contract says."}
	} else {
		answer["actions"] = []object{action(context)}
		answer["notes"] = []string{fmt.Sprint("seed ", context.Seed)}
	}
	if err := json.MarshalWrite(os.Stdout, answer, json.Deterministic(true)); err != nil {
		os.Exit(1)
	}
}

// action is a signal to staff that repeats a little of every type: text, a count, an optional number.
func action(context Context) object {
	text := []rune(context.Customer.Language + "|" + context.Customer.Region + "|" + context.Hook)
	days := "none"
	if known := context.Derived.DaysSinceLastOrder; known != nil {
		days = fmt.Sprint(*known)
	}
	signal := fmt.Sprintf("%s|%d|%s", string(text[:min(len(text), 80)]), len(context.Orders), days)
	return object{
		"id":       "echo",
		"key":      "echo",
		"step":     object{"kind": "internal_insight", "topic": "echo", "signal": signal, "to_role": "tester"},
		"purpose":  "service",
		"audience": "agent",
		"urgency":  "info",
		"window":   object{"not_after_at": "2999-12-31T23:59:59Z"},
		"reasons":  []object{{"code": "asked", "text": "It was asked.", "evidence": []string{"/hook"}}},
	}
}
