package main

import (
	"fmt"
	"slices"
)

// talksMax is how many conversations a reason points at; more are no easier to check.
const talksMax = 4

// An account of a bump is what colleagues are told of it.
type account struct {
	signal  string
	reasons []Reason
}

// accountOf says what was seen of a bump, and what was said about it.
func accountOf(input *Input, bump bump) account {
	place := fmt.Sprintf("/journeys/%d/friction/%d", bump.at, bump.index)
	seen := bump.sentence()
	account := account{seen, []Reason{{Code: "stuck", Text: seen, Evidence: []string{place}}}}
	if talks := talksAbout(input, bump.Kind, bump.journey); talks.count > 0 {
		said := talks.sentence()
		account.signal += " " + said
		account.reasons = append(account.reasons, Reason{Code: "talked_about", Text: said, Evidence: talks.places})
	}
	return account
}

// talks is what was said about a bump.
type talks struct {
	count int
	// The last of the conversations.
	places []string
	// The mean of what is known, from -1 to 1.
	sentiment *float64
}

// talksAbout finds the recent conversations about one of these topics, and the mood they were in.
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
