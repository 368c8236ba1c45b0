// Made by `courtesy schema --lang go`.
//
// What Courtesy and its plugins say to each other, version 1.0 of the contract.
//
// A field that isn't known is left out; there is no null. A plugin receives only the part of the context that
// it names under `reads` in plugin.toml, so a field that is required here can be missing there.

package main

import (
	"encoding/json"
	"time"
)

// What is known of one customer at one moment.
//
// The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
// `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
// A plugin ignores keys that it doesn't know. To whoever reads what a CRM writes, an unknown key is a
// mistake, unless `contract` names a newer version: the misspelt one would protect nobody.
type Context struct {
	// The contract's version that this document is written for.
	Contract string `json:"contract"`
	// Names the decision; the CRM chooses it, and the decision repeats it.
	DecisionID string `json:"decision_id"`
	// The occasion on which the CRM asks.
	Hook Hook `json:"hook"`
	// The moment the facts were read, and the only clock that a plugin and the rules have.
	AsOf time.Time `json:"as_of"`
	// Who the customer is to the company.
	Customer Customer `json:"customer"`
	// Appointments.
	Appointments []Appointment `json:"appointments,omitempty"`
	// What people agreed to for this customer.
	Approvals []Approved `json:"approvals,omitempty"`
	// How the customer stands with paying.
	Billing Billing `json:"billing,omitzero"`
	// What was spent of the operator's budgets on all customers.
	Budgets []BudgetSpent `json:"budgets,omitempty"`
	// How busy the people are who would have to help.
	Capacity Capacity `json:"capacity,omitzero"`
	// Whether to be extra careful with this customer.
	Care Care `json:"care,omitzero"`
	// Questions, complaints and other matters that somebody works on.
	Cases []Case `json:"cases,omitempty"`
	// The ways in which the customer can be reached.
	Channels []ChannelState `json:"channels,omitempty"`
	// Customers who help each other.
	Community Community `json:"community,omitzero"`
	// The plugin's settings, as its manifest declares them. Only in what a plugin receives.
	Config json.RawMessage `json:"config,omitempty"`
	// Facts that the host computes, so that no plugin needs date arithmetic. What a CRM puts here is replaced.
	Derived Derived `json:"derived,omitzero"`
	// What happens around the customer and affects many.
	Events []Event `json:"events,omitempty"`
	// Scores that the customer gave.
	Feedback []Feedback `json:"feedback,omitempty"`
	// What was proposed to this customer before, and what came of it.
	History []HistoryItem `json:"history,omitempty"`
	// Conversations and messages, newest last.
	Interactions []Interaction `json:"interactions,omitempty"`
	// Where the customer is on the way to something, and where it gets stuck.
	Journeys []Journey `json:"journeys,omitempty"`
	// Orders, oldest first.
	Orders []Order `json:"orders,omitempty"`
	// What the customer granted, denied or revoked.
	Permissions []Permission `json:"permissions,omitempty"`
	// What the customer asked of the company. It can only tighten what the company allows itself.
	Preferences Preferences `json:"preferences,omitzero"`
	// The moment the CRM asks, where that is later than the reading of the facts. What is older than the policy
	// allows is not acted on.
	RequestedAt time.Time `json:"requested_at,omitzero"`
	// Scores that the CRM's own models gave.
	Scores []Score `json:"scores,omitempty"`
	// The only source of chance for plugins; 0 if left out.
	Seed *int64 `json:"seed,omitzero"`
	// Subscriptions.
	Subscriptions []Subscription `json:"subscriptions,omitempty"`
}

// The kinds of action, one for each thing a company can do for a customer.
type ActionKind string

const (
	// Ask how the customer is doing; the reply has somewhere to go.
	ActionKindCheckIn ActionKind = "check_in"
	// An unexpected, caring gesture.
	ActionKindGesture ActionKind = "gesture"
	// A person takes over.
	ActionKindHumanHandover ActionKind = "human_handover"
	// Repair after something went wrong.
	ActionKindServiceRecovery ActionKind = "service_recovery"
	// Point to a channel that serves this customer's question better.
	ActionKindChannelSuggestion ActionKind = "channel_suggestion"
	// Point to something the customer can do alone, with a way to a person.
	ActionKindSelfService ActionKind = "self_service"
	// Customers who help each other.
	ActionKindCommunityHelp ActionKind = "community_help"
	// Tell the customer first about what affects them.
	ActionKindHeadsUp ActionKind = "heads_up"
	// Bring the product to the customer in another way.
	ActionKindDeliveryAdaptation ActionKind = "delivery_adaptation"
	// Ask the customer for their terms instead of guessing.
	ActionKindPreferenceAsk ActionKind = "preference_ask"
	// A signal to staff; it never reaches the customer.
	ActionKindInternalInsight ActionKind = "internal_insight"
)

// Known says whether it is a word of the contract.
func (word ActionKind) Known() bool {
	switch word {
	case ActionKindCheckIn,
		ActionKindGesture,
		ActionKindHumanHandover,
		ActionKindServiceRecovery,
		ActionKindChannelSuggestion,
		ActionKindSelfService,
		ActionKindCommunityHelp,
		ActionKindHeadsUp,
		ActionKindDeliveryAdaptation,
		ActionKindPreferenceAsk,
		ActionKindInternalInsight:
		return true
	}
	return false
}

// An appointment.
type Appointment struct {
	// The CRM's reference.
	ID string `json:"id"`
	// How it stands.
	Status AppointmentStatus `json:"status"`
	// When it takes place.
	At time.Time `json:"at,omitzero"`
	// The event that touches it: the `ref` of one of `events`.
	Event string `json:"event,omitzero"`
	// In person or at a distance.
	Modality Modality `json:"modality,omitzero"`
	// Where, as the CRM names it.
	Place string `json:"place,omitzero"`
	// What it is about.
	Topic string `json:"topic,omitzero"`
}

// How an appointment stands.
type AppointmentStatus string

const (
	// It is planned.
	AppointmentStatusPlanned AppointmentStatus = "planned"
	// It took place.
	AppointmentStatusDone AppointmentStatus = "done"
	// The customer didn't come.
	AppointmentStatusMissed AppointmentStatus = "missed"
	// It was called off.
	AppointmentStatusCancelled AppointmentStatus = "cancelled"
)

// Known says whether it is a word of the contract.
func (word AppointmentStatus) Known() bool {
	switch word {
	case AppointmentStatusPlanned,
		AppointmentStatusDone,
		AppointmentStatusMissed,
		AppointmentStatusCancelled:
		return true
	}
	return false
}

// Who has to agree before an action is carried out.
type Approval string

const (
	// Nobody.
	ApprovalNone Approval = "none"
	// A person.
	ApprovalHuman Approval = "human"
	// A manager.
	ApprovalManager Approval = "manager"
)

// Known says whether it is a word of the contract.
func (word Approval) Known() bool {
	switch word {
	case ApprovalNone,
		ApprovalHuman,
		ApprovalManager:
		return true
	}
	return false
}

