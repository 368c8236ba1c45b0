package main

import (
	"fmt"
	"slices"
)

// talksMax is the maximum number of conversations that a reason names as evidence; more would be harder to check.
const talksMax = 4

// An account is what colleagues read about a bump.
type account struct {
	signal  string
	reasons []Reason
}

// accountOf describes a bump, the conversations about it, and the signs of anger, if any.
func accountOf(input *Input, bump bump, anger anger) account {
	place := fmt.Sprintf("/journeys/%d/friction/%d", bump.at, bump.index)
	seen := bump.sentence()
	account := account{seen, []Reason{{Code: "stuck", Text: seen, Evidence: []string{place}}}}
	if talks := talksAbout(input, bump.Kind, bump.journey); talks.count > 0 {
		said := talks.sentence()
		account.signal += " " + said
		account.reasons = append(account.reasons, Reason{Code: "talked_about", Text: said, Evidence: talks.places})
	}
	if anger != nil {
		reason := anger.reason()
		account.signal += " " + reason.Text
		account.reasons = append(account.reasons, reason)
	}
	return account
}

// talks summarizes the conversations about a bump.
type talks struct {
	count int
	// The newest of the conversations.
	places []string
	// The mean of the known sentiments, from -1 to 1.
	sentiment *float64
}

// talksAbout finds the recent conversations about one of these topics, and their mean sentiment.
func talksAbout(input *Input, topics ...string) talks {
	var found talks
	var sum float64
	var rated int
	for index, talk := range input.Interactions {
		if !slices.Contains(topics, talk.Topic) || !isRecent(input, talk.At) {
			continue
		}
		found.count++
		found.places = append(found.places, fmt.Sprintf("/interactions/%d", index))
		if talk.Sentiment != nil {
			sum += *talk.Sentiment
			rated++
		}
	}
	found.places = found.places[max(0, len(found.places)-talksMax):]
	if rated > 0 {
		mean := sum / float64(rated)
		found.sentiment = &mean
	}
	return found
}
