package main

import (
	"encoding/json/v2"
	"fmt"
	"strings"
	"testing"
	"time"
)

const config = `"config": {"often": 3, "recent_days": 7, "stuck_minutes": 30, "again_after_days": 30, "patience_s": 300,
	"owner_role": "journey_owner", "agent_role": "service_agent", "queue": "desk", "guides": {"payment_error": "https://shop.example/pay"}}`

// bumped is a customer who ran into a payment error this many times, a few minutes ago.
func bumped(count int) string {
	return fmt.Sprintf(`"journeys": [{"journey": "checkout", "stage": "pay", "friction": [
		{"kind": "payment_error", "count": %d, "last_at": "2026-03-28T20:35:00Z"}]}]`, count)
}

const careTeam = `"capacity": {"queues": [{"queue": "care", "open": true, "wait_s": 60}]}`

// ask runs the whole plugin, from JSON to an answer.
func ask(t *testing.T, hook string, sections ...string) []Action {
	t.Helper()
	context := `{"contract": "1.0", "hook": "` + hook + `", "as_of": "2026-03-28T20:40:00Z", ` + config
	for _, section := range sections {
		context += ", " + section
	}
	answer := answerTo(strings.NewReader(context + "}"))
	if message := answer.Error.Message; message != "" {
		t.Fatal(message)
	}
	check(t, answer)
	return answer.Actions
}

// kinds lists the kinds of an answer's actions, and the recipients of insights.
func kinds(t *testing.T, actions []Action) string {
	t.Helper()
	var kinds []string
	for _, action := range actions {
		var step struct {
			Kind   string `json:"kind"`
			Mode   string `json:"mode"`
			ToRole string `json:"to_role"`
		}
		bytes, err := json.Marshal(action.Step)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(bytes, &step); err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, strings.Trim(step.Kind+" "+step.Mode+step.ToRole, " "))
	}
	return strings.Join(kinds, ", ")
}

func TestEveryMomentGetsWhatItNeeds(t *testing.T) {
	const insight, brief = "internal_insight journey_owner", "internal_insight service_agent"
	busyTeam := `"capacity": {"queues": [{"queue": "care", "open": true, "wait_s": 900, "next_slots": ["2026-03-28T20:00:00Z", "2026-03-29T08:00:00Z"]}]}`
	told := `"history": [{"key": "journey-friction/seen/payment_error/checkout", "at": "2026-03-20T00:00:00Z"}]`
	for name, moment := range map[string]struct {
		hook     string
		sections []string
		expected string
	}{
		"often, and long enough ago to have moved on":    {"review", []string{strings.Replace(bumped(3), "28T20:35", "27T20:35", 1)}, insight},
		"often, and told lately":                         {"review", []string{bumped(3), told}, ""},
		"often, and told long ago":                       {"review", []string{bumped(3), strings.Replace(told, "03-20", "02-01", 1)}, insight},
		"not often":                                      {"review", []string{bumped(2)}, ""},
		"too long ago":                                   {"review", []string{strings.Replace(bumped(9), "28T20:35", "20T20:35", 1)}, ""},
		"at an unknown moment":                           {"review", []string{strings.Replace(bumped(9), "last_at", "first_at", 1)}, ""},
		"during an outage":                               {"review", []string{bumped(9), `"events": [{"kind": "outage", "affects_customer": true, "from_at": "2026-03-28T19:00:00Z"}]`}, ""},
		"after an outage":                                {"review", []string{bumped(9), `"events": [{"kind": "outage", "affects_customer": true, "until_at": "2026-03-28T19:00:00Z"}]`}, insight},
		"during a storm":                                 {"review", []string{bumped(9), `"events": [{"kind": "weather", "affects_customer": true}]`}, insight},
		"of somebody who died":                           {"visit", []string{bumped(9), careTeam, `"customer": {"status": "deceased"}`}, ""},
		"stuck, with a page that helps":                  {"visit", []string{bumped(2), careTeam}, "self_service"},
		"stuck, with a page and nobody behind it":        {"visit", []string{bumped(2)}, ""},
		"later than the moment of the facts":             {"review", []string{strings.Replace(bumped(9), "28T20:35", "28T20:41", 1)}, ""},
		"often, and telling it failed":                   {"review", []string{bumped(3), strings.Replace(told, "}", `, "outcome": "failed"}`, 1)}, insight},
		"stuck half an hour ago":                         {"visit", []string{strings.Replace(bumped(2), "20:35", "20:10", 1), careTeam}, "self_service"},
		"stuck longer ago":                               {"visit", []string{strings.Replace(bumped(2), "20:35", "20:09", 1), careTeam}, ""},
		"stuck, and avoids chat":                         {"visit", []string{bumped(3), strings.Replace(busyTeam, "900", "9", 1), told, `"preferences": {"avoid_channels": ["chat"]}`}, "human_handover callback"},
		"stuck once":                                     {"visit", []string{bumped(1), careTeam}, ""},
		"stuck, and prefers people":                      {"visit", []string{bumped(2), careTeam, `"preferences": {"self_service": "human"}`}, "human_handover transfer"},
		"stuck, and handled with care":                   {"visit", []string{bumped(2), careTeam, `"care": {"handle_with_care": true}`}, "human_handover transfer"},
		"stuck again and again":                          {"visit", []string{bumped(3), careTeam, told}, "human_handover transfer"},
		"stuck again and again, and prefers to do alone": {"visit", []string{bumped(3), careTeam, told, `"preferences": {"self_service": "self"}`}, "self_service"},
		"stuck while everybody is busy":                  {"visit", []string{bumped(3), busyTeam, told}, "human_handover callback"},
		"stuck, busy, and avoids the telephone":          {"visit", []string{bumped(3), busyTeam, told, `"preferences": {"avoid_channels": ["phone"]}`}, ""},
		"stuck, and a colleague works on it":             {"visit", []string{bumped(3), careTeam, told, `"cases": [{"status": "open", "topic": "checkout"}]`}, ""},
		"stuck, and helped last week":                    {"visit", []string{bumped(2), careTeam, `"history": [{"key": "journey-friction/help/payment_error/checkout", "at": "2026-03-20T00:00:00Z"}]`}, ""},
		"stuck, and complained about help once":          {"visit", []string{bumped(2), careTeam, `"history": [{"key": "journey-friction/help/x/y", "at": "2020-01-01T00:00:00Z", "outcome": "complained"}]`}, ""},
		"stuck, and getting in touch":                    {"contact_started", []string{bumped(2), careTeam}, brief},
		"stuck often, and getting in touch":              {"contact_started", []string{bumped(3), careTeam}, insight + ", " + brief},
		"stuck, and the conversation is over":            {"contact_ended", []string{bumped(2), careTeam}, ""},
	} {
		if got := kinds(t, ask(t, moment.hook, moment.sections...)); got != moment.expected {
			t.Errorf("%s: %q, not %q", name, got, moment.expected)
		}
	}
}

