package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// unansweredMax is how often something is offered that the customer doesn't react to.
const unansweredMax = 2

// help offers a customer who is stuck right now a page that helps, or a person. For one who is angry, a colleague looks into
// it even when the customer can't be reached this way, or isn't here any more.
func help(input *Input, bump bump, anger anger) (Action, bool) {
	if wasHelped(input, bump) || isWorkedOn(input, bump) {
		return Action{}, false
	}
	teams := openTeams(input, bump)
	if len(teams) == 0 {
		// Without a team, there is nobody to hand over to, and no way to a person from a page that doesn't help.
		return Action{}, false
	}
	if input.Hook == HookVisit && bump.isStuckNow(input) && !hasSaidStop(input) {
		if action, offered := offered(input, bump, anger, teams); offered {
			return action, true
		}
	}
	if anger != nil {
		return task(input, bump, anger, teams), true
	}
	return Action{}, false
}

// offered offers a page, or a person to whoever shouldn't be left to a page.
func offered(input *Input, bump bump, anger anger, teams []team) (Action, bool) {
	link, known := input.Config.Guides[bump.Kind]
	often := bump.Count >= input.Config.Often
	people := prefersPeople(input) || anger != nil || isWaitingForUs(input) || wasRefused(input)
	switch wish := input.Preferences.SelfService; {
	case known && !people && (!often || wish == SelfServicePreferenceSelf):
		return guide(input, bump, link, teams[0])
	case often || people:
		return person(input, bump, anger, teams)
	default:
		return Action{}, false
	}
}

// wasHelped says whether help with this was offered lately, declined or left unanswered twice, or the customer ever
// complained about such an offer.
func wasHelped(input *Input, bump bump) bool {
	unanswered := 0
	for _, item := range input.History {
		if strings.HasPrefix(item.Key, "journey-friction/help/") && item.Outcome == OutcomeComplained {
			return true
		}
		if item.Key != bump.key("help") || !item.wasDone() {
			continue
		}
		if input.lately(item.At) || wasDeclined(input, item) {
			return true
		}
		if item.Channel != "" && item.Outcome != OutcomeAccepted && item.Outcome != OutcomeGoalMet {
			unanswered++
		}
	}
	return unanswered >= unansweredMax
}

// isWorkedOn says whether a case about this is open, so that a colleague is already working on it.
func isWorkedOn(input *Input, bump bump) bool {
	return slices.ContainsFunc(input.Cases, func(matter matter) bool {
		return matter.isOpen() && (matter.Topic == bump.Kind || matter.Topic == bump.journey)
	})
}

func prefersPeople(input *Input) bool {
	care := input.Care
	needsCare := care.HandleWithCare && (care.UntilAt.IsZero() || input.AsOf.Before(care.UntilAt))
	return needsCare || input.Preferences.SelfService == SelfServicePreferenceHuman
}

