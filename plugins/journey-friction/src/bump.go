package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// A bump is a place where the customer gets stuck in a journey.
type bump struct {
	friction
	journey string
	stage   string
	// Its index among the journeys, and among that journey's friction.
	at, index int
}

// bumps finds recent bumps that nothing explains, most frequent first.
func bumps(input *Input) []bump {
	var found []bump
	for at, journey := range input.Journeys {
		for index, friction := range journey.Friction {
			if !friction.LastAt.IsZero() && isRecent(input, friction.LastAt) && !isExplained(input, friction) {
				found = append(found, bump{friction, journey.Journey, journey.Stage, at, index})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b bump) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), b.LastAt.Compare(a.LastAt))
	})
	return found
}

func isRecent(input *Input, moment time.Time) bool {
	age := input.AsOf.Sub(moment)
	return age >= 0 && age <= days(input.Config.RecentDays)
}

// isExplained says whether there was an outage that affects the customer: then it is known and being worked on.
func isExplained(input *Input, friction friction) bool {
	return slices.ContainsFunc(input.Events, func(event event) bool {
		return event.Kind == EventKindOutage && event.AffectsCustomer &&
			!friction.LastAt.Before(event.FromAt) &&
			(event.UntilAt.IsZero() || friction.LastAt.Before(event.UntilAt))
	})
}

// isStuckNow says whether the customer ran into it more than once, and just now.
func (bump bump) isStuckNow(input *Input) bool {
	minutes := time.Duration(min(input.Config.StuckMinutes, 24*60)) * time.Minute
	return bump.Count > 1 && input.AsOf.Sub(bump.LastAt) <= minutes
}

// key is the key of an action about a bump, truncated to the maximum of 100 characters.
func (bump bump) key(what string) string {
	runes := []rune(fmt.Sprintf("journey-friction/%s/%s/%s", what, bump.Kind, bump.journey))
	return string(runes[:min(len(runes), 100)])
}
