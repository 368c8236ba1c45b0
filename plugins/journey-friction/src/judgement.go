package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// What several plugins judge alike. The SDK for Rust defines it, in its modules anger, matter and reach: the numbers are
// the same there.
const (
	angerDays     = 14
	furious       = -0.8
	unhappy       = -0.5
	content       = 0.3
	tooMuchEffort = 6
	longS         = 1_800
	tooOften      = 3
	enoughSigns   = 2
	refusalDays   = 30
	replyDays     = 7
	goingOn       = time.Hour
)

// anger holds the signs that the customer is angry.
type anger []sign

// A sign of anger, as the end of a sentence that starts with "The customer".
type sign struct {
	weight int
	text   string
	places []string
}

// angerOf finds the signs that the customer is angry now; none if they don't suffice. One strong sign or two weak ones do,
// unless something has calmed the customer since.
func angerOf(input *Input) anger {
	since := input.AsOf.Add(-days(angerDays))
	if calmed := calmedAt(input); calmed.After(since) {
		since = calmed
	}
	recent := func(moment time.Time) bool { return moment.After(since) && !moment.After(input.AsOf) }
	signs := slices.Concat(inLastWords(input, recent), inScores(input, recent), inCases(input), cameBack(input, recent))
	sum := 0
	for _, sign := range signs {
		sum += sign.weight
	}
	if sum < enoughSigns {
		return nil
	}
	return signs
}

// calmedAt is the last time at which somebody helped the customer, or the customer was content.
func calmedAt(input *Input) (last time.Time) {
	note := func(moment time.Time) {
		if moment.After(last) && !moment.After(input.AsOf) {
			last = moment
		}
	}
	for _, talk := range input.Interactions {
		settled := talk.isSettled() && talk.Handler != HandlerBot && talk.mood() > unhappy
		if settled || talk.mood() >= content {
			note(talk.At)
		}
	}
	for _, score := range input.Feedback {
		if score.isGood() {
			note(score.At)
		}
	}
	return last
}

// inLastWords finds what the newest thing that the customer said to us shows.
func inLastWords(input *Input, recent func(time.Time) bool) (signs anger) {
	index := -1
	for at, talk := range input.Interactions {
		if talk.isTheirs() && recent(talk.At) && (index < 0 || !talk.At.Before(input.Interactions[index].At)) {
			index = at
		}
	}
	if index < 0 {
		return nil
	}
	last := input.Interactions[index]
	found := func(weight int, text string) {
		signs = append(signs, sign{weight, text, []string{fmt.Sprintf("/interactions/%d", index)}})
	}
	switch {
	case last.mood() <= furious:
		found(2, "sounded unhappy on "+day(last.At))
	case last.mood() <= unhappy:
		found(1, "sounded unhappy on "+day(last.At))
	}
	if last.Effort >= tooMuchEffort {
		found(1, fmt.Sprintf("needed effort %d of 7", last.Effort))
	}
	if last.DurationS > longS && last.Outcome != InteractionOutcomeResolved {
		found(1, fmt.Sprintf("talked for %d minutes", last.DurationS/60))
	}
	return signs
}

// inScores finds the last bad score.
func inScores(input *Input, recent func(time.Time) bool) anger {
	for index, score := range slices.Backward(input.Feedback) {
		if weight := score.weight(); weight > 0 && recent(score.At) {
			text := fmt.Sprintf("gave %d of %d on %s", score.Score, score.top(), day(score.At))
			return anger{{weight, text, []string{fmt.Sprintf("/feedback/%d", index)}}}
		}
	}
	return nil
}

func inCases(input *Input) (signs anger) {
	for index, matter := range input.Cases {
		if matter.isOpen() && matter.Reopened > 0 {
			text := fmt.Sprintf("came back to %s after it was closed", matter.ID)
			if matter.Reopened > 1 {
				text = fmt.Sprintf("came back to %s %d times after it was closed", matter.ID, matter.Reopened)
			}
			signs = append(signs, sign{int(min(matter.Reopened, 2)), text, []string{fmt.Sprintf("/cases/%d", index)}})
		}
	}
	return signs
}