func TestSaysWhichQuestionsWereAskedAndInWhichMood(t *testing.T) {
	actions := ask(t, "review", bumped(4), `"interactions": [
		{"at": "2026-03-28T18:00:00Z", "topic": "payment_error", "sentiment": -0.8},
		{"at": "2026-03-28T19:00:00Z", "topic": "delivery", "sentiment": 1},
		{"at": "2026-03-28T20:00:00Z", "topic": "checkout", "sentiment": -0.4},
		{"at": "2026-03-01T20:00:00Z", "topic": "checkout", "sentiment": 1}]`)
	signal := actions[0].Step.(InternalInsightStep).Signal
	if !strings.HasSuffix(signal, "2 conversations were about it; mood -0.6, from -1 to 1.") {
		t.Error(signal)
	}
	if evidence := fmt.Sprint(actions[0].Reasons[1].Evidence); evidence != "[/interactions/0 /interactions/2]" {
		t.Error(evidence)
	}
}

func TestTheTeamThatKnowsTheJourneyComesFirst(t *testing.T) {
	actions := ask(t, "visit", bumped(5), `"customer": {"language": "nl-BE"}, "capacity": {"queues": [
		{"queue": "closed", "open": false, "skills": ["checkout"], "wait_s": 1},
		{"queue": "fast", "open": true, "wait_s": 5},
		{"queue": "desk", "open": true, "wait_s": 20},
		{"queue": "dutch", "open": true, "skills": ["nl"], "wait_s": 50},
		{"queue": "payments", "open": true, "skills": ["payment_error"], "wait_s": 90}]}`)
	step := actions[1].Step.(HumanHandoverStep)
	if step.Queue != "payments" || fmt.Sprint(step.Alternatives) != "[dutch desk fast]" {
		t.Errorf("%+v", step)
	}
}

