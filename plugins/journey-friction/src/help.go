package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
)

// help offers a customer who is stuck right now a page that helps, or a person.
func help(input *Input, bump bump) (Action, bool) {
	if input.Hook != HookVisit || wasHelped(input, bump) || isWorkedOn(input, bump) {
		return Action{}, false
	}
	teams := openTeams(input, bump)
	if len(teams) == 0 {
		// Without a team, there is nobody to hand over to, and no way to a person from a page that doesn't help.
		return Action{}, false
	}
	link, known := input.Config.Guides[bump.Kind]
	often := bump.Count >= input.Config.Often
	switch wish := input.Preferences.SelfService; {
	case known && !prefersPeople(input) && (!often || wish == SelfServicePreferenceSelf):
		return guide(input, bump, link, teams[0])
	case often || prefersPeople(input):
		return person(input, bump, teams)
	default:
		return Action{}, false
	}
}

// wasHelped says whether help with this was offered lately, or the customer ever complained about such an offer.
func wasHelped(input *Input, bump bump) bool {
	for _, item := range input.History {
		if strings.HasPrefix(item.Key, "journey-friction/help/") && item.Outcome == OutcomeComplained {
			return true
		}
	}
	helped, found := input.last(bump.key("help"))
	return found && input.lately(helped.At)
}

// isWorkedOn says whether a case about this is open, so that a colleague is already working on it.
func isWorkedOn(input *Input, bump bump) bool {
	return slices.ContainsFunc(input.Cases, func(matter matter) bool {
		open := matter.Status == CaseStatusOpen || matter.Status == CaseStatusWaiting
		return open && (matter.Topic == bump.Kind || matter.Topic == bump.journey)
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
	step := SelfServiceStep{Task: bump.journey, Link: link, HumanEscape: team.Queue}
	action, offered := offer(input, bump, step, lookTexts)
	action.Audience = AudienceCustomer
	action.Channels = []Channel{ChannelApp}
	return action, offered
}

// person hands the customer over: by chat if somebody is free right away, otherwise by a call at a fixed time.
func person(input *Input, bump bump, teams []team) (Action, bool) {
	for at, team := range teams {
		if team.wait() <= input.Config.PatienceS && !avoids(input, ChannelChat) {
			step := handover(input, bump, teams, at)
			step.Mode, step.RespondByAt = HandoverModeTransfer, after(input.AsOf, 15*time.Minute)
			action, offered := offer(input, bump, step, chatTexts)
			action.Channels = []Channel{ChannelChat}
			return action, offered
		}
	}
	for at, team := range teams {
		if slot, free := team.firstSlot(input.AsOf); free && !avoids(input, ChannelPhone) {
			step := handover(input, bump, teams, at)
			step.Mode, step.Slot, step.RespondByAt = HandoverModeCallback, slot, after(slot, time.Hour)
			action, offered := offer(input, bump, step, callTexts)
			action.Channels = []Channel{ChannelPhone}
			action.Window.NotAfterAt = step.RespondByAt
			return action, offered
		}
	}
	return Action{}, false
}

// handover gives the bump to the first team, and names the others as alternatives.
func handover(input *Input, bump bump, teams []team, at int) HumanHandoverStep {
	step := HumanHandoverStep{Queue: teams[at].Queue, Briefing: accountOf(input, bump).signal}
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

// offer is the common part of all help, if there is a message. It expires in an hour: by then, the customer moved on.
func offer(input *Input, bump bump, step Step, texts map[string]string) (Action, bool) {
	message, known := message(input.Customer.Language, texts)
	return Action{
		ID:       "helping-hand",
		Key:      bump.key("help"),
		Step:     step,
		Purpose:  PurposeService,
		Audience: AudienceBoth,
		Urgency:  UrgencyWarning,
		Window:   Window{NotAfterAt: after(input.AsOf, time.Hour)},
		Reasons:  accountOf(input, bump).reasons,
		Message:  message,
		Value:    Value{Customer: 0.8, Company: 0.4},
	}, known
}