// openTeams finds the open queues: preferably with skills for the journey or the bump, then with the language, then the
// operator's choice, then with the shortest wait.
func openTeams(input *Input, bump bump) []team {
	language, _, _ := strings.Cut(input.Customer.Language, "-")
	teams := slices.DeleteFunc(slices.Clone(input.Capacity.Queues), func(team team) bool { return !team.Open })
	lacks := func(team team, skills ...string) int {
		if slices.ContainsFunc(skills, func(skill string) bool { return slices.Contains(team.Skills, skill) }) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(teams, func(a, b team) int {
		return cmp.Or(
			cmp.Compare(lacks(a, bump.Kind, bump.journey), lacks(b, bump.Kind, bump.journey)),
			cmp.Compare(lacks(a, language), lacks(b, language)),
			cmp.Compare(input.unlike(a), input.unlike(b)),
			cmp.Compare(a.wait(), b.wait()),
		)
	})
	return teams
}

// unlike is 0 for the operator's choice, and 1 for any other team.
func (input *Input) unlike(team team) int {
	if team.Queue == input.Config.Queue {
		return 0
	}
	return 1
}

// wait is a queue's wait in seconds; infinite if unknown.
func (team team) wait() int64 {
	if team.WaitS == nil {
		return math.MaxInt64
	}
	return *team.WaitS
}

// guide offers the page that helps with the bump, with a way to a person.
func guide(input *Input, bump bump, link string, team team) (Action, bool) {
	message, known := message(input.Customer.Language, lookTexts)
	action := helping(input, bump, nil)
	action.Step = SelfServiceStep{Task: bump.journey, Link: link, HumanEscape: team.Queue}
	action.Audience, action.Channels, action.Message = AudienceCustomer, []Channel{ChannelApp}, message
	return action, known
}

// person hands the customer over: by chat if somebody is free right away, otherwise by a call at a fixed time. Without words
// in the customer's language, a colleague looks into it and finds them.
func person(input *Input, bump bump, anger anger, teams []team) (Action, bool) {
	if _, known := message(input.Customer.Language, chatTexts); !known {
		return task(input, bump, anger, teams), true
	}
	for at, team := range teams {
		if team.wait() <= input.Config.PatienceS && !avoids(input, ChannelChat) {
			return chat(input, bump, anger, handover(input, bump, anger, teams, at)), true
		}
	}
	for at, team := range teams {
		if slot, free := team.firstSlot(input.AsOf); free && !avoids(input, ChannelPhone) {
			return call(input, bump, anger, handover(input, bump, anger, teams, at), slot), true
		}
	}
	return Action{}, false
}

func chat(input *Input, bump bump, anger anger, step HumanHandoverStep) Action {
	step.Mode, step.RespondByAt = HandoverModeTransfer, after(input.AsOf, 15*time.Minute)
	action := helping(input, bump, anger)
	action.Step, action.Channels = step, []Channel{ChannelChat}
	action.Message, _ = message(input.Customer.Language, chatTexts)
	return action
}

// call promises a call at a time that is free.
func call(input *Input, bump bump, anger anger, step HumanHandoverStep, slot time.Time) Action {
	step.Mode, step.Slot, step.RespondByAt = HandoverModeCallback, slot, after(slot, time.Hour)
	action := helping(input, bump, anger)
	action.Step, action.Channels, action.Window.NotAfterAt = step, []Channel{ChannelPhone}, step.RespondByAt
	action.Message, _ = message(input.Customer.Language, callTexts)
	what := fmt.Sprintf("A call about %s in the journey %s.", bump.Kind, bump.journey)
	action.Promises = []Promise{{ID: bump.key("call"), What: what, DueAt: slot}}
	return action
}

// task has a colleague look into it. The customer needn't do anything, and hears from the colleague if from anybody.
func task(input *Input, bump bump, anger anger, teams []team) Action {
	step := handover(input, bump, anger, teams, 0)
	step.Mode, step.RespondByAt = HandoverModeTask, after(input.AsOf, days(1))
	action := helping(input, bump, anger)
	action.Step, action.Audience, action.Window.NotAfterAt = step, AudienceAgent, step.RespondByAt
	return action
}

// handover gives the bump to the first team, and names the others as alternatives.
func handover(input *Input, bump bump, anger anger, teams []team, at int) HumanHandoverStep {
	step := HumanHandoverStep{Queue: teams[at].Queue, Briefing: accountOf(input, bump, anger).signal}
	for other, team := range teams {
		if other != at {
			step.Alternatives = append(step.Alternatives, team.Queue)
		}
	}
	return step
}

func avoids(input *Input, channel Channel) bool {
	return slices.Contains(input.Preferences.AvoidChannels, channel)
}

// firstSlot finds the first free slot from now on.
func (team team) firstSlot(now time.Time) (first time.Time, found bool) {
	for _, slot := range team.NextSlots {
		if slot.After(now) && (!found || slot.Before(first)) {
			first, found = slot, true
		}
	}
	return first, found
}

// helping is the common part of all help. It expires in an hour: by then, the customer moved on.
func helping(input *Input, bump bump, anger anger) Action {
	return Action{
		ID:       "helping-hand",
		Key:      bump.key("help"),
		Purpose:  PurposeService,
		Audience: AudienceBoth,
		Urgency:  UrgencyWarning,
		Window:   Window{NotAfterAt: after(input.AsOf, time.Hour)},
		Reasons:  accountOf(input, bump, anger).reasons,
		Value:    Value{Customer: 0.8, Company: 0.4},
	}
}