func TestACallIsPlannedForTheFirstMomentThatIsStillToCome(t *testing.T) {
	actions := ask(t, "visit", bumped(5), `"capacity": {"queues": [{"queue": "care", "open": true, "next_slots": [
		"2026-03-28T20:00:00Z", "2026-03-30T08:00:00Z", "2026-03-29T08:00:00Z"]}]}`)
	step := actions[1].Step.(HumanHandoverStep)
	if slot := step.Slot.Format(time.RFC3339); slot != "2026-03-29T08:00:00Z" || actions[1].Window.NotAfterAt != step.RespondByAt {
		t.Errorf("%+v", actions[1])
	}
}

func TestStaffHearOfTheWorstBumpsOnly(t *testing.T) {
	var bumps []string
	for count := range 6 {
		bumps = append(bumps, fmt.Sprintf(`{"kind": "bump_%d", "count": %d, "last_at": "2026-03-27T20:00:00Z"}`, count, count+3))
	}
	actions := ask(t, "review", `"journeys": [{"journey": "move", "friction": [`+strings.Join(bumps, ",")+`]}]`)
	if len(actions) != insightsMax || actions[0].Reasons[0].Evidence[0] != "/journeys/0/friction/5" {
		t.Errorf("%+v", actions)
	}
}

func TestAKeyFitsWhateverTheNames(t *testing.T) {
	bump := bump{friction: friction{Kind: strings.Repeat("k", 64)}, journey: strings.Repeat("é", 100)}
	if key := bump.key("seen"); len([]rune(key)) != 100 {
		t.Error(key)
	}
}

func TestHoldsAtTheEndOfTheCalendar(t *testing.T) {
	answer := answerTo(strings.NewReader(`{"hook": "review", "as_of": "2999-12-31T23:59:59Z", ` + config + `,
		"journeys": [{"journey": "a", "friction": [{"kind": "b", "count": 3, "last_at": "2999-12-31T00:00:00Z"}]}]}`))
	if len(answer.Actions) != 1 || answer.Actions[0].Window.NotAfterAt.Year() != 2999 {
		t.Errorf("%+v", answer)
	}
}

func TestSaysWhatIsWrongWithoutAFactOfTheCustomer(t *testing.T) {
	message := answerTo(strings.NewReader(`{"customer": "Jansen"}`)).Error.Message
	if message == "" || strings.Contains(message, "Jansen") {
		t.Errorf("%q", message)
	}
}

func TestWithoutWordsForTheCustomerAColleagueLooksIntoIt(t *testing.T) {
	queues := `"capacity": {"queues": [{"queue": "care", "open": true, "wait_s": 5}]}`
	const insight = "internal_insight journey_owner, "
	for language, expected := range map[string]string{
		"pl": "human_handover task", "fr-BE": "human_handover transfer", "pt-BR": "human_handover transfer", "und": "human_handover transfer",
	} {
		actions := ask(t, "visit", bumped(5), `"customer": {"language": "`+language+`"}`, queues)
		if got := kinds(t, actions); got != insight+expected {
			t.Errorf("%s: %q", language, got)
		}
	}
}

const furiousMail = `"interactions": [{"at": "2026-03-28T10:00:00Z", "topic": "checkout", "direction": "inbound", "outcome": "unresolved", "sentiment": -0.9}]`

func TestWhoeverIsAngryGetsAPerson(t *testing.T) {
	const transfer, task, brief = "human_handover transfer", "human_handover task", "internal_insight service_agent"
	yesterday := strings.Replace(bumped(2), "28T20:35", "27T20:35", 1)
	for name, moment := range map[string]struct {
		hook     string
		sections []string
		expected string
	}{
		"stuck, with a page that would help":        {"visit", []string{bumped(2), careTeam, furiousMail}, transfer},
		"stuck, and wants no contact":               {"visit", []string{bumped(2), careTeam, furiousMail, `"preferences": {"pause": {}}`}, task},
		"stuck yesterday, and gone":                 {"review", []string{yesterday, careTeam, furiousMail}, task},
		"stuck yesterday, and nobody is there":      {"review", []string{yesterday, furiousMail}, ""},
		"stuck yesterday, and a colleague is on it": {"review", []string{yesterday, careTeam, furiousMail, `"cases": [{"status": "open", "topic": "checkout"}]`}, ""},
		"stuck once":                            {"review", []string{strings.Replace(yesterday, `"count": 2`, `"count": 1`, 1), careTeam, furiousMail}, ""},
		"stuck yesterday, and getting in touch": {"contact_started", []string{yesterday, careTeam, furiousMail}, brief},
		"calmed since": {"review", []string{yesterday, careTeam, strings.Replace(furiousMail, "}]",
			`}, {"at": "2026-03-28T12:00:00Z", "handler": "human", "outcome": "resolved"}]`, 1)}, ""},
	} {
		if got := kinds(t, ask(t, moment.hook, moment.sections...)); got != moment.expected {
			t.Errorf("%s: %q, not %q", name, got, moment.expected)
		}
	}
}

