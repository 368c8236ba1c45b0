package main

import (
	"strings"
	"testing"
)

// ask goes the whole way, from JSON to an answer.
func ask(t *testing.T, language, derived string) Answer {
	t.Helper()
	answer := answerTo(strings.NewReader(`{
		"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
		"as_of": "2026-03-28T20:40:00Z", "config": {"quiet_days": 365},
		"customer": {"ref": "c-20417"` + language + `}, "derived": ` + derived + `}`))
	if message := answer.Error.Message; message != "" {
		t.Fatal(message)
	}
	check(t, answer)
	return answer
}

func TestAsksACustomerWhoHasBeenQuietForAYear(t *testing.T) {
	actions := ask(t, `, "language": "nl"`, `{"days_since_last_order": 400}`).Actions
	if len(actions) != 1 || actions[0].Message.Language != "nl" {
		t.Fatalf("%+v", actions)
	}
	if evidence := actions[0].Reasons[0].Evidence; evidence[0] != "/derived/days_since_last_order" {
		t.Error(evidence)
	}
}

func TestLeavesACustomerAloneWhoOrderedLately(t *testing.T) {
	for _, derived := range []string{`{"days_since_last_order": 30}`, `{}`} {
		if actions := ask(t, `, "language": "nl"`, derived).Actions; len(actions) != 0 {
			t.Errorf("%s: %+v", derived, actions)
		}
	}
}

func TestSaysNothingInALanguageThatTheCustomerDoesntSpeak(t *testing.T) {
	if actions := ask(t, `, "language": "fr"`, `{"days_since_last_order": 400}`).Actions; len(actions) != 0 {
		t.Errorf("%+v", actions)
	}
	if actions := ask(t, ``, `{"days_since_last_order": 400}`).Actions; actions[0].Message.Language != "en" {
		t.Errorf("%+v", actions)
	}
}

func TestSaysWhatIsWrongWithoutAFactOfTheCustomer(t *testing.T) {
	message := answerTo(strings.NewReader(`{"customer": "Jansen"}`)).Error.Message
	if message == "" || strings.Contains(message, "Jansen") {
		t.Errorf("%q", message)
	}
}

func TestSaysWhereItPanickedAndNotWithWhat(t *testing.T) {
	answer := answerTo(panicking{})
	if message := answer.Error.Message; !strings.Contains(message, "decide_test.go:") || strings.Contains(message, "Jansen") {
		t.Errorf("%q", message)
	}
}

type panicking struct{}

func (panicking) Read([]byte) (int, error) {
	panic("Jansen")
}