// Something that a person agreed to for this customer, once: when `history` holds the action from then on, it
// is used up.
type Approved struct {
	// The action's `key`.
	Key string `json:"key"`
	// Who agreed: a person, or a manager.
	By Approval `json:"by"`
	// When.
	At time.Time `json:"at"`
	// The most it may cost; any sum if left out.
	Amount Money `json:"amount,omitzero"`
	// The plugin whose action it is; that of any plugin if left out.
	Plugin string `json:"plugin,omitzero"`
	// Until when it holds; for good if left out.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// How the customer stands with paying.
type Billing struct {
	// Whether the customer is behind with paying.
	Arrears *bool `json:"arrears,omitzero"`
	// For how many days.
	DaysPastDue *int64 `json:"days_past_due,omitzero"`
	// Whether there is an arrangement to pay in parts.
	PaymentPlan *bool `json:"payment_plan,omitzero"`
}

// What was spent of one of the operator's budgets on all customers, in the budget's present period.
type BudgetSpent struct {
	// The budget's name in the policy.
	Name string `json:"name"`
	// So much.
	Spent Money `json:"spent"`
}

// How busy the people are who would have to help.
type Capacity struct {
	// The groups of people who help.
	Queues []Queue `json:"queues,omitempty"`
	// How much they have on their hands.
	Volume Volume `json:"volume,omitzero"`
}

// Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
// CRM.
type Care struct {
	// Be careful: nothing that sells, nothing that asks for an opinion.
	HandleWithCare *bool `json:"handle_with_care,omitzero"`
	// Purposes for which there must be no contact at all meanwhile.
	SuppressPurposes []Purpose `json:"suppress_purposes,omitempty"`
	// Until when; until further notice if left out.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// A matter that somebody works on.
type Case struct {
	// The CRM's reference.
	ID string `json:"id"`
	// What it is about.
	Kind CaseKind `json:"kind"`
	// How far it is.
	Status CaseStatus `json:"status"`
	// When it was closed.
	ClosedAt time.Time `json:"closed_at,omitzero"`
	// The event it is about: the `ref` of one of `events`.
	Event string `json:"event,omitzero"`
	// When it was opened.
	OpenedAt time.Time `json:"opened_at,omitzero"`
	// The order it is about: the `id` of one of `orders`.
	Order string `json:"order,omitzero"`
	// When the company promised an answer.
	PromisedAt time.Time `json:"promised_at,omitzero"`
	// How often it was opened again.
	Reopened *int64 `json:"reopened,omitzero"`
	// How bad it is.
	Severity Severity `json:"severity,omitzero"`
	// What it is about, as the CRM names it.
	Topic string `json:"topic,omitzero"`
}

// What a case is about.
type CaseKind string

const (
	// A question.
	CaseKindQuestion CaseKind = "question"
	// A complaint.
	CaseKindComplaint CaseKind = "complaint"
	// Something that doesn't work.
	CaseKindIncident CaseKind = "incident"
	// Goods that come back.
	CaseKindReturn CaseKind = "return"
	// A claim for damage.
	CaseKindClaim CaseKind = "claim"
)

// Known says whether it is a word of the contract.
func (word CaseKind) Known() bool {
	switch word {
	case CaseKindQuestion,
		CaseKindComplaint,
		CaseKindIncident,
		CaseKindReturn,
		CaseKindClaim:
		return true
	}
	return false
}

// How far a case is.
type CaseStatus string

const (
	// Somebody has to act.
	CaseStatusOpen CaseStatus = "open"
	// It waits for the customer.
	CaseStatusWaiting CaseStatus = "waiting"
	// It is solved, and the customer may still disagree.
	CaseStatusResolved CaseStatus = "resolved"
	// It is over.
	CaseStatusClosed CaseStatus = "closed"
)

// Known says whether it is a word of the contract.
func (word CaseStatus) Known() bool {
	switch word {
	case CaseStatusOpen,
		CaseStatusWaiting,
		CaseStatusResolved,
		CaseStatusClosed:
		return true
	}
	return false
}

// A way in which a company and a customer meet.
type Channel string

const (
	// E-mail.
	ChannelEmail Channel = "email"
	// A text message to a telephone.
	ChannelSMS Channel = "sms"
	// A telephone call.
	ChannelPhone Channel = "phone"
	// Chat on the website or in the app.
	ChannelChat Channel = "chat"
	// A messaging service, such as WhatsApp.
	ChannelMessaging Channel = "messaging"
	// A notification on the customer's device.
	ChannelPush Channel = "push"
	// A note inside the app or the customer's account.
	ChannelApp Channel = "app"
	// A letter or a card by post.
	ChannelPost Channel = "post"
	// A video call.
	ChannelVideo Channel = "video"
	// A meeting: in a shop, at a counter, at home.
	ChannelInPerson Channel = "in_person"
)

// Known says whether it is a word of the contract.
func (word Channel) Known() bool {
	switch word {
	case ChannelEmail,
		ChannelSMS,
		ChannelPhone,
		ChannelChat,
		ChannelMessaging,
		ChannelPush,
		ChannelApp,
		ChannelPost,
		ChannelVideo,
		ChannelInPerson:
		return true
	}
	return false
}

// One way in which the customer can be reached.
type ChannelState struct {
	// The channel.
	Channel Channel `json:"channel"`
	// Whether the company can be reached there now.
	Available *bool `json:"available,omitzero"`
	// The share of the customer's contacts that went over it.
	Habit *float64 `json:"habit,omitzero"`
	// Whether the CRM has what it needs to reach the customer there.
	Reachable *bool `json:"reachable,omitzero"`
	// Whether the customer confirmed it.
	Verified *bool `json:"verified,omitzero"`
}

// Customers who help each other.
type Community struct {
	// Whether the customer offered to help others.
	HelperOptIn *bool `json:"helper_opt_in,omitzero"`
	// Whether the customer takes part.
	Member *bool `json:"member,omitzero"`
	// What the customer knows or asks about.
	Topics []string `json:"topics,omitempty"`
}

// When the customer wants the company to be there.
type ContactMode string

const (
	// Welcomes contact that the company starts.
	ContactModeProactiveWelcome ContactMode = "proactive_welcome"
	// Wants contact only when there is a need: no check-ins, gestures or marketing.
	ContactModeOnlyWhenNeeded ContactMode = "only_when_needed"
	// Wants the company there only when called, like a butler.
	ContactModeOnRequestOnly ContactMode = "on_request_only"
)

// Known says whether it is a word of the contract.
func (word ContactMode) Known() bool {
	switch word {
	case ContactModeProactiveWelcome,
		ContactModeOnlyWhenNeeded,
		ContactModeOnRequestOnly:
		return true
	}
	return false
}

// Who the customer is to the company.
type Customer struct {
	// The CRM's opaque reference. Each plugin receives a different one, so that plugins can't compare notes.
	Ref string `json:"ref"`
	// The country the customer lives in.
	Country string `json:"country,omitzero"`
	// A person or an organisation.
	Kind CustomerKind `json:"kind,omitzero"`
	// The language the customer prefers.
	Language string `json:"language,omitzero"`
	// A part of the country, as the CRM names it.
	Region string `json:"region,omitzero"`
	// Groups that the CRM puts the customer in.
	Segments []string `json:"segments,omitempty"`
	// Where the customer stands in the relation.
	Status CustomerStatus `json:"status,omitzero"`
	// For how many days the customer has been one.
	TenureDays *int64 `json:"tenure_days,omitzero"`
	// The customer's time zone.
	TimeZone string `json:"time_zone,omitzero"`
	// How much the customer's business amounts to.
	ValueTier ValueTier `json:"value_tier,omitzero"`
}

// Whether the customer is a person or an organisation.
type CustomerKind string

const (
	// A person.
	CustomerKindPerson CustomerKind = "person"
	// A company or another organisation.
	CustomerKindOrganisation CustomerKind = "organisation"
)

// Known says whether it is a word of the contract.
func (word CustomerKind) Known() bool {
	switch word {
	case CustomerKindPerson,
		CustomerKindOrganisation:
		return true
	}
	return false
}

// Where the customer stands in the relation.
type CustomerStatus string

const (
	// Has not bought yet.
	CustomerStatusProspect CustomerStatus = "prospect"
	// Buys or uses.
	CustomerStatusActive CustomerStatus = "active"
	// Is on the way out.
	CustomerStatusLapsing CustomerStatus = "lapsing"
	// Has left.
	CustomerStatusFormer CustomerStatus = "former"
	// Has died; only a person may take contact with the relatives.
	CustomerStatusDeceased CustomerStatus = "deceased"
)

// Known says whether it is a word of the contract.
func (word CustomerStatus) Known() bool {
	switch word {
	case CustomerStatusProspect,
		CustomerStatusActive,
		CustomerStatusLapsing,
		CustomerStatusFormer,
		CustomerStatusDeceased:
		return true
	}
	return false
}

// Facts that the host computes from the rest of the context. A fact that can't be known is left out. Days are
// periods of 24 hours.
type Derived struct {
	// Times the company contacted the customer of its own accord in the last 7 days, by `history`.
	ContactsLast7Days *int64 `json:"contacts_last_7_days,omitzero"`
	// Days since the newest gesture in `history`.
	DaysSinceLastGesture *int64 `json:"days_since_last_gesture,omitzero"`
	// Days since the newest interaction.
	DaysSinceLastInteraction *int64 `json:"days_since_last_interaction,omitzero"`
	// Days since the newest order was placed.
	DaysSinceLastOrder *int64 `json:"days_since_last_order,omitzero"`
	// Orders that failed and were not cancelled since.
	FailedOrders *int64 `json:"failed_orders,omitzero"`
	// What gestures in `history` cost in the last 365 days, an amount for each currency.
	GestureSpend365Days []Money `json:"gesture_spend_365_days,omitempty"`
	// The time on the customer's clock at `as_of`; left out if the time zone isn't known.
	LocalTime string `json:"local_time,omitzero"`
	// The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known.
	LocalWeekday Weekday `json:"local_weekday,omitzero"`
	// Cases that are open or wait for the customer.
	OpenCases *int64 `json:"open_cases,omitzero"`
	// Complaints that are open or wait for the customer.
	OpenComplaints *int64 `json:"open_complaints,omitzero"`
	// Orders placed in the last 365 days.
	OrdersLast365Days *int64 `json:"orders_last_365_days,omitzero"`
	// The customer's own rhythm: the median of the whole days between one day with orders and the next; left out
	// below three such days.
	UsualDaysBetweenOrders *int64 `json:"usual_days_between_orders,omitzero"`
}

// Who started it.
type Direction string

const (
	// The customer.
	DirectionInbound Direction = "inbound"
	// The company.
	DirectionOutbound Direction = "outbound"
)

// Known says whether it is a word of the contract.
func (word Direction) Known() bool {
	switch word {
	case DirectionInbound,
		DirectionOutbound:
		return true
	}
	return false
}

// Something that happens and affects many.
type Event struct {
	// The CRM's reference.
	Ref string `json:"ref"`
	// What kind of event it is.
	Kind EventKind `json:"kind"`
	// Whether it affects this customer.
	AffectsCustomer *bool `json:"affects_customer,omitzero"`
	// Where, as the CRM names it.
	Area string `json:"area,omitzero"`
	// From when.
	FromAt time.Time `json:"from_at,omitzero"`
	// Until when; unknown if left out.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// What kind of event it is.
type EventKind string

const (
	// A contagious disease.
	EventKindPandemic EventKind = "pandemic"
	// A service that doesn't work.
	EventKindOutage EventKind = "outage"
	// A product that is called back.
	EventKindRecall EventKind = "recall"
	// Storm, flood, heat, snow.
	EventKindWeather EventKind = "weather"
	// Work is laid down.
	EventKindStrike EventKind = "strike"
	// A place closes.
	EventKindClosure EventKind = "closure"
)

// Known says whether it is a word of the contract.
func (word EventKind) Known() bool {
	switch word {
	case EventKindPandemic,
		EventKindOutage,
		EventKindRecall,
		EventKindWeather,
		EventKindStrike,
		EventKindClosure:
		return true
	}
	return false
}

// A score that the customer gave.
type Feedback struct {
	// Which scale it is on.
	Kind FeedbackKind `json:"kind"`
	// The score.
	Score int64 `json:"score"`
	// When it was given.
	At time.Time `json:"at,omitzero"`
}

// Which scale a score is on.
type FeedbackKind string

const (
	// Net Promoter Score: 0 to 10.
	FeedbackKindNps FeedbackKind = "nps"
	// Customer satisfaction: 1 to 5.
	FeedbackKindCsat FeedbackKind = "csat"
	// Customer Effort Score: 1 to 7.
	FeedbackKindCes FeedbackKind = "ces"
)

// Known says whether it is a word of the contract.
func (word FeedbackKind) Known() bool {
	switch word {
	case FeedbackKindNps,
		FeedbackKindCsat,
		FeedbackKindCes:
		return true
	}
	return false
}

// A bump on the customer's way.
type Friction struct {
	// What gets in the way, such as `payment_error`.
	Kind string `json:"kind"`
	// How often.
	Count int64 `json:"count"`
	// When it last did.
	LastAt time.Time `json:"last_at,omitzero"`
}

// How goods reach the customer.
type Fulfilment string

const (
	// Delivered at home.
	FulfilmentHome Fulfilment = "home"
	// Picked up in a shop.
	FulfilmentPickUp Fulfilment = "pick_up"
	// Picked up from a locker.
	FulfilmentLocker Fulfilment = "locker"
	// Bought and taken along in a shop.
	FulfilmentStore Fulfilment = "store"
	// Delivered digitally.
	FulfilmentDigital Fulfilment = "digital"
)

// Known says whether it is a word of the contract.
func (word Fulfilment) Known() bool {
	switch word {
	case FulfilmentHome,
		FulfilmentPickUp,
		FulfilmentLocker,
		FulfilmentStore,
		FulfilmentDigital:
		return true
	}
	return false
}

// Who spoke for the company.
type Handler string

const (
	// A person.
	HandlerHuman Handler = "human"
	// A machine.
	HandlerBot Handler = "bot"
)

// Known says whether it is a word of the contract.
func (word Handler) Known() bool {
	switch word {
	case HandlerHuman,
		HandlerBot:
		return true
	}
	return false
}

// What was done for this customer before, and what came of it.
type HistoryItem struct {
	// The action's `key`.
	Key string `json:"key"`
	// What was done.
	Kind ActionKind `json:"kind"`
	// When.
	At time.Time `json:"at"`
	// Over which channel; left out if it didn't reach the customer over one.
	Channel Channel `json:"channel,omitzero"`
	// What it cost.
	Cost Money `json:"cost,omitzero"`
	// The action's `group`.
	Group string `json:"group,omitzero"`
	// What came of it.
	Outcome Outcome `json:"outcome,omitzero"`
	// The plugin that proposed it.
	Plugin string `json:"plugin,omitzero"`
	// What it was for.
	Purpose Purpose `json:"purpose,omitzero"`
}

// The occasion on which the CRM asks.
type Hook string

const (
	// A regular look at a customer, such as a nightly run.
	HookReview Hook = "review"
	// The customer gets in touch.
	HookContactStarted Hook = "contact_started"
	// A conversation has ended.
	HookContactEnded Hook = "contact_ended"
	// An order was placed.
	HookOrderPlaced Hook = "order_placed"
	// An order is late.
	HookOrderDelayed Hook = "order_delayed"
	// An order failed.
	HookOrderFailed Hook = "order_failed"
	// A case was opened.
	HookCaseOpened Hook = "case_opened"
	// A case was closed.
	HookCaseClosed Hook = "case_closed"
	// Something happened that affects many: an outage, a storm, a closing.
	HookEventStarted Hook = "event_started"
	// The customer changed preferences or permissions.
	HookPreferencesChanged Hook = "preferences_changed"
	// The customer looks at their account, shop or app now.
	HookVisit Hook = "visit"
)

// Known says whether it is a word of the contract.
func (word Hook) Known() bool {
	switch word {
	case HookReview,
		HookContactStarted,
		HookContactEnded,
		HookOrderPlaced,
		HookOrderDelayed,
		HookOrderFailed,
		HookCaseOpened,
		HookCaseClosed,
		HookEventStarted,
		HookPreferencesChanged,
		HookVisit:
		return true
	}
	return false
}

// A conversation or a message.
type Interaction struct {
	// The CRM's reference.
	ID string `json:"id"`
	// When it took place.
	At time.Time `json:"at"`
	// Over which channel.
	Channel Channel `json:"channel,omitzero"`
	// Who started it.
	Direction Direction `json:"direction,omitzero"`
	// How much effort it cost the customer.
	Effort *int64 `json:"effort,omitzero"`
	// The event it was about: the `ref` of one of `events`.
	Event string `json:"event,omitzero"`
	// Who spoke for the company.
	Handler Handler `json:"handler,omitzero"`
	// How it ended.
	Outcome InteractionOutcome `json:"outcome,omitzero"`
	// How the customer sounded.
	Sentiment *float64 `json:"sentiment,omitzero"`
	// What it was about, as the CRM names it, such as `delivery`.
	Topic string `json:"topic,omitzero"`
}

// How a conversation ended.
type InteractionOutcome string

const (
	// The question was answered.
	InteractionOutcomeResolved InteractionOutcome = "resolved"
	// It was not.
	InteractionOutcomeUnresolved InteractionOutcome = "unresolved"
	// The customer gave up.
	InteractionOutcomeAbandoned InteractionOutcome = "abandoned"
	// Somebody else took over.
	InteractionOutcomeEscalated InteractionOutcome = "escalated"
)

// Known says whether it is a word of the contract.
func (word InteractionOutcome) Known() bool {
	switch word {
	case InteractionOutcomeResolved,
		InteractionOutcomeUnresolved,
		InteractionOutcomeAbandoned,
		InteractionOutcomeEscalated:
		return true
	}
	return false
}

// Where the customer is on the way to something.
type Journey struct {
	// The journey, as the CRM names it, such as `move_house`.
	Journey string `json:"journey"`
	// Since when.
	EnteredAt time.Time `json:"entered_at,omitzero"`
	// Where it gets stuck.
	Friction []Friction `json:"friction,omitempty"`
	// How far the customer is.
	Stage string `json:"stage,omitzero"`
}

// The ground in law (GDPR article 6) on which the contact rests.
type LegalBasis string

const (
	// The customer's consent.
	LegalBasisConsent LegalBasis = "consent"
	// The contract with the customer.
	LegalBasisContract LegalBasis = "contract"
	// A duty in law.
	LegalBasisLegalObligation LegalBasis = "legal_obligation"
	// Somebody's life or health.
	LegalBasisVitalInterest LegalBasis = "vital_interest"
	// A task in the public interest.
	LegalBasisPublicInterest LegalBasis = "public_interest"
	// A legitimate interest of the company.
	LegalBasisLegitimateInterest LegalBasis = "legitimate_interest"
)

// Known says whether it is a word of the contract.
func (word LegalBasis) Known() bool {
	switch word {
	case LegalBasisConsent,
		LegalBasisContract,
		LegalBasisLegalObligation,
		LegalBasisVitalInterest,
		LegalBasisPublicInterest,
		LegalBasisLegitimateInterest:
		return true
	}
	return false
}

// At most so many contacts in so many days.
type MaxContacts struct {
	// At most so many contacts; 0 is none.
	Max int64 `json:"max"`
	// In any period of so many days of 24 hours.
	PerDays int64 `json:"per_days"`
	// The channel it is about; all channels together if left out.
	Channel Channel `json:"channel,omitzero"`
}

// Where the customer is served: in person or at a distance.
type Modality string

const (
	// In a shop, at a counter, at home.
	ModalityInPerson Modality = "in_person"
	// By telephone, video or screen.
	ModalityVirtual Modality = "virtual"
)

// Known says whether it is a word of the contract.
func (word Modality) Known() bool {
	switch word {
	case ModalityInPerson,
		ModalityVirtual:
		return true
	}
	return false
}

// An amount of money. Amounts in different currencies are never added or converted.
type Money struct {
	// The amount in the currency's smallest unit: 1250 is EUR 12.50.
	Minor int64 `json:"minor"`
	// The currency's ISO 4217 code.
	Currency string `json:"currency"`
}

// An order.
type Order struct {
	// The CRM's reference.
	ID string `json:"id"`
	// How far it is.
	Status OrderStatus `json:"status"`
	// What it cost.
	Amount Money `json:"amount,omitzero"`
	// The event that touches it: the `ref` of one of `events`.
	Event string `json:"event,omitzero"`
	// When it is expected now.
	ExpectedAt time.Time `json:"expected_at,omitzero"`
	// Why it failed, such as `carrier_lost`.
	Failure string `json:"failure,omitzero"`
	// How it reaches the customer.
	Fulfilment Fulfilment `json:"fulfilment,omitzero"`
	// When it was placed.
	PlacedAt time.Time `json:"placed_at,omitzero"`
	// When the company promised it.
	PromisedAt time.Time `json:"promised_at,omitzero"`
}

// How far an order is.
type OrderStatus string

const (
	// Placed.
	OrderStatusPlaced OrderStatus = "placed"
	// On the way.
	OrderStatusShipped OrderStatus = "shipped"
	// With the customer.
	OrderStatusDelivered OrderStatus = "delivered"
	// Something went wrong, and the customer has nothing.
	OrderStatusFailed OrderStatus = "failed"
	// Taken back before it was sent.
	OrderStatusCancelled OrderStatus = "cancelled"
	// Sent back.
	OrderStatusReturned OrderStatus = "returned"
)

// Known says whether it is a word of the contract.
func (word OrderStatus) Known() bool {
	switch word {
	case OrderStatusPlaced,
		OrderStatusShipped,
		OrderStatusDelivered,
		OrderStatusFailed,
		OrderStatusCancelled,
		OrderStatusReturned:
		return true
	}
	return false
}

// What came of a contact.
type Outcome string

const (
	// It reached the customer; nothing more is known.
	OutcomeDelivered Outcome = "delivered"
	// The customer took it up.
	OutcomeAccepted Outcome = "accepted"
	// The customer put it aside.
	OutcomeDismissed Outcome = "dismissed"
	// The customer complained about it.
	OutcomeComplained Outcome = "complained"
	// It never reached the customer.
	OutcomeFailed Outcome = "failed"
	// What it was meant to bring about happened, such as a customer coming back. It can be known of customers
	// who were held out, too.
	OutcomeGoalMet Outcome = "goal_met"
)

// Known says whether it is a word of the contract.
func (word Outcome) Known() bool {
	switch word {
	case OutcomeDelivered,
		OutcomeAccepted,
		OutcomeDismissed,
		OutcomeComplained,
		OutcomeFailed,
		OutcomeGoalMet:
		return true
	}
	return false
}

// The customer wants to be left alone for a while.
type Pause struct {
	// Until when; until further notice if left out.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// What the customer granted, denied or revoked, for one purpose. A "no" at the same or a wider level beats
// any "yes".
type Permission struct {
	// The purpose it is about.
	Purpose Purpose `json:"purpose"`
	// What the customer said.
	Status PermissionStatus `json:"status"`
	// The ground in law.
	Basis LegalBasis `json:"basis,omitzero"`
	// The channel it is about; every channel if left out.
	Channel Channel `json:"channel,omitzero"`
	// From when it holds.
	FromAt time.Time `json:"from_at,omitzero"`
	// Where the customer said it, such as `preference_page`.
	Source string `json:"source,omitzero"`
	// Until when it holds.
	ToAt time.Time `json:"to_at,omitzero"`
	// The topic it is about; every topic if left out.
	Topic string `json:"topic,omitzero"`
}

// What the customer said to one purpose on one channel.
type PermissionStatus string

const (
	// Said yes.
	PermissionStatusGranted PermissionStatus = "granted"
	// Said no.
	PermissionStatusDenied PermissionStatus = "denied"
	// Said yes before, and took it back.
	PermissionStatusRevoked PermissionStatus = "revoked"
	// Said yes before, and it has run out.
	PermissionStatusExpired PermissionStatus = "expired"
	// Was asked, and has not answered.
	PermissionStatusPending PermissionStatus = "pending"
	// Nothing is known.
	PermissionStatusUnknown PermissionStatus = "unknown"
)

// Known says whether it is a word of the contract.
func (word PermissionStatus) Known() bool {
	switch word {
	case PermissionStatusGranted,
		PermissionStatusDenied,
		PermissionStatusRevoked,
		PermissionStatusExpired,
		PermissionStatusPending,
		PermissionStatusUnknown:
		return true
	}
	return false
}

// What the customer asked of the company. It can only tighten what the company allows itself.
type Preferences struct {
	// Channels the customer doesn't want to be met on.
	AvoidChannels []Channel `json:"avoid_channels,omitempty"`
	// When the customer wants the company to be there.
	ContactMode ContactMode `json:"contact_mode,omitzero"`
	// At most so many contacts in so many days.
	MaxContacts []MaxContacts `json:"max_contacts,omitempty"`
	// In person or at a distance, by task.
	Modality []TaskModality `json:"modality,omitempty"`
	// The customer wants to be left alone for a while.
	Pause Pause `json:"pause,omitzero"`
	// Channels the customer likes, best first.
	PreferredChannels []Channel `json:"preferred_channels,omitempty"`
	// Hours on the customer's clock in which nothing may arrive.
	QuietHours []QuietHours `json:"quiet_hours,omitempty"`
	// Alone or helped.
	SelfService SelfServicePreference `json:"self_service,omitzero"`
}

// What a contact is for. It decides which permission is needed. In order from the least to the most that a
// customer must have agreed to.
type Purpose string

const (
	// Carrying out what the customer and the company agreed: an order, a subscription, a complaint.
	PurposeService Purpose = "service"
	// Attention without something to sell: a check-in, a gesture, help.
	PurposeCare Purpose = "care"
	// Asking the customer for an opinion that helps the company.
	PurposeResearch Purpose = "research"
	// Anything meant to sell.
	PurposeMarketing Purpose = "marketing"
)

// Known says whether it is a word of the contract.
func (word Purpose) Known() bool {
	switch word {
	case PurposeService,
		PurposeCare,
		PurposeResearch,
		PurposeMarketing:
		return true
	}
	return false
}

// A group of people who help.
type Queue struct {
	// The queue's name.
	Queue string `json:"queue"`
	// Whether it takes new work.
	Open bool `json:"open"`
	// The first moments at which somebody is free.
	NextSlots []time.Time `json:"next_slots,omitempty"`
	// What the people can do, such as a language or a subject.
	Skills []string `json:"skills,omitempty"`
	// How many seconds a customer waits there now.
	WaitS *int64 `json:"wait_s,omitzero"`
}

// Hours on the customer's clock in which nothing may arrive: from `from` up to but not including `to`. When
// `to` isn't later than `from`, the period ends the next day.
type QuietHours struct {
	// The first quiet minute.
	From string `json:"from"`
	// The first minute that isn't quiet.
	To string `json:"to"`
	// The days on which the period starts; every day if left out.
	Days []Weekday `json:"days,omitempty"`
}

// A score that one of the CRM's models gave.
type Score struct {
	// What it says, such as `churn`.
	Name string `json:"name"`
	// The score.
	Value float64 `json:"value"`
	// When.
	AsOf time.Time `json:"as_of,omitzero"`
	// Which model gave it.
	Model string `json:"model,omitzero"`
}

// Whether the customer would rather do things alone or be helped.
type SelfServicePreference string

const (
	// Would rather do it alone.
	SelfServicePreferenceSelf SelfServicePreference = "self"
	// No preference.
	SelfServicePreferenceNeutral SelfServicePreference = "neutral"
	// Would rather be helped by a person.
	SelfServicePreferenceHuman SelfServicePreference = "human"
)

// Known says whether it is a word of the contract.
func (word SelfServicePreference) Known() bool {
	switch word {
	case SelfServicePreferenceSelf,
		SelfServicePreferenceNeutral,
		SelfServicePreferenceHuman:
		return true
	}
	return false
}

// How bad something is for the customer.
type Severity string

const (
	// A nuisance.
	SeverityLow Severity = "low"
	// It costs time or money.
	SeverityMedium Severity = "medium"
	// It does harm.
	SeverityHigh Severity = "high"
)

// Known says whether it is a word of the contract.
func (word Severity) Known() bool {
	switch word {
	case SeverityLow,
		SeverityMedium,
		SeverityHigh:
		return true
	}
	return false
}

// A subscription.
type Subscription struct {
	// The CRM's reference.
	ID string `json:"id"`
	// How it stands.
	Status SubscriptionStatus `json:"status"`
	// Until when it rests.
	PausedUntilAt time.Time `json:"paused_until_at,omitzero"`
	// What it is a subscription to.
	Product string `json:"product,omitzero"`
	// When it is renewed.
	RenewsAt time.Time `json:"renews_at,omitzero"`
	// The share of it that the customer uses.
	Usage *float64 `json:"usage,omitzero"`
}

// How a subscription stands.
type SubscriptionStatus string

const (
	// It runs.
	SubscriptionStatusActive SubscriptionStatus = "active"
	// It rests.
	SubscriptionStatusPaused SubscriptionStatus = "paused"
	// The customer ended it.
	SubscriptionStatusCancelled SubscriptionStatus = "cancelled"
	// It ran out.
	SubscriptionStatusExpired SubscriptionStatus = "expired"
)

// Known says whether it is a word of the contract.
func (word SubscriptionStatus) Known() bool {
	switch word {
	case SubscriptionStatusActive,
		SubscriptionStatusPaused,
		SubscriptionStatusCancelled,
		SubscriptionStatusExpired:
		return true
	}
	return false
}

// Where the customer wants one task to be done.
type TaskModality struct {
	// The task, as the company names it, such as `advice`.
	Task string `json:"task"`
	// In person or at a distance.
	Modality Modality `json:"modality"`
}

// How much the customer's business amounts to, next to other customers.
type ValueTier string

const (
	// Less than most.
	ValueTierLow ValueTier = "low"
	// As most.
	ValueTierMid ValueTier = "mid"
	// More than most.
	ValueTierHigh ValueTier = "high"
)

// Known says whether it is a word of the contract.
func (word ValueTier) Known() bool {
	switch word {
	case ValueTierLow,
		ValueTierMid,
		ValueTierHigh:
		return true
	}
	return false
}

// How much the people who help have on their hands.
type Volume string

const (
	// Time to spare.
	VolumeIdle Volume = "idle"
	// As usual.
	VolumeNormal Volume = "normal"
	// More than usual.
	VolumePeak Volume = "peak"
	// More than they can answer.
	VolumeCrisis Volume = "crisis"
)

// Known says whether it is a word of the contract.
func (word Volume) Known() bool {
	switch word {
	case VolumeIdle,
		VolumeNormal,
		VolumePeak,
		VolumeCrisis:
		return true
	}
	return false
}

// A day of the week.
type Weekday string

const (
	// Monday.
	WeekdayMonday Weekday = "monday"
	// Tuesday.
	WeekdayTuesday Weekday = "tuesday"
	// Wednesday.
	WeekdayWednesday Weekday = "wednesday"
	// Thursday.
	WeekdayThursday Weekday = "thursday"
	// Friday.
	WeekdayFriday Weekday = "friday"
	// Saturday.
	WeekdaySaturday Weekday = "saturday"
	// Sunday.
	WeekdaySunday Weekday = "sunday"
)

// Known says whether it is a word of the contract.
func (word Weekday) Known() bool {
	switch word {
	case WeekdayMonday,
		WeekdayTuesday,
		WeekdayWednesday,
		WeekdayThursday,
		WeekdayFriday,
		WeekdaySaturday,
		WeekdaySunday:
		return true
	}
	return false
}

// What one plugin returns: the actions it proposes, and what it asks others to hold back. An answer without
// actions is a good answer: just carry on. Unknown keys are refused.
type Answer struct {
	// The contract's version that this document is written for.
	Contract string `json:"contract"`
	// What the plugin proposes.
	Actions []Action `json:"actions,omitempty"`
	// The plugin could not answer. Nothing else of the answer counts.
	Error PluginError `json:"error,omitzero"`
	// What the plugin asks others to hold back. Only a plugin whose manifest declares `holds` may.
	Holds []Hold `json:"holds,omitempty"`
	// Remarks for whoever maintains the plugin; they stand in the decision and never reach a customer.
	Notes []string `json:"notes,omitempty"`
}

// One proposed thing to do, or to say.
type Action struct {
	// Names the action; unique in the answer.
	ID string `json:"id"`
	// Names what is proposed, the same each time it is proposed, so that it can be counted in `history`.
	Key string `json:"key"`
	// What is to be done: the kind of action and the fields of that kind.
	Step Step `json:"step"`
	// What the contact is for. The operator's policy can make it stricter, never looser.
	Purpose Purpose `json:"purpose"`
	// Whom it reaches.
	Audience Audience `json:"audience"`
	// How soon it matters.
	Urgency Urgency `json:"urgency"`
	// When it makes sense.
	Window Window `json:"window"`
	// Why. At least one reason.
	Reasons []Reason `json:"reasons"`
	// The channels it can go over, best first. Required when the audience includes the customer.
	Channels []Channel `json:"channels,omitempty"`
	// The `key`s of actions that can't go together with this one.
	ConflictsWith []string `json:"conflicts_with,omitempty"`
	// What it costs the company.
	Cost Money `json:"cost,omitzero"`
	// Of the actions in one group at most one is offered.
	Group string `json:"group,omitzero"`
	// What to say to the customer.
	Message Message `json:"message,omitzero"`
	// The chance that the customer welcomes it; counts as 1 if left out.
	Propensity *float64 `json:"propensity,omitzero"`
	// Who has to agree first.
	Requires Approval `json:"requires,omitzero"`
	// What it is about, for permissions that are given by topic.
	Topic string `json:"topic,omitzero"`
	// What it is worth.
	Value Value `json:"value,omitzero"`
}

// Whom an action reaches.
type Audience string

const (
	// The customer.
	AudienceCustomer Audience = "customer"
	// Somebody at the company; the customer notices nothing.
	AudienceAgent Audience = "agent"
	// Both.
	AudienceBoth Audience = "both"
)

// Known says whether it is a word of the contract.
func (word Audience) Known() bool {
	switch word {
	case AudienceCustomer,
		AudienceAgent,
		AudienceBoth:
		return true
	}
	return false
}

// Where the words of a message come from. There is no value for a person: a plugin can't claim one.
type Author string

const (
	// Put together by a program.
	AuthorMachine Author = "machine"
	// Written beforehand by a person, for every customer in this situation.
	AuthorTemplate Author = "template"
)

// Known says whether it is a word of the contract.
func (word Author) Known() bool {
	switch word {
	case AuthorMachine,
		AuthorTemplate:
		return true
	}
	return false
}

// Who gets a gesture.
type Beneficiary string

const (
	// The customer.
	BeneficiaryCustomer Beneficiary = "customer"
	// Somebody else, such as a neighbour or a good cause.
	BeneficiaryThirdParty Beneficiary = "third_party"
)

// Known says whether it is a word of the contract.
func (word Beneficiary) Known() bool {
	switch word {
	case BeneficiaryCustomer,
		BeneficiaryThirdParty:
		return true
	}
	return false
}

// Something that a customer can settle about being contacted.
type ContactSetting string

const (
	// When the company should be there at all.
	ContactSettingContactMode ContactSetting = "contact_mode"
	// Over which channel.
	ContactSettingChannel ContactSetting = "channel"
	// How often.
	ContactSettingFrequency ContactSetting = "frequency"
	// In which language.
	ContactSettingLanguage ContactSetting = "language"
)

// Known says whether it is a word of the contract.
func (word ContactSetting) Known() bool {
	switch word {
	case ContactSettingContactMode,
		ContactSettingChannel,
		ContactSettingFrequency,
		ContactSettingLanguage:
		return true
	}
	return false
}

// What a gesture consists of.
type Gift string

const (
	// A few kind words.
	GiftNote Gift = "note"
	// Money off or back.
	GiftCredit Gift = "credit"
	// A fee that needn't be paid.
	GiftFeeWaiver Gift = "fee_waiver"
	// Something better for the same money.
	GiftUpgrade Gift = "upgrade"
	// Flowers.
	GiftFlowers Gift = "flowers"
	// A gift to a good cause.
	GiftDonation Gift = "donation"
	// A thing.
	GiftItem Gift = "item"
)

// Known says whether it is a word of the contract.
func (word Gift) Known() bool {
	switch word {
	case GiftNote,
		GiftCredit,
		GiftFeeWaiver,
		GiftUpgrade,
		GiftFlowers,
		GiftDonation,
		GiftItem:
		return true
	}
	return false
}

// What a gesture is paid from.
type GiftSource string

const (
	// Money set aside for it.
	GiftSourceBudget GiftSource = "budget"
	// What can't be sold any more.
	GiftSourceSurplus GiftSource = "surplus"
)

// Known says whether it is a word of the contract.
func (word GiftSource) Known() bool {
	switch word {
	case GiftSourceBudget,
		GiftSourceSurplus:
		return true
	}
	return false
}

// How a person takes over.
type HandoverMode string

const (
	// Somebody calls the customer.
	HandoverModeCallback HandoverMode = "callback"
	// The conversation goes on with a person.
	HandoverModeTransfer HandoverMode = "transfer"
	// Somebody visits the customer.
	HandoverModeVisit HandoverMode = "visit"
	// Somebody works on it; the customer needn't do anything.
	HandoverModeTask HandoverMode = "task"
)

// Known says whether it is a word of the contract.
func (word HandoverMode) Known() bool {
	switch word {
	case HandoverModeCallback,
		HandoverModeTransfer,
		HandoverModeVisit,
		HandoverModeTask:
		return true
	}
	return false
}

// Which way help goes.
type HelpDirection string

const (
	// The customer is asked to help.
	HelpDirectionOffer HelpDirection = "offer"
	// The customer is helped.
	HelpDirectionReceive HelpDirection = "receive"
)

// Known says whether it is a word of the contract.
func (word HelpDirection) Known() bool {
	switch word {
	case HelpDirectionOffer,
		HelpDirectionReceive:
		return true
	}
	return false
}

// Silences actions of every plugin. It never lets anything through.
type Hold struct {
	// What it silences.
	Scope HoldScope `json:"scope"`
	// Until when.
	UntilAt time.Time `json:"until_at"`
	// Why, in a sentence for a colleague.
	Reason string `json:"reason"`
}

// What a hold silences.
//
// One of AllHoldScope, PurposeHoldScope, ChannelHoldScope, GroupHoldScope; read from JSON, a map.
type HoldScope any

// Everything that reaches the customer.
type AllHoldScope struct {
	Kind allHoldScopeKind `json:"kind"`
}

type allHoldScopeKind struct{}

func (allHoldScopeKind) MarshalText() ([]byte, error) {
	return []byte("all"), nil
}

// Everything for one purpose.
type PurposeHoldScope struct {
	Kind purposeHoldScopeKind `json:"kind"`
	// The purpose.
	Purpose Purpose `json:"purpose"`
}

type purposeHoldScopeKind struct{}

func (purposeHoldScopeKind) MarshalText() ([]byte, error) {
	return []byte("purpose"), nil
}

// Everything over one channel.
type ChannelHoldScope struct {
	Kind channelHoldScopeKind `json:"kind"`
	// The channel.
	Channel Channel `json:"channel"`
}

type channelHoldScopeKind struct{}

func (channelHoldScopeKind) MarshalText() ([]byte, error) {
	return []byte("channel"), nil
}

// Everything in one group.
type GroupHoldScope struct {
	Kind groupHoldScopeKind `json:"kind"`
	// The group.
	Group string `json:"group"`
}

type groupHoldScopeKind struct{}

func (groupHoldScopeKind) MarshalText() ([]byte, error) {
	return []byte("group"), nil
}

// What to say to the customer.
type Message struct {
	// The language it is written in.
	Language string `json:"language"`
	// The words, with placeholders such as `{first_name}` that the CRM fills in.
	Text string `json:"text"`
	// Where the words come from.
	Author Author `json:"author"`
}

// The plugin could not answer.
type PluginError struct {
	// Why not, in a sentence for whoever maintains the plugin.
	Message string `json:"message"`
}

// One reason for an action, with what it rests on.
type Reason struct {
	// The same code each time this reason applies.
	Code string `json:"code"`
	// The reason in a sentence for a colleague.
	Text string `json:"text"`
	// The facts it rests on: places in the context that the plugin received. A reason that rests on nothing
	// makes the action invalid.
	Evidence []string `json:"evidence"`
}

// How something is put right.
type Remedy string

const (
	// Saying sorry.
	RemedyApology Remedy = "apology"
	// A new one.
	RemedyReplace Remedy = "replace"
	// Money back.
	RemedyRefund Remedy = "refund"
	// Another date.
	RemedyRebook Remedy = "rebook"
	// Making haste.
	RemedyExpedite Remedy = "expedite"
	// Other terms.
	RemedyTermChange Remedy = "term_change"
)

// Known says whether it is a word of the contract.
func (word Remedy) Known() bool {
	switch word {
	case RemedyApology,
		RemedyReplace,
		RemedyRefund,
		RemedyRebook,
		RemedyExpedite,
		RemedyTermChange:
		return true
	}
	return false
}

// What is to be done: `kind` and the fields of that kind.
//
// One of CheckInStep, GestureStep, HumanHandoverStep, ServiceRecoveryStep, ChannelSuggestionStep,
// SelfServiceStep, CommunityHelpStep, HeadsUpStep, DeliveryAdaptationStep, PreferenceAskStep,
// InternalInsightStep; read from JSON, a map.
type Step any

// Ask how the customer is doing; the reply has somewhere to go.
type CheckInStep struct {
	Kind checkInStepKind `json:"kind"`
	// The question, in a few words for a colleague.
	Question string `json:"question"`
	// The queue that answers the reply.
	ReplyQueue string `json:"reply_queue"`
}

type checkInStepKind struct{}

func (checkInStepKind) MarshalText() ([]byte, error) {
	return []byte("check_in"), nil
}

// An unexpected, caring gesture.
type GestureStep struct {
	Kind gestureStepKind `json:"kind"`
	// What it consists of.
	Gift Gift `json:"gift"`
	// What it is paid from.
	Source GiftSource `json:"source"`
	// Whether the customer doesn't expect it.
	Surprise bool `json:"surprise"`
	// Who gets it.
	Beneficiary Beneficiary `json:"beneficiary"`
	// What it is worth.
	Amount Money `json:"amount,omitzero"`
	// Whether it is worth something only to somebody who buys, such as a voucher.
	TiedToPurchase *bool `json:"tied_to_purchase,omitzero"`
}

type gestureStepKind struct{}

func (gestureStepKind) MarshalText() ([]byte, error) {
	return []byte("gesture"), nil
}

// A person takes over.
type HumanHandoverStep struct {
	Kind humanHandoverStepKind `json:"kind"`
	// How.
	Mode HandoverMode `json:"mode"`
	// The queue that takes over.
	Queue string `json:"queue"`
	// When the customer must have been answered.
	RespondByAt time.Time `json:"respond_by_at"`
	// What the person must know, so that the customer needn't tell it again.
	Briefing string `json:"briefing"`
	// Other queues that could, best first.
	Alternatives []string `json:"alternatives,omitempty"`
	// What the person has to know or speak.
	Skill string `json:"skill,omitzero"`
	// When: one of the queue's `next_slots`.
	Slot time.Time `json:"slot,omitzero"`
}

type humanHandoverStepKind struct{}

func (humanHandoverStepKind) MarshalText() ([]byte, error) {
	return []byte("human_handover"), nil
}

// Repair after something went wrong.
type ServiceRecoveryStep struct {
	Kind serviceRecoveryStepKind `json:"kind"`
	// What went wrong, in words that acknowledge it.
	Acknowledge string `json:"acknowledge"`
	// How it is put right.
	Remedy Remedy `json:"remedy"`
	// What it is worth.
	Amount Money `json:"amount,omitzero"`
	// The case it answers: the `id` of one of `cases`.
	Case string `json:"case,omitzero"`
	// The order it puts right: the `id` of one of `orders`.
	Order string `json:"order,omitzero"`
}

type serviceRecoveryStepKind struct{}

func (serviceRecoveryStepKind) MarshalText() ([]byte, error) {
	return []byte("service_recovery"), nil
}

// Point to a channel that serves this customer's question better.
type ChannelSuggestionStep struct {
	Kind channelSuggestionStepKind `json:"kind"`
	// The better channel.
	To Channel `json:"to"`
	// What the customer wants done.
	Task string `json:"task"`
	// What the customer gains by it. That it is cheaper for the company is no reason.
	Benefit string `json:"benefit"`
	// The channel the customer uses now.
	From Channel `json:"from,omitzero"`
}

type channelSuggestionStepKind struct{}

func (channelSuggestionStepKind) MarshalText() ([]byte, error) {
	return []byte("channel_suggestion"), nil
}

// Point to something the customer can do alone, with a way to a person.
type SelfServiceStep struct {
	Kind selfServiceStepKind `json:"kind"`
	// What the customer wants done.
	Task string `json:"task"`
	// Where.
	Link string `json:"link"`
	// The queue where a person helps if it doesn't work.
	HumanEscape string `json:"human_escape"`
	// How many minutes it takes.
	Minutes *int64 `json:"minutes,omitzero"`
}

type selfServiceStepKind struct{}

func (selfServiceStepKind) MarshalText() ([]byte, error) {
	return []byte("self_service"), nil
}

// Customers who help each other.
type CommunityHelpStep struct {
	Kind communityHelpStepKind `json:"kind"`
	// Which way help goes.
	Direction HelpDirection `json:"direction"`
	// What it is about.
	Topic string `json:"topic"`
}

type communityHelpStepKind struct{}

func (communityHelpStepKind) MarshalText() ([]byte, error) {
	return []byte("community_help"), nil
}

// Tell the customer first about what affects them.
type HeadsUpStep struct {
	Kind headsUpStepKind `json:"kind"`
	// What it is about: the `ref` of one of `events`, or the `id` of what is affected.
	Event string `json:"event"`
	// What the company does about it.
	WeDo string `json:"we_do"`
	// When there will be more news.
	NextUpdateAt time.Time `json:"next_update_at,omitzero"`
	// What the customer can do.
	YouCan string `json:"you_can,omitzero"`
}

type headsUpStepKind struct{}

func (headsUpStepKind) MarshalText() ([]byte, error) {
	return []byte("heads_up"), nil
}

// Bring the product to the customer in another way.
type DeliveryAdaptationStep struct {
	Kind deliveryAdaptationStepKind `json:"kind"`
	// The order: the `id` of one of `orders`.
	Order string `json:"order"`
	// The other way.
	Fulfilment Fulfilment `json:"fulfilment"`
	// When.
	Slot time.Time `json:"slot,omitzero"`
}

type deliveryAdaptationStepKind struct{}

func (deliveryAdaptationStepKind) MarshalText() ([]byte, error) {
	return []byte("delivery_adaptation"), nil
}

// Ask the customer for their terms instead of guessing.
type PreferenceAskStep struct {
	Kind preferenceAskStepKind `json:"kind"`
	// What to ask about.
	About ContactSetting `json:"about"`
}

type preferenceAskStepKind struct{}

func (preferenceAskStepKind) MarshalText() ([]byte, error) {
	return []byte("preference_ask"), nil
}

// A signal to staff; it never reaches the customer.
type InternalInsightStep struct {
	Kind internalInsightStepKind `json:"kind"`
	// What it is about.
	Topic string `json:"topic"`
	// What was seen, in a sentence.
	Signal string `json:"signal"`
	// Who should know, such as `store_manager`.
	ToRole string `json:"to_role"`
}

type internalInsightStepKind struct{}

func (internalInsightStepKind) MarshalText() ([]byte, error) {
	return []byte("internal_insight"), nil
}

// How soon something matters to the customer, from least to most.
type Urgency string

const (
	// Good to know.
	UrgencyInfo Urgency = "info"
	// Better today than tomorrow.
	UrgencyWarning Urgency = "warning"
	// Harm or loss if it waits.
	UrgencyCritical Urgency = "critical"
)

// Known says whether it is a word of the contract.
func (word Urgency) Known() bool {
	switch word {
	case UrgencyInfo,
		UrgencyWarning,
		UrgencyCritical:
		return true
	}
	return false
}

// What an action is worth to each side.
type Value struct {
	// To the customer.
	Customer float64 `json:"customer"`
	// To the company.
	Company float64 `json:"company"`
}

// When an action makes sense.
type Window struct {
	// Not at this moment or later.
	NotAfterAt time.Time `json:"not_after_at"`
	// Not before this moment; at once if left out.
	NotBeforeAt time.Time `json:"not_before_at,omitzero"`
}

// The placeholders that every CRM fills in; a text writes one as `{first_name}`.
var Placeholders = []string{
	"first_name",
	"last_name",
	"full_name",
	"agent_name",
	"company_name",
	"phone_number",
	"order_number",
	"date",
	"time",
}