func TestTheColleagueHearsWhyWeThinkThatTheCustomerIsAngry(t *testing.T) {
	actions := ask(t, "review", bumped(2), careTeam, furiousMail, `"feedback": [{"kind": "csat", "score": 1, "at": "2026-03-28T11:00:00Z"}]`)
	step, reasons := actions[0].Step.(HumanHandoverStep), actions[0].Reasons
	angry := reasons[len(reasons)-1]
	if angry.Text != "The customer sounded unhappy on 2026-03-28 and gave 1 of 5 on 2026-03-28." || !strings.HasSuffix(step.Briefing, angry.Text) {
		t.Errorf("%q: %q", step.Briefing, angry.Text)
	}
	if evidence := fmt.Sprint(angry.Evidence); evidence != "[/interactions/0 /feedback/0]" {
		t.Error(evidence)
	}
}

func TestOneStrongSignOrTwoWeakOnesShowAnger(t *testing.T) {
	talk := func(more string) string {
		return `{"at": "2026-03-27T10:00:00Z", "direction": "inbound", "outcome": "unresolved"` + more + `}`
	}
	talks := func(talks ...string) string { return `"interactions": [` + strings.Join(talks, ", ") + `]` }
	for name, sign := range map[string]struct {
		section string
		angry   bool
	}{
		"unhappy":                             {talks(talk(`, "sentiment": -0.5`)), false},
		"unhappy, and a lot of effort":        {talks(talk(`, "sentiment": -0.5, "effort": 6`)), true},
		"a long conversation in vain":         {talks(talk(`, "duration_s": 1801`)), false},
		"a long one and a lot of effort":      {talks(talk(`, "duration_s": 1801, "effort": 6`)), true},
		"three conversations about one thing": {talks(talk(""), talk(""), talk("")), false},
		"four conversations about one thing":  {talks(talk(""), talk(""), talk(""), talk("")), true},
		"furious two weeks ago":               {strings.Replace(talks(talk(`, "sentiment": -1`)), "27T10", "14T10", 1), false},
		"furious at our message":              {strings.Replace(talks(talk(`, "sentiment": -1`)), "inbound", "outbound", 1), false},
		"a bad score":                         {`"feedback": [{"kind": "nps", "score": 2, "at": "2026-03-27T10:00:00Z"}]`, true},
		"a poor score":                        {`"feedback": [{"kind": "ces", "score": 6, "at": "2026-03-27T10:00:00Z"}]`, false},
		"a bad score, and a good one since":   {`"feedback": [{"kind": "nps", "score": 2, "at": "2026-03-27T10:00:00Z"}, {"kind": "csat", "score": 4, "at": "2026-03-28T10:00:00Z"}]`, false},
		"came back once":                      {`"cases": [{"id": "k", "status": "open", "reopened": 1}]`, false},
		"came back twice":                     {`"cases": [{"id": "k", "status": "open", "reopened": 2}]`, true},
	} {
		actions := ask(t, "review", bumped(2), careTeam, sign.section)
		if (len(actions) == 1) != sign.angry {
			t.Errorf("%s: %+v", name, actions)
		}
	}
}

