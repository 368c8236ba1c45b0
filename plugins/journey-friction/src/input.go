package main

import "time"

// Input is the part of a context that the plugin reads. The types in contract.go have every field, and encoding/json
// inspects every field on every call, so these types have only those that are used.
type Input struct {
	Hook     Hook      `json:"hook"`
	AsOf     time.Time `json:"as_of"`
	Config   Config    `json:"config"`
	Customer struct {
		Language string         `json:"language"`
		Status   CustomerStatus `json:"status"`
	} `json:"customer"`
	Preferences struct {
		ContactMode   ContactMode           `json:"contact_mode"`
		AvoidChannels []Channel             `json:"avoid_channels"`
		SelfService   SelfServicePreference `json:"self_service"`
		Pause         *struct {
			UntilAt time.Time `json:"until_at"`
		} `json:"pause"`
	} `json:"preferences"`
	Interactions []talk    `json:"interactions"`
	Cases        []matter  `json:"cases"`
	Orders       []order   `json:"orders"`
	Feedback     []score   `json:"feedback"`
	Promises     []promise `json:"promises"`
	Journeys     []journey `json:"journeys"`
	Care         struct {
		HandleWithCare bool      `json:"handle_with_care"`
		UntilAt        time.Time `json:"until_at"`
	} `json:"care"`
	Events   []event `json:"events"`
	History  []past  `json:"history"`
	Capacity struct {
		Queues []team `json:"queues"`
	} `json:"capacity"`
}

// Config holds the settings; plugin.toml says what they mean.
type Config struct {
	Often          int64             `json:"often"`
	RecentDays     int64             `json:"recent_days"`
	StuckMinutes   int64             `json:"stuck_minutes"`
	AgainAfterDays int64             `json:"again_after_days"`
	PatienceS      int64             `json:"patience_s"`
	OwnerRole      string            `json:"owner_role"`
	AgentRole      string            `json:"agent_role"`
	Queue          string            `json:"queue"`
	Guides         map[string]string `json:"guides"`
}

type journey struct {
	Journey  string     `json:"journey"`
	Stage    string     `json:"stage"`
	Friction []friction `json:"friction"`
}

type friction struct {
	Kind   string    `json:"kind"`
	Count  int64     `json:"count"`
	LastAt time.Time `json:"last_at"`
}

type event struct {
	Kind            EventKind `json:"kind"`
	FromAt          time.Time `json:"from_at"`
	UntilAt         time.Time `json:"until_at"`
	AffectsCustomer bool      `json:"affects_customer"`
}

type past struct {
	Key string    `json:"key"`
	At  time.Time `json:"at"`
	// Left out if it didn't reach the customer.
	Channel Channel `json:"channel"`
	Outcome Outcome `json:"outcome"`
}

// wasDone says whether it was carried out, as far as is known.
func (item past) wasDone() bool {
	return item.Outcome != OutcomeFailed && item.Outcome != OutcomeCancelled
}

type team struct {
	Queue     string      `json:"queue"`
	Open      bool        `json:"open"`
	Skills    []string    `json:"skills"`
	WaitS     *int64      `json:"wait_s"`
	NextSlots []time.Time `json:"next_slots"`
}

// last finds the newest item in history with this key that was carried out.
func (input *Input) last(key string) (newest past, found bool) {
	for _, item := range input.History {
		if item.Key == key && item.wasDone() && (!found || item.At.After(newest.At)) {
			newest, found = item, true
		}
	}
	return newest, found
}

// lately says whether a time is less than again_after_days ago.
func (input *Input) lately(moment time.Time) bool {
	return input.AsOf.Sub(moment) < days(input.Config.AgainAfterDays)
}

// days is a duration in days, limited to the largest Duration.
func days(count int64) time.Duration {
	const longest = 100_000
	return time.Duration(min(count, longest)) * 24 * time.Hour
}
