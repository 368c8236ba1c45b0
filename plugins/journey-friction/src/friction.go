package main

import (
	"fmt"
	"slices"
	"time"
)

// insightsMax is the maximum number of bumps that staff are told about at once.
const insightsMax = 3

// decide tells staff where the customer gets stuck, and offers help to a customer who is stuck now.
func decide(input Input) Answer {
	answer := Answer{Contract: "1.1"}
	if input.Customer.Status == CustomerStatusDeceased {
		return answer
	}
	bumps := bumps(&input)
	for _, bump := range bumps {
		if len(answer.Actions) < insightsMax && isNews(&input, bump) {
			answer.Actions = append(answer.Actions, insight(&input, bump))
		}
	}
	anger := angerOf(&input)
	// Help is offered only for the worst bump.
	worst := slices.IndexFunc(bumps, func(bump bump) bool {
		return bump.isStuckNow(&input) || (anger != nil && bump.Count > 1)
	})
	if worst < 0 {
		return answer
	}
	if bump := bumps[worst]; input.Hook == HookContactStarted || isTalking(&input) {
		answer.Actions = append(answer.Actions, briefing(&input, bump, anger))
	} else if help, needed := help(&input, bump, anger); needed {
		answer.Actions = append(answer.Actions, help)
	}
	return answer
}

// isNews says whether others will run into the bump too, and staff weren't told about it lately.
func isNews(input *Input, bump bump) bool {
	told, found := input.last(bump.key("seen"))
	return bump.Count >= input.Config.Often && !(found && input.lately(told.At))
}

// insight tells the journey's owner.
func insight(input *Input, bump bump) Action {
	urgency := UrgencyInfo
	if bump.isStuckNow(input) {
		// It may be the first sign of an outage.
		urgency = UrgencyWarning
	}
	account := accountOf(input, bump, nil)
	return Action{
		ID:       fmt.Sprintf("bump-%d-%d", bump.at, bump.index),
		Key:      bump.key("seen"),
		Step:     InternalInsightStep{Topic: bump.journey, Signal: account.signal, ToRole: input.Config.OwnerRole},
		Purpose:  PurposeService,
		Audience: AudienceAgent,
		Urgency:  urgency,
		Window:   Window{NotAfterAt: after(input.AsOf, days(7))},
		Reasons:  account.reasons,
		Value:    Value{Customer: 0.4, Company: 0.6},
	}
}

// briefing tells the colleague whom the customer contacts, so that the customer needn't explain it.
func briefing(input *Input, bump bump, anger anger) Action {
	account := accountOf(input, bump, anger)
	return Action{
		ID:       "stuck-just-now",
		Key:      bump.key("brief"),
		Step:     InternalInsightStep{Topic: bump.journey, Signal: account.signal, ToRole: input.Config.AgentRole},
		Purpose:  PurposeService,
		Audience: AudienceAgent,
		Urgency:  UrgencyWarning,
		Window:   Window{NotAfterAt: after(input.AsOf, time.Hour)},
		Reasons:  account.reasons,
		Value:    Value{Customer: 0.7, Company: 0.5},
	}
}

// after is a later time, at most the latest that the contract allows.
func after(moment time.Time, duration time.Duration) time.Time {
	latest := time.Date(2999, 12, 31, 23, 59, 59, 0, time.UTC)
	if later := moment.Add(duration); later.Before(latest) {
		return later
	}
	return latest
}
