package main

import (
	"fmt"
	"strings"
	"time"
)

// Input is what the plugin receives: what plugin.toml names under `reads`, and the settings. The types in contract.go
// hold all there is; name here what you use, as encoding/json looks at every field of every type on every call.
type Input struct {
	AsOf   time.Time `json:"as_of"`
	Config struct {
		QuietDays int64 `json:"quiet_days"`
	} `json:"config"`
	Customer struct {
		Language string `json:"language"`
	} `json:"customer"`
	Derived struct {
		DaysSinceLastOrder *int64 `json:"days_since_last_order"`
	} `json:"derived"`
}

var texts = map[string]string{
	"en": "Dear {first_name}, it has been a while. How are you, and is there anything we can do?",
	"nl": "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?",
}

// decide asks a customer how they are doing after a long silence. Proposing nothing is a good answer.
func decide(input Input) Answer {
	days := input.Derived.DaysSinceLastOrder
	if days == nil || *days < input.Config.QuietDays {
		return Answer{Contract: "1.1"}
	}
	message, known := say(texts, input.Customer.Language)
	if !known {
		return Answer{Contract: "1.1"}
	}
	return Answer{Contract: "1.1", Actions: []Action{{
		ID:       "quiet-for-long",
		Key:      "quiet-for-long",
		Step:     CheckInStep{Question: "Is everything all right?", ReplyQueue: "customer_care"},
		Purpose:  PurposeCare,
		Audience: AudienceCustomer,
		Urgency:  UrgencyInfo,
		Channels: []Channel{ChannelEmail},
		Window:   Window{NotAfterAt: daysAfter(input.AsOf, 14)},
		Reasons: []Reason{{
			Code:     "quiet",
			Text:     fmt.Sprintf("No order for %d days.", *days),
			Evidence: []string{"/derived/days_since_last_order"},
		}},
		Message: message,
	}}}
}

// say finds the text in the customer's language, if there is one: the host would withhold another. Those whose language
// nobody knows are written to in English.
func say(texts map[string]string, tag string) (message Message, known bool) {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if language == "" || language == "und" {
		language = "en"
	}
	text, known := texts[language]
	return Message{Language: language, Text: text, Author: AuthorTemplate}, known
}

// daysAfter is the moment so many days later, held within the years that the contract knows.
func daysAfter(moment time.Time, days int) time.Time {
	latest := time.Date(2999, 12, 31, 23, 59, 59, 0, time.UTC)
	if later := moment.AddDate(0, 0, days); later.Before(latest) {
		return later
	}
	return latest
}