// cameBack finds the conversations about one topic that are too many, and settled nothing.
func cameBack(input *Input, recent func(time.Time) bool) anger {
	inVain := func(talk talk) bool {
		return talk.isTheirs() && recent(talk.At) && talk.Outcome != InteractionOutcomeResolved
	}
	var last talk
	for _, talk := range input.Interactions {
		if inVain(talk) && !talk.At.Before(last.At) {
			last = talk
		}
	}
	var places []string
	for index, talk := range input.Interactions {
		if inVain(talk) && talk.Topic == last.Topic {
			places = append(places, fmt.Sprintf("/interactions/%d", index))
		}
	}
	if len(places) < tooOften {
		return nil
	}
	weight := min(len(places)-tooOften+1, 2)
	return anger{{weight, fmt.Sprintf("got in touch %d times about one thing", len(places)), places}}
}

// reason says in one sentence why we think so.
func (anger anger) reason() Reason {
	var texts, places []string
	for _, sign := range anger {
		texts = append(texts, sign.text)
		for _, place := range sign.places {
			if !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
	}
	last := len(texts) - 1
	said := texts[last]
	if last > 0 {
		said = strings.Join(texts[:last], ", ") + " and " + said
	}
	return Reason{Code: "angry", Text: "The customer " + said + ".", Evidence: places}
}

// isWaitingForUs says whether the customer waits for something grave: an order is in trouble, a complaint, an incident or a
// claim is open, or a promise is broken.
func isWaitingForUs(input *Input) bool {
	return slices.ContainsFunc(input.Orders, func(order order) bool { return order.isInTrouble(input.AsOf) }) ||
		slices.ContainsFunc(input.Cases, matter.isGrave) ||
		slices.ContainsFunc(input.Promises, func(promise promise) bool { return promise.isBroken(input.AsOf) })
}

// wasRefused says whether we said no to the customer lately. If nobody knows when, it was lately.
func wasRefused(input *Input) bool {
	since := input.AsOf.Add(-days(refusalDays))
	return slices.ContainsFunc(input.Cases, func(matter matter) bool {
		refused := !matter.isOpen() && matter.Resolution == ResolutionRefused
		return refused && (matter.ClosedAt.IsZero() || matter.ClosedAt.After(since))
	})
}

// hasSaidStop says whether the customer wants contact only on request, or none for now.
func hasSaidStop(input *Input) bool {
	pause := input.Preferences.Pause
	paused := pause != nil && (pause.UntilAt.IsZero() || input.AsOf.Before(pause.UntilAt))
	return paused || input.Preferences.ContactMode == ContactModeOnRequestOnly
}

// isTalking says whether a conversation is going on: the newest that the customer started, within the last hour and without
// an end.
func isTalking(input *Input) bool {
	var newest talk
	for _, talk := range input.Interactions {
		if talk.isTheirs() && !talk.At.After(input.AsOf) && !talk.At.Before(newest.At) {
			newest = talk
		}
	}
	isRecent := input.AsOf.Sub(newest.At) <= goingOn
	return isRecent && newest.Outcome == "" && input.Hook != HookContactEnded
}

// wasDeclined says whether the customer said no to this: in its outcome, or in a conversation in the days after it.
func wasDeclined(input *Input, item past) bool {
	if item.Outcome == OutcomeDismissed || item.Outcome == OutcomeComplained {
		return true
	}
	until := item.At.Add(days(replyDays))
	return slices.ContainsFunc(input.Interactions, func(talk talk) bool {
		return talk.Outcome == InteractionOutcomeDeclined && !talk.At.Before(item.At) && !talk.At.After(until)
	})
}

func day(moment time.Time) string { return moment.Format(time.DateOnly) }