func TestNobodyInTroubleIsLeftToAPage(t *testing.T) {
	for _, trouble := range []string{
		`"cases": [{"status": "open", "kind": "complaint"}]`,
		`"cases": [{"status": "closed", "kind": "complaint", "resolution": "refused", "closed_at": "2026-03-10T09:00:00Z"}]`,
		`"orders": [{"status": "failed"}]`,
		`"orders": [{"status": "shipped", "promised_at": "2026-03-28T20:39:59Z"}]`,
		`"orders": [{"status": "placed", "promised_on": "2026-03-26"}]`,
		`"orders": [{"status": "shipped", "promised_at": "2026-03-20T20:39:59Z", "delivered_at": "2026-03-21T09:00:00Z", "part_delivered": true}]`,
		`"orders": [{"status": "cancelled", "cancelled_by": "company", "paid": true, "amount": {"minor": 5, "currency": "EUR"}}]`,
		`"promises": [{"due_at": "2026-03-28T20:39:59Z"}]`,
	} {
		if got := kinds(t, ask(t, "visit", bumped(2), careTeam, trouble)); got != "human_handover transfer" {
			t.Errorf("%s: %q", trouble, got)
		}
	}
	for _, settled := range []string{
		`"cases": [{"status": "open", "kind": "question"}]`,
		`"cases": [{"status": "closed", "kind": "complaint", "resolution": "refused", "closed_at": "2026-02-10T09:00:00Z"}]`,
		`"orders": [{"status": "placed", "promised_on": "2026-03-28"}]`,
		`"orders": [{"status": "shipped", "promised_at": "2026-03-20T20:39:59Z", "delivered_at": "2026-03-21T09:00:00Z"}]`,
		`"orders": [{"status": "failed", "amount": {"minor": 5, "currency": "EUR"}, "refunded": {"minor": 5, "currency": "EUR"}}]`,
		`"orders": [{"status": "cancelled", "cancelled_by": "company", "paid": true, "amount": {"minor": 5, "currency": "EUR"}, "refunded": {"minor": 5, "currency": "EUR"}}]`,
		`"promises": [{"due_at": "2026-03-28T20:39:59Z", "kept_at": "2026-03-28T20:00:00Z"}]`,
	} {
		if got := kinds(t, ask(t, "visit", bumped(2), careTeam, settled)); got != "self_service" {
			t.Errorf("%s: %q", settled, got)
		}
	}
}

func TestWhileTheCustomerTalksWithUsTheColleagueHearsOfIt(t *testing.T) {
	talk := `"interactions": [{"at": "2026-03-28T20:30:00Z", "direction": "inbound", "channel": "chat"}]`
	for section, expected := range map[string]string{
		talk: "internal_insight service_agent",
		strings.Replace(talk, "20:30", "19:39", 1):                          "self_service",
		strings.Replace(talk, `"chat"`, `"chat", "outcome": "resolved"`, 1): "self_service",
	} {
		if got := kinds(t, ask(t, "visit", bumped(2), careTeam, section)); got != expected {
			t.Errorf("%s: %q", section, got)
		}
	}
}

func TestHelpThatIsntWantedIsntOfferedAgain(t *testing.T) {
	offered := func(at, outcome string) string {
		return fmt.Sprintf(`{"key": "journey-friction/help/payment_error/checkout", "channel": "app", "at": "%s", "outcome": "%s"}`, at, outcome)
	}
	for name, past := range map[string]struct {
		history, rest, expected string
	}{
		"declined":              {offered("2025-03-20T00:00:00Z", "dismissed"), "", ""},
		"left unanswered":       {offered("2025-03-20T00:00:00Z", "delivered"), "", "self_service"},
		"unanswered twice":      {offered("2025-03-20T00:00:00Z", "delivered") + ", " + offered("2025-06-20T00:00:00Z", "sent"), "", ""},
		"taken up twice":        {offered("2025-03-20T00:00:00Z", "accepted") + ", " + offered("2025-06-20T00:00:00Z", "goal_met"), "", "self_service"},
		"cancelled":             {offered("2026-03-20T00:00:00Z", "cancelled"), "", "self_service"},
		"declined in a talk":    {offered("2025-03-20T00:00:00Z", "delivered"), `, "interactions": [{"at": "2025-03-22T00:00:00Z", "outcome": "declined"}]`, ""},
		"another no long after": {offered("2025-03-20T00:00:00Z", "delivered"), `, "interactions": [{"at": "2025-03-28T00:00:00Z", "outcome": "declined"}]`, "self_service"},
	} {
		actions := ask(t, "visit", bumped(2), careTeam, `"history": [`+past.history+`]`+past.rest)
		if got := kinds(t, actions); got != past.expected {
			t.Errorf("%s: %q, not %q", name, got, past.expected)
		}
	}
}

func TestACallIsAPromise(t *testing.T) {
	actions := ask(t, "visit", bumped(5), `"capacity": {"queues": [{"queue": "care", "open": true, "next_slots": ["2026-03-29T08:00:00Z"]}]}`)
	promises, step := actions[1].Promises, actions[1].Step.(HumanHandoverStep)
	if len(promises) != 1 || !promises[0].DueAt.Equal(step.Slot) || promises[0].ID != "journey-friction/call/payment_error/checkout" {
		t.Errorf("%+v", promises)
	}
}
