package main

import "time"

// What happened between the customer and the company.

type talk struct {
	At        time.Time          `json:"at"`
	Direction Direction          `json:"direction"`
	Handler   Handler            `json:"handler"`
	Topic     string             `json:"topic"`
	Sentiment *float64           `json:"sentiment"`
	Effort    int64              `json:"effort"`
	Outcome   InteractionOutcome `json:"outcome"`
	DurationS int64              `json:"duration_s"`
}

func (talk talk) isTheirs() bool { return talk.Direction != DirectionOutbound }

func (talk talk) isSettled() bool {
	return talk.Outcome == InteractionOutcomeResolved || talk.Outcome == InteractionOutcomeAccepted
}

// mood is the sentiment, from -1 to 1; 0 if it isn't known.
func (talk talk) mood() float64 {
	if talk.Sentiment == nil {
		return 0
	}
	return *talk.Sentiment
}

type matter struct {
	ID         string     `json:"id"`
	Kind       CaseKind   `json:"kind"`
	Status     CaseStatus `json:"status"`
	Topic      string     `json:"topic"`
	ClosedAt   time.Time  `json:"closed_at"`
	Reopened   int64      `json:"reopened"`
	Resolution Resolution `json:"resolution"`
}

func (matter matter) isOpen() bool {
	return matter.Status == CaseStatusOpen || matter.Status == CaseStatusWaiting
}

// isGrave says whether it is open, and more than a question or a return.
func (matter matter) isGrave() bool {
	return matter.isOpen() && matter.Kind != CaseKindQuestion && matter.Kind != CaseKindReturn
}

type order struct {
	Status      OrderStatus `json:"status"`
	PromisedAt  time.Time   `json:"promised_at"`
	PromisedOn  string      `json:"promised_on"`
	DeliveredAt time.Time   `json:"delivered_at"`
	InParts     bool        `json:"part_delivered"`
	Amount      money       `json:"amount"`
	CancelledBy Party       `json:"cancelled_by"`
	Paid        bool        `json:"paid"`
	Refunded    money       `json:"refunded"`
}

type money struct {
	Minor    int64  `json:"minor"`
	Currency string `json:"currency"`
}

// isInTrouble says whether an order failed and wasn't paid back, is past its promised time, or was cancelled by the company
// with money still owed.
func (order order) isInTrouble(now time.Time) bool {
	paidBack := order.Amount.Currency != "" && order.left() <= 0
	switch order.Status {
	case OrderStatusFailed:
		return !paidBack
	case OrderStatusPlaced, OrderStatusShipped:
		by, arrived := order.promisedBy(), !order.DeliveredAt.IsZero() && !order.InParts
		return !arrived && !by.IsZero() && by.Before(now)
	case OrderStatusCancelled:
		return order.CancelledBy == PartyCompany && order.Paid && order.left() > 0
	default:
		return false
	}
}

// promisedBy is the end of the time for which delivery is promised. A promised day ends where it ends last on earth: 12
// hours after its end in UTC.
func (order order) promisedBy() time.Time {
	if day, err := time.Parse(time.DateOnly, order.PromisedOn); err == nil && order.PromisedAt.IsZero() {
		return day.Add(36 * time.Hour)
	}
	return order.PromisedAt
}

// left is what hasn't been paid back of the amount, in minor units.
func (order order) left() int64 {
	if order.Refunded.Currency != order.Amount.Currency {
		return order.Amount.Minor
	}
	return order.Amount.Minor - order.Refunded.Minor
}

type promise struct {
	DueAt       time.Time `json:"due_at"`
	KeptAt      time.Time `json:"kept_at"`
	WithdrawnAt time.Time `json:"withdrawn_at"`
}

func (promise promise) isBroken(now time.Time) bool {
	return promise.KeptAt.IsZero() && promise.WithdrawnAt.IsZero() && promise.DueAt.Before(now)
}

type score struct {
	Kind  FeedbackKind `json:"kind"`
	Score int64        `json:"score"`
	At    time.Time    `json:"at"`
}

// weight is how bad a score is: 2 shows anger, 1 may. A Customer Effort Score rises with the effort.
func (score score) weight() int {
	var furious, unhappy bool
	switch score.Kind {
	case FeedbackKindCsat:
		furious, unhappy = score.Score <= 1, score.Score == 2
	case FeedbackKindNps:
		furious, unhappy = score.Score <= 2, score.Score <= 4
	case FeedbackKindCes:
		furious, unhappy = score.Score == 7, score.Score == 6
	}
	switch {
	case furious:
		return 2
	case unhappy:
		return 1
	default:
		return 0
	}
}

func (score score) isGood() bool {
	switch score.Kind {
	case FeedbackKindCsat:
		return score.Score >= 4
	case FeedbackKindNps:
		return score.Score >= 8
	default:
		return score.Score <= 2
	}
}

func (score score) top() int {
	return map[FeedbackKind]int{FeedbackKindNps: 10, FeedbackKindCsat: 5, FeedbackKindCes: 7}[score.Kind]
}
