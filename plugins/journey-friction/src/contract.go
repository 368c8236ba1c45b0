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

// What is known about one customer when a decision is asked for.
//
// The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
// `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
// A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version: a
// misspelt key would protect nobody.
type Context struct {
	// The version of the contract that this document follows.
	Contract string `json:"contract"`
	// The decision's id, chosen by the CRM and repeated in the decision.
	DecisionID string `json:"decision_id"`
	// The occasion on which the CRM asks for a decision.
	Hook Hook `json:"hook"`
	// When the facts were read; the only clock of plugins and rules.
	AsOf time.Time `json:"as_of"`
	// Who the customer is.
	Customer Customer `json:"customer"`
	// Appointments.
	Appointments []Appointment `json:"appointments,omitempty"`
	// Actions that people have approved for this customer.
	Approvals []Approved `json:"approvals,omitempty"`
	// Whether the customer's payments are up to date.
	Billing Billing `json:"billing,omitzero"`
	// What has been spent from the operator's budgets on all customers.
	Budgets []BudgetSpent `json:"budgets,omitempty"`
	// What the staff can take on.
	Capacity Capacity `json:"capacity,omitzero"`
	// Whether to be extra careful with this customer.
	Care Care `json:"care,omitzero"`
	// Questions, complaints and other cases.
	Cases []Case `json:"cases,omitempty"`
	// The ways in which the customer can be reached.
	Channels []ChannelState `json:"channels,omitempty"`
	// Customers help each other.
	Community Community `json:"community,omitzero"`
	// The plugin's settings, as its manifest declares them. Only in what a plugin receives.
	Config json.RawMessage `json:"config,omitempty"`
	// Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here is
	// replaced.
	Derived Derived `json:"derived,omitzero"`
	// Events that affect many customers.
	Events []Event `json:"events,omitempty"`
	// Ratings that the customer gave.
	Feedback []Feedback `json:"feedback,omitempty"`
	// What was done for this customer before, and what came of it.
	History []HistoryItem `json:"history,omitempty"`
	// Conversations and messages, newest last.
	Interactions []Interaction `json:"interactions,omitempty"`
	// How far the customer is in each journey, and where they get stuck.
	Journeys []Journey `json:"journeys,omitempty"`
	// Orders, oldest first.
	Orders []Order `json:"orders,omitempty"`
	// What the customer has granted, denied or revoked.
	Permissions []Permission `json:"permissions,omitempty"`
	// What the customer asked for. Preferences can only tighten the operator's rules.
	Preferences Preferences `json:"preferences,omitzero"`
	// What the company has promised this customer: the `promises` of earlier decisions, with what became of
	// them; at most 200. Since 1.1.
	Promises []PromiseMade `json:"promises,omitempty"`
	// When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted on.
	RequestedAt time.Time `json:"requested_at,omitzero"`
	// Scores from the CRM's own models.
	Scores []Score `json:"scores,omitempty"`
	// A plugin's only source of randomness. Default: 0.
	Seed *int64 `json:"seed,omitzero"`
	// Subscriptions.
	Subscriptions []Subscription `json:"subscriptions,omitempty"`
}

// An appointment.
type Appointment struct {
	// The CRM's reference.
	ID string `json:"id"`
	// Its state.
	Status AppointmentStatus `json:"status"`
	// When it takes place.
	At time.Time `json:"at,omitzero"`
	// The event that affects it: the `ref` of an item in `events`.
	Event string `json:"event,omitzero"`
	// In person or remotely.
	Modality Modality `json:"modality,omitzero"`
	// The place, as the CRM names it.
	Place string `json:"place,omitzero"`
	// What it is about.
	Topic string `json:"topic,omitzero"`
}

// The state of an appointment.
type AppointmentStatus string

const (
	// It is planned.
	AppointmentStatusPlanned AppointmentStatus = "planned"
	// It took place.
	AppointmentStatusDone AppointmentStatus = "done"
	// The customer didn't come.
	AppointmentStatusMissed AppointmentStatus = "missed"
	// It was cancelled.
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

// Who must approve an action before it is carried out.
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

// A person's consent to one action for this customer. It is used once: an action of the same key in `history`
// after it uses it up.
type Approved struct {
	// The action's `key`.
	Key string `json:"key"`
	// Who approved it: a person or a manager.
	By Approval `json:"by"`
	// When it was approved.
	At time.Time `json:"at"`
	// The most that the action may cost. Default: any amount.
	Amount Money `json:"amount,omitzero"`
	// The plugin whose action it is. Default: any plugin.
	Plugin string `json:"plugin,omitzero"`
	// When it expires. Default: never.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// Whether the customer's payments are up to date.
type Billing struct {
	// Whether a payment is overdue.
	Arrears *bool `json:"arrears,omitzero"`
	// How long it has been overdue, in days.
	DaysPastDue *int64 `json:"days_past_due,omitzero"`
	// What the customer has to pay now. Since 1.1.
	Due Money `json:"due,omitzero"`
	// The day by which to pay it. Since 1.1.
	DueOn string `json:"due_on,omitzero"`
	// Whether a payment plan is agreed.
	PaymentPlan *bool `json:"payment_plan,omitzero"`
	// How many reminders were sent for it. Since 1.1.
	Reminders *int64 `json:"reminders,omitzero"`
}

// What has been spent from one of the operator's budgets on all customers, in the budget's current period.
type BudgetSpent struct {
	// The budget's name in the policy.
	Name string `json:"name"`
	// The amount.
	Spent Money `json:"spent"`
}

// A unit of the calendar.
type CalendarUnit string

const (
	// From midnight to midnight.
	CalendarUnitDay CalendarUnit = "day"
	// From Monday to Sunday (ISO 8601).
	CalendarUnitWeek CalendarUnit = "week"
	// From the first to the last day of a month.
	CalendarUnitMonth CalendarUnit = "month"
	// Three months: January to March, and so on.
	CalendarUnitQuarter CalendarUnit = "quarter"
	// From January to December.
	CalendarUnitYear CalendarUnit = "year"
)

// Known says whether it is a word of the contract.
func (word CalendarUnit) Known() bool {
	switch word {
	case CalendarUnitDay,
		CalendarUnitWeek,
		CalendarUnitMonth,
		CalendarUnitQuarter,
		CalendarUnitYear:
		return true
	}
	return false
}

// What the staff can take on.
type Capacity struct {
	// The teams that take work.
	Queues []Queue `json:"queues,omitempty"`
	// How busy they are.
	Volume Volume `json:"volume,omitzero"`
}

// Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
// CRM.
type Care struct {
	// Whether to send nothing that sells or asks for an opinion.
	HandleWithCare *bool `json:"handle_with_care,omitzero"`
	// Purposes for which there must be no contact meanwhile.
	SuppressPurposes []Purpose `json:"suppress_purposes,omitempty"`
	// When it ends. Default: until further notice.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// A question, complaint or other matter that staff work on.
type Case struct {
	// The CRM's reference.
	ID string `json:"id"`
	// What it is about.
	Kind CaseKind `json:"kind"`
	// Its state.
	Status CaseStatus `json:"status"`
	// When it was closed.
	ClosedAt time.Time `json:"closed_at,omitzero"`
	// The event that it is about: the `ref` of an item in `events`.
	Event string `json:"event,omitzero"`
	// A name that cases share if they are about one thing, as the CRM names it. Since 1.1.
	Matter string `json:"matter,omitzero"`
	// When it was opened.
	OpenedAt time.Time `json:"opened_at,omitzero"`
	// The order that it is about: the `id` of an item in `orders`.
	Order string `json:"order,omitzero"`
	// When an answer is promised for.
	PromisedAt time.Time `json:"promised_at,omitzero"`
	// How often it was reopened.
	Reopened *int64 `json:"reopened,omitzero"`
	// What the company did about it. Since 1.1.
	Resolution Resolution `json:"resolution,omitzero"`
	// How severe it is.
	Severity Severity `json:"severity,omitzero"`
	// What it is about, as the CRM names it.
	Topic string `json:"topic,omitzero"`
	// The channel on which the customer raised it. Since 1.1.
	Via Channel `json:"via,omitzero"`
	// What the customer asks for. Since 1.1.
	Wish Remedy `json:"wish,omitzero"`
}

// What a case is about.
type CaseKind string

const (
	// A question.
	CaseKindQuestion CaseKind = "question"
	// A complaint.
	CaseKindComplaint CaseKind = "complaint"
	// An incident: something doesn't work.
	CaseKindIncident CaseKind = "incident"
	// A return of goods.
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

// The state of a case.
type CaseStatus string

const (
	// Somebody has to act.
	CaseStatusOpen CaseStatus = "open"
	// It is waiting for the customer.
	CaseStatusWaiting CaseStatus = "waiting"
	// It is solved, but the customer may still disagree.
	CaseStatusResolved CaseStatus = "resolved"
	// It is closed.
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

// How something reaches the customer.
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
	// A notice in the app or the customer's account.
	ChannelApp Channel = "app"
	// A letter or a card by post.
	ChannelPost Channel = "post"
	// A video call.
	ChannelVideo Channel = "video"
	// A meeting, such as in a shop, at a counter or at home.
	ChannelInPerson Channel = "in_person"
	// A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1.
	ChannelWebForm Channel = "web_form"
	// A social network. Since 1.1.
	ChannelSocial Channel = "social"
	// Fax. Since 1.1.
	ChannelFax Channel = "fax"
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
		ChannelInPerson,
		ChannelWebForm,
		ChannelSocial,
		ChannelFax:
		return true
	}
	return false
}

// One way in which the customer can be reached.
type ChannelState struct {
	// The channel.
	Channel Channel `json:"channel"`
	// Whether the company answers there now.
	Available *bool `json:"available,omitzero"`
	// The share of the customer's contacts that used it.
	Habit *float64 `json:"habit,omitzero"`
	// Whether the CRM has what it needs to reach the customer there.
	Reachable *bool `json:"reachable,omitzero"`
	// Whether the customer confirmed it.
	Verified *bool `json:"verified,omitzero"`
}

// Customers help each other.
type Community struct {
	// Whether the customer has offered to help others.
	HelperOptIn *bool `json:"helper_opt_in,omitzero"`
	// Whether the customer takes part.
	Member *bool `json:"member,omitzero"`
	// What the customer knows or asks about.
	Topics []string `json:"topics,omitempty"`
}

// How much contact the customer wants.
type ContactMode string

const (
	// Welcomes contact that the company starts.
	ContactModeProactiveWelcome ContactMode = "proactive_welcome"
	// Wants contact only when it is needed: no check-ins, gestures or marketing.
	ContactModeOnlyWhenNeeded ContactMode = "only_when_needed"
	// Wants contact only on request.
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

// Who the customer is.
type Customer struct {
	// The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine what they
	// know.
	Ref string `json:"ref"`
	// The country the customer lives in.
	Country string `json:"country,omitzero"`
	// Whether the customer is a person or an organisation.
	Kind CustomerKind `json:"kind,omitzero"`
	// The language the customer prefers.
	Language string `json:"language,omitzero"`
	// A part of the country, as the CRM names it.
	Region string `json:"region,omitzero"`
	// The CRM's labels for groups that the customer belongs to.
	Segments []string `json:"segments,omitempty"`
	// The stage of the customer's relationship with the company.
	Status CustomerStatus `json:"status,omitzero"`
	// How long the customer has been a customer, in days.
	TenureDays *int64 `json:"tenure_days,omitzero"`
	// The customer's time zone.
	TimeZone string `json:"time_zone,omitzero"`
	// How much business the customer brings.
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

// The stage of the customer's relationship with the company.
type CustomerStatus string

const (
	// Hasn't bought anything yet.
	CustomerStatusProspect CustomerStatus = "prospect"
	// Buys, or uses what they bought.
	CustomerStatusActive CustomerStatus = "active"
	// Seems to be leaving.
	CustomerStatusLapsing CustomerStatus = "lapsing"
	// Has left.
	CustomerStatusFormer CustomerStatus = "former"
	// Has died. Only a person may contact the relatives.
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

// Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't be
// known is left out. A day is 24 hours.
type Derived struct {
	// Contacts that the company started in the last 7 days, according to `history`.
	ContactsLast7Days *int64 `json:"contacts_last_7_days,omitzero"`
	// Days since the latest gesture in `history`.
	DaysSinceLastGesture *int64 `json:"days_since_last_gesture,omitzero"`
	// Days since the latest interaction.
	DaysSinceLastInteraction *int64 `json:"days_since_last_interaction,omitzero"`
	// Days since the latest order was placed.
	DaysSinceLastOrder *int64 `json:"days_since_last_order,omitzero"`
	// Days since the customer last heard from the company: from an item in `history` with a channel, or an
	// outbound interaction. Since 1.1.
	DaysSinceLastWord *int64 `json:"days_since_last_word,omitzero"`
	// Orders that failed and haven't been cancelled.
	FailedOrders *int64 `json:"failed_orders,omitzero"`
	// What gestures in `history` cost in the last 365 days: one amount for each currency.
	GestureSpend365Days []Money `json:"gesture_spend_365_days,omitempty"`
	// The time on the customer's clock at `as_of`; left out if the time zone isn't known.
	LocalTime string `json:"local_time,omitzero"`
	// The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known.
	LocalWeekday Weekday `json:"local_weekday,omitzero"`
	// Cases that are open or waiting for the customer.
	OpenCases *int64 `json:"open_cases,omitzero"`
	// Complaints that are open or waiting for the customer.
	OpenComplaints *int64 `json:"open_complaints,omitzero"`
	// Orders placed in the last 365 days.
	OrdersLast365Days *int64 `json:"orders_last_365_days,omitzero"`
	// Open promises that are past due. Since 1.1.
	PromisesBroken *int64 `json:"promises_broken,omitzero"`
	// Open promises that are due within the next 24 hours. Since 1.1.
	PromisesDue *int64 `json:"promises_due,omitzero"`
	// Promises that are neither kept nor withdrawn. Since 1.1.
	PromisesOpen *int64 `json:"promises_open,omitzero"`
	// The customer's usual interval: the median number of days between one day with orders and the next. Left
	// out if there are fewer than three such days.
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

// An event that affects many customers.
type Event struct {
	// The CRM's reference.
	Ref string `json:"ref"`
	// The kind of event.
	Kind EventKind `json:"kind"`
	// Whether it affects this customer.
	AffectsCustomer *bool `json:"affects_customer,omitzero"`
	// The place, as the CRM names it.
	Area string `json:"area,omitzero"`
	// When it begins.
	FromAt time.Time `json:"from_at,omitzero"`
	// When it ends; unknown if left out.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// The kind of event.
type EventKind string

const (
	// A contagious disease.
	EventKindPandemic EventKind = "pandemic"
	// A service outage.
	EventKindOutage EventKind = "outage"
	// A product recall.
	EventKindRecall EventKind = "recall"
	// Severe weather, such as storm, flood, heat or snow.
	EventKindWeather EventKind = "weather"
	// A strike.
	EventKindStrike EventKind = "strike"
	// The closure of a place, such as a shop.
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

// A rating that the customer gave.
type Feedback struct {
	// Its scale.
	Kind FeedbackKind `json:"kind"`
	// The score.
	Score int64 `json:"score"`
	// What it is about: the `id` of an order, case, interaction or appointment. Since 1.1.
	About string `json:"about,omitzero"`
	// When it was given.
	At time.Time `json:"at,omitzero"`
}

// The scale of a rating.
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

// Something that holds the customer up.
type Friction struct {
	// What gets in the way, such as `payment_error`.
	Kind string `json:"kind"`
	// How often it happened.
	Count int64 `json:"count"`
	// When it last happened.
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
	// Bought in a shop.
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

// Who acted for the company.
type Handler string

const (
	// A person.
	HandlerHuman Handler = "human"
	// A bot.
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
	Kind HistoryKind `json:"kind"`
	// When it was done.
	At time.Time `json:"at"`
	// The channel that it used; left out if it didn't reach the customer.
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
	// The digest of what it said, as the decision gave it. Since 1.1.
	Said string `json:"said,omitzero"`
}

// What an item in `history` was: an action of a plugin, or something else that reached the customer.
type HistoryKind string

const (
	// The action `check_in`.
	HistoryKindCheckIn HistoryKind = "check_in"
	// The action `gesture`.
	HistoryKindGesture HistoryKind = "gesture"
	// The action `human_handover`.
	HistoryKindHumanHandover HistoryKind = "human_handover"
	// The action `service_recovery`.
	HistoryKindServiceRecovery HistoryKind = "service_recovery"
	// The action `channel_suggestion`.
	HistoryKindChannelSuggestion HistoryKind = "channel_suggestion"
	// The action `self_service`.
	HistoryKindSelfService HistoryKind = "self_service"
	// The action `community_help`.
	HistoryKindCommunityHelp HistoryKind = "community_help"
	// The action `heads_up`.
	HistoryKindHeadsUp HistoryKind = "heads_up"
	// The action `delivery_adaptation`.
	HistoryKindDeliveryAdaptation HistoryKind = "delivery_adaptation"
	// The action `preference_ask`.
	HistoryKindPreferenceAsk HistoryKind = "preference_ask"
	// The action `internal_insight`.
	HistoryKindInternalInsight HistoryKind = "internal_insight"
	// A call that sells something. No plugin proposed it. Since 1.1.
	HistoryKindSalesCall HistoryKind = "sales_call"
	// A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1.
	HistoryKindNewsletter HistoryKind = "newsletter"
	// A bill, or a reminder to pay one. No plugin proposed it. Since 1.1.
	HistoryKindBill HistoryKind = "bill"
)

// Known says whether it is a word of the contract.
func (word HistoryKind) Known() bool {
	switch word {
	case HistoryKindCheckIn,
		HistoryKindGesture,
		HistoryKindHumanHandover,
		HistoryKindServiceRecovery,
		HistoryKindChannelSuggestion,
		HistoryKindSelfService,
		HistoryKindCommunityHelp,
		HistoryKindHeadsUp,
		HistoryKindDeliveryAdaptation,
		HistoryKindPreferenceAsk,
		HistoryKindInternalInsight,
		HistoryKindSalesCall,
		HistoryKindNewsletter,
		HistoryKindBill:
		return true
	}
	return false
}

// The occasion on which the CRM asks for a decision.
type Hook string

const (
	// A regular review of a customer, such as in a nightly run.
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
	// An event began that affects many customers, such as an outage, a storm or a closure.
	HookEventStarted Hook = "event_started"
	// The customer changed preferences or permissions.
	HookPreferencesChanged Hook = "preferences_changed"
	// The customer is visiting the shop, the app or their account.
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
	// The channel.
	Channel Channel `json:"channel,omitzero"`
	// Who started it.
	Direction Direction `json:"direction,omitzero"`
	// How long it took, in seconds. Since 1.1.
	DurationS *int64 `json:"duration_s,omitzero"`
	// The customer's effort.
	Effort *int64 `json:"effort,omitzero"`
	// The event that it was about: the `ref` of an item in `events`.
	Event string `json:"event,omitzero"`
	// Who acted for the company.
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
	// The question wasn't answered.
	InteractionOutcomeUnresolved InteractionOutcome = "unresolved"
	// The customer gave up.
	InteractionOutcomeAbandoned InteractionOutcome = "abandoned"
	// Somebody else took over.
	InteractionOutcomeEscalated InteractionOutcome = "escalated"
	// The customer said yes to what was offered. Since 1.1.
	InteractionOutcomeAccepted InteractionOutcome = "accepted"
	// The customer said no to what was offered. Since 1.1.
	InteractionOutcomeDeclined InteractionOutcome = "declined"
)

// Known says whether it is a word of the contract.
func (word InteractionOutcome) Known() bool {
	switch word {
	case InteractionOutcomeResolved,
		InteractionOutcomeUnresolved,
		InteractionOutcomeAbandoned,
		InteractionOutcomeEscalated,
		InteractionOutcomeAccepted,
		InteractionOutcomeDeclined:
		return true
	}
	return false
}

// How far the customer is in a journey.
type Journey struct {
	// The journey, as the CRM names it, such as `move_house`.
	Journey string `json:"journey"`
	// When the customer entered that stage.
	EnteredAt time.Time `json:"entered_at,omitzero"`
	// Where the customer gets stuck.
	Friction []Friction `json:"friction,omitempty"`
	// The stage that the customer has reached.
	Stage string `json:"stage,omitzero"`
}

// The legal basis of the contact (GDPR article 6).
type LegalBasis string

const (
	// The customer's consent.
	LegalBasisConsent LegalBasis = "consent"
	// The contract with the customer.
	LegalBasisContract LegalBasis = "contract"
	// A legal obligation.
	LegalBasisLegalObligation LegalBasis = "legal_obligation"
	// Somebody's vital interests.
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

// The most contacts that the customer wants within some days.
type MaxContacts struct {
	// The most contacts; 0 means none.
	Max int64 `json:"max"`
	// The length of the period, in days of 24 hours.
	PerDays int64 `json:"per_days"`
	// The channel that it applies to. Default: all channels together.
	Channel Channel `json:"channel,omitzero"`
}

// How the customer is served: in person or remotely.
type Modality string

const (
	// In a shop, at a counter or at home.
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
	// Its state.
	Status OrderStatus `json:"status"`
	// What it cost.
	Amount Money `json:"amount,omitzero"`
	// Who cancelled it. Since 1.1.
	CancelledBy Party `json:"cancelled_by,omitzero"`
	// When it was delivered. Since 1.1.
	DeliveredAt time.Time `json:"delivered_at,omitzero"`
	// The event that affects it: the `ref` of an item in `events`.
	Event string `json:"event,omitzero"`
	// When it is expected now.
	ExpectedAt time.Time `json:"expected_at,omitzero"`
	// Why it failed, such as `carrier_lost`.
	Failure string `json:"failure,omitzero"`
	// How it reaches the customer.
	Fulfilment Fulfilment `json:"fulfilment,omitzero"`
	// Whether the customer has paid for it. Since 1.1.
	Paid *bool `json:"paid,omitzero"`
	// Whether a part of it was delivered and the rest is still to come. Since 1.1.
	PartDelivered *bool `json:"part_delivered,omitzero"`
	// When it was placed.
	PlacedAt time.Time `json:"placed_at,omitzero"`
	// When delivery is promised for.
	PromisedAt time.Time `json:"promised_at,omitzero"`
	// The day for which delivery is promised, if no hour was promised. Since 1.1.
	PromisedOn string `json:"promised_on,omitzero"`
	// What was paid back. Since 1.1.
	Refunded Money `json:"refunded,omitzero"`
}

// The state of an order.
type OrderStatus string

const (
	// Placed.
	OrderStatusPlaced OrderStatus = "placed"
	// On the way.
	OrderStatusShipped OrderStatus = "shipped"
	// Delivered to the customer.
	OrderStatusDelivered OrderStatus = "delivered"
	// Something went wrong, and the customer has nothing.
	OrderStatusFailed OrderStatus = "failed"
	// Cancelled before it was sent.
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

// What came of an action.
type Outcome string

const (
	// It reached the customer; nothing more is known.
	OutcomeDelivered Outcome = "delivered"
	// The customer accepted it.
	OutcomeAccepted Outcome = "accepted"
	// The customer dismissed it.
	OutcomeDismissed Outcome = "dismissed"
	// The customer complained about it.
	OutcomeComplained Outcome = "complained"
	// It never reached the customer.
	OutcomeFailed Outcome = "failed"
	// It was sent; whether it arrived isn't known. Since 1.1.
	OutcomeSent Outcome = "sent"
	// It was cancelled before it was carried out. Since 1.1.
	OutcomeCancelled Outcome = "cancelled"
	// Its goal was met, such as a customer coming back. This can be known for customers who were held out, too.
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
		OutcomeSent,
		OutcomeCancelled,
		OutcomeGoalMet:
		return true
	}
	return false
}

// One side of the relationship.
type Party string

const (
	// The customer.
	PartyCustomer Party = "customer"
	// The company.
	PartyCompany Party = "company"
)

// Known says whether it is a word of the contract.
func (word Party) Known() bool {
	switch word {
	case PartyCustomer,
		PartyCompany:
		return true
	}
	return false
}

// The customer's wish not to be contacted for a while.
type Pause struct {
	// When it ends. Default: until further notice.
	UntilAt time.Time `json:"until_at,omitzero"`
}

// What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope
// overrides any "yes".
type Permission struct {
	// The purpose that it applies to.
	Purpose Purpose `json:"purpose"`
	// What the customer said.
	Status PermissionStatus `json:"status"`
	// The legal basis.
	Basis LegalBasis `json:"basis,omitzero"`
	// The channel that it applies to. Default: every channel.
	Channel Channel `json:"channel,omitzero"`
	// When it begins to hold.
	FromAt time.Time `json:"from_at,omitzero"`
	// Where the customer said so, such as `preference_page`.
	Source string `json:"source,omitzero"`
	// When it ceases to hold.
	ToAt time.Time `json:"to_at,omitzero"`
	// The topic that it applies to. Default: every topic.
	Topic string `json:"topic,omitzero"`
}

// What the customer said about one purpose.
type PermissionStatus string

const (
	// Said yes.
	PermissionStatusGranted PermissionStatus = "granted"
	// Said no.
	PermissionStatusDenied PermissionStatus = "denied"
	// Said yes, and withdrew it.
	PermissionStatusRevoked PermissionStatus = "revoked"
	// Said yes, and it has expired.
	PermissionStatusExpired PermissionStatus = "expired"
	// Was asked and hasn't answered.
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

// What the customer asked for. Preferences can only tighten the operator's rules.
type Preferences struct {
	// The channels that the customer doesn't want to be contacted on.
	AvoidChannels []Channel `json:"avoid_channels,omitempty"`
	// How much contact the customer wants.
	ContactMode ContactMode `json:"contact_mode,omitzero"`
	// The most contacts that the customer wants within some days.
	MaxContacts []MaxContacts `json:"max_contacts,omitempty"`
	// In person or remotely, for each task.
	Modality []TaskModality `json:"modality,omitempty"`
	// The customer's wish not to be contacted for a while.
	Pause Pause `json:"pause,omitzero"`
	// The channels that the customer prefers, best first.
	PreferredChannels []Channel `json:"preferred_channels,omitempty"`
	// Hours on the customer's clock at which nothing may arrive.
	QuietHours []QuietHours `json:"quiet_hours,omitempty"`
	// Alone or with help.
	SelfService SelfServicePreference `json:"self_service,omitzero"`
}

// What the company has promised the customer. A decision lists the promises of what it offers; the CRM keeps
// them, and brings them back with what became of them.
//
// A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
type PromiseMade struct {
	// The promise's id, as the action named it. A later promise with the same id replaces an earlier one.
	ID string `json:"id"`
	// What was promised, in a sentence for staff.
	What string `json:"what"`
	// When it was made.
	MadeAt time.Time `json:"made_at"`
	// When it must be kept.
	DueAt time.Time `json:"due_at"`
	// What it is about: the `id` of an order or a case, or the `ref` of an event.
	About string `json:"about,omitzero"`
	// When it was kept.
	KeptAt time.Time `json:"kept_at,omitzero"`
	// The `key` of the action that made it.
	Key string `json:"key,omitzero"`
	// The plugin whose action made it.
	Plugin string `json:"plugin,omitzero"`
	// The queue that keeps it. Left out if the action keeps it by itself.
	Queue string `json:"queue,omitzero"`
	// When it was withdrawn: the customer was told that it no longer holds, or no longer needs it.
	WithdrawnAt time.Time `json:"withdrawn_at,omitzero"`
}

// What an action is for. The purpose decides which permission is needed. The order is from least to most
// strict.
type Purpose string

const (
	// Carrying out what customer and company agreed, such as an order, a subscription or a complaint.
	PurposeService Purpose = "service"
	// Attention that sells nothing, such as a check-in, a gesture or help.
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

// A team that takes work.
type Queue struct {
	// The queue's name.
	Queue string `json:"queue"`
	// Whether it takes new work.
	Open bool `json:"open"`
	// The next times at which somebody is free.
	NextSlots []time.Time `json:"next_slots,omitempty"`
	// The team's skills, such as a language or a subject.
	Skills []string `json:"skills,omitempty"`
	// How long a customer waits now, in seconds.
	WaitS *int64 `json:"wait_s,omitzero"`
}

// Hours on the customer's clock at which nothing may arrive: from `from` up to but not including `to`. If
// `to` isn't later than `from`, they end the next day.
type QuietHours struct {
	// The first quiet minute.
	From string `json:"from"`
	// The first minute that isn't quiet.
	To string `json:"to"`
	// The days on which they begin. Default: every day.
	Days []Weekday `json:"days,omitempty"`
}

// How something is put right.
type Remedy string

const (
	// An apology.
	RemedyApology Remedy = "apology"
	// A replacement.
	RemedyReplace Remedy = "replace"
	// Money back.
	RemedyRefund Remedy = "refund"
	// A new date.
	RemedyRebook Remedy = "rebook"
	// Faster delivery or handling.
	RemedyExpedite Remedy = "expedite"
	// A change of terms.
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

// What the company did about a case.
type Resolution string

const (
	// It put things right.
	ResolutionRemedied Resolution = "remedied"
	// It explained, and there was nothing to put right.
	ResolutionExplained Resolution = "explained"
	// It said no.
	ResolutionRefused Resolution = "refused"
)

// Known says whether it is a word of the contract.
func (word Resolution) Known() bool {
	switch word {
	case ResolutionRemedied,
		ResolutionExplained,
		ResolutionRefused:
		return true
	}
	return false
}

// A score from one of the CRM's models.
type Score struct {
	// What it estimates, such as `churn`.
	Name string `json:"name"`
	// The score.
	Value float64 `json:"value"`
	// When it was computed.
	AsOf time.Time `json:"as_of,omitzero"`
	// The model that computed it.
	Model string `json:"model,omitzero"`
}

// Whether the customer prefers to do things alone or with help.
type SelfServicePreference string

const (
	// Prefers to do things alone.
	SelfServicePreferenceSelf SelfServicePreference = "self"
	// No preference.
	SelfServicePreferenceNeutral SelfServicePreference = "neutral"
	// Prefers help from a person.
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

// How severe a case is for the customer.
type Severity string

const (
	// A nuisance.
	SeverityLow Severity = "low"
	// It costs time or money.
	SeverityMedium Severity = "medium"
	// It causes harm.
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
	// Its state.
	Status SubscriptionStatus `json:"status"`
	// When the pause ends.
	PausedUntilAt time.Time `json:"paused_until_at,omitzero"`
	// What it costs each `term`. Since 1.1.
	Price Money `json:"price,omitzero"`
	// What it is a subscription to.
	Product string `json:"product,omitzero"`
	// When it renews.
	RenewsAt time.Time `json:"renews_at,omitzero"`
	// When it started. Since 1.1.
	StartedAt time.Time `json:"started_at,omitzero"`
	// How long it runs before it is paid for again. Since 1.1.
	Term CalendarUnit `json:"term,omitzero"`
	// The share of it that the customer uses.
	Usage *float64 `json:"usage,omitzero"`
}

// The state of a subscription.
type SubscriptionStatus string

const (
	// It is active.
	SubscriptionStatusActive SubscriptionStatus = "active"
	// It is paused.
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

// How the customer wants one task to be done.
type TaskModality struct {
	// The task, as the company names it, such as `advice`.
	Task string `json:"task"`
	// In person or remotely.
	Modality Modality `json:"modality"`
}

// How much business the customer brings, compared with other customers.
type ValueTier string

const (
	// Less than most.
	ValueTierLow ValueTier = "low"
	// About as much as most.
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

// How busy the staff are.
type Volume string

const (
	// They have time to spare.
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

// What one plugin returns: the actions that it proposes, and the holds that it asks for. An answer without
// actions is valid and means "carry on". Unknown keys are rejected.
type Answer struct {
	// The version of the contract that this document follows.
	Contract string `json:"contract"`
	// What the plugin proposes.
	Actions []Action `json:"actions,omitempty"`
	// Why the plugin could not answer. The rest of the answer is ignored.
	Error PluginError `json:"error,omitzero"`
	// The actions of other plugins that it asks to suppress. Allowed only if its manifest declares `holds`.
	Holds []Hold `json:"holds,omitempty"`
	// Notes for the plugin's maintainer. They are kept in the decision and never reach a customer.
	Notes []string `json:"notes,omitempty"`
}

// One thing that a plugin proposes to do or say.
type Action struct {
	// The action's id, unique in its answer.
	ID string `json:"id"`
	// The name under which the action is counted and found in `history`: the same each time it is proposed.
	Key string `json:"key"`
	// What to do: the kind of action and the fields of that kind.
	Step Step `json:"step"`
	// What the action is for. The operator's policy can make the purpose stricter, never looser.
	Purpose Purpose `json:"purpose"`
	// Whom it reaches.
	Audience Audience `json:"audience"`
	// How soon it matters.
	Urgency Urgency `json:"urgency"`
	// When it makes sense.
	Window Window `json:"window"`
	// Why it is proposed. At least one reason.
	Reasons []Reason `json:"reasons"`
	// The channels that it can use, best first. Required if the audience includes the customer.
	Channels []Channel `json:"channels,omitempty"`
	// The `key`s of actions that must not be offered together with this one.
	ConflictsWith []string `json:"conflicts_with,omitempty"`
	// What it costs the company.
	Cost Money `json:"cost,omitzero"`
	// A name that actions share if at most a few of them should be offered (`max_per_group` in the policy).
	Group string `json:"group,omitzero"`
	// What to say to the customer.
	Message Message `json:"message,omitzero"`
	// What it promises the customer. Since 1.1.
	Promises []Promise `json:"promises,omitempty"`
	// How likely the customer is to welcome it. Default: 1.
	Propensity *float64 `json:"propensity,omitzero"`
	// Who must approve it first.
	Requires Approval `json:"requires,omitzero"`
	// What it is about, for permissions that apply to one topic.
	Topic string `json:"topic,omitzero"`
	// What it is worth.
	Value Value `json:"value,omitzero"`
}

// Whom an action reaches.
type Audience string

const (
	// The customer.
	AudienceCustomer Audience = "customer"
	// Staff; the customer doesn't notice.
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

// Who wrote a message. There is no value for a person, because a plugin must not claim that a person wrote
// it.
type Author string

const (
	// Composed by a program.
	AuthorMachine Author = "machine"
	// Written by a person in advance, for every customer in this situation.
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

// Something that a customer can choose about being contacted.
type ContactSetting string

const (
	// How much contact the customer wants.
	ContactSettingContactMode ContactSetting = "contact_mode"
	// The channel.
	ContactSettingChannel ContactSetting = "channel"
	// The frequency.
	ContactSettingFrequency ContactSetting = "frequency"
	// The language.
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

// What a gesture gives.
type Gift string

const (
	// A few kind words.
	GiftNote Gift = "note"
	// A discount, or money back.
	GiftCredit Gift = "credit"
	// A fee that the customer needn't pay.
	GiftFeeWaiver Gift = "fee_waiver"
	// Something better for the same money.
	GiftUpgrade Gift = "upgrade"
	// Flowers.
	GiftFlowers Gift = "flowers"
	// A donation to a good cause.
	GiftDonation Gift = "donation"
	// A physical item.
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
	// Money set aside for gestures.
	GiftSourceBudget GiftSource = "budget"
	// Goods that can no longer be sold.
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
	// The conversation continues with a person.
	HandoverModeTransfer HandoverMode = "transfer"
	// Somebody visits the customer.
	HandoverModeVisit HandoverMode = "visit"
	// Somebody takes care of it; the customer needn't do anything.
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

// Who helps whom.
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

// Suppresses actions of every plugin for a while. A hold never allows anything.
type Hold struct {
	// What it suppresses.
	Scope HoldScope `json:"scope"`
	// When it ends.
	UntilAt time.Time `json:"until_at"`
	// Why, in a sentence for staff.
	Reason string `json:"reason"`
}

// What a hold suppresses.
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

// Everything with one purpose.
type PurposeHoldScope struct {
	Kind purposeHoldScopeKind `json:"kind"`
	// The purpose.
	Purpose Purpose `json:"purpose"`
}

type purposeHoldScopeKind struct{}

func (purposeHoldScopeKind) MarshalText() ([]byte, error) {
	return []byte("purpose"), nil
}

// Everything on one channel.
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
	// The text, with placeholders such as `{first_name}` that the CRM fills in.
	Text string `json:"text"`
	// Who wrote it.
	Author Author `json:"author"`
}

// Why a plugin could not answer.
type PluginError struct {
	// The reason, in a sentence for the plugin's maintainer.
	Message string `json:"message"`
}

// What an action promises the customer. It is offered only if somebody can keep it.
type Promise struct {
	// The promise's id: the same each time the same thing is promised, such as `answer/case-7`.
	ID string `json:"id"`
	// What is promised, in a sentence for staff.
	What string `json:"what"`
	// When it must be kept.
	DueAt time.Time `json:"due_at"`
	// What it is about: the `id` of an order or a case, or the `ref` of an event.
	About string `json:"about,omitzero"`
	// The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot` that it
	// agrees.
	Queue string `json:"queue,omitzero"`
}

// One reason for an action, with its evidence.
type Reason struct {
	// The reason's code: the same each time this reason applies.
	Code string `json:"code"`
	// The reason in a sentence for a colleague.
	Text string `json:"text"`
	// The facts that support it, as places in the context that the plugin received. A reason without evidence
	// makes the action invalid.
	Evidence []string `json:"evidence"`
}

// What to do: `kind` and the fields of that kind.
//
// One of CheckInStep, GestureStep, HumanHandoverStep, ServiceRecoveryStep, ChannelSuggestionStep,
// SelfServiceStep, CommunityHelpStep, HeadsUpStep, DeliveryAdaptationStep, PreferenceAskStep,
// InternalInsightStep; read from JSON, a map.
type Step any

// Ask how the customer is doing; a queue answers the reply.
type CheckInStep struct {
	Kind checkInStepKind `json:"kind"`
	// The question, in a few words for staff.
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
	// What it gives.
	Gift Gift `json:"gift"`
	// What it is paid from.
	Source GiftSource `json:"source"`
	// Whether the customer doesn't expect it.
	Surprise bool `json:"surprise"`
	// Who receives it.
	Beneficiary Beneficiary `json:"beneficiary"`
	// What it is worth.
	Amount Money `json:"amount,omitzero"`
	// Whether it has value only for somebody who buys, as a voucher does.
	TiedToPurchase *bool `json:"tied_to_purchase,omitzero"`
}

type gestureStepKind struct{}

func (gestureStepKind) MarshalText() ([]byte, error) {
	return []byte("gesture"), nil
}

// A person takes over.
type HumanHandoverStep struct {
	Kind humanHandoverStepKind `json:"kind"`
	// How the person takes over.
	Mode HandoverMode `json:"mode"`
	// The queue that takes over.
	Queue string `json:"queue"`
	// The time by which the customer must have an answer.
	RespondByAt time.Time `json:"respond_by_at"`
	// What the person must know, so that the customer needn't repeat it.
	Briefing string `json:"briefing"`
	// Other queues that could take over, best first.
	Alternatives []string `json:"alternatives,omitempty"`
	// The skill that the person needs, such as a subject or a language.
	Skill string `json:"skill,omitzero"`
	// The agreed time: one of the queue's `next_slots`.
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
	// What the customer wants to do.
	Task string `json:"task"`
	// What the customer gains. A saving for the company is not a benefit.
	Benefit string `json:"benefit"`
	// The channel the customer uses now.
	From Channel `json:"from,omitzero"`
}

type channelSuggestionStepKind struct{}

func (channelSuggestionStepKind) MarshalText() ([]byte, error) {
	return []byte("channel_suggestion"), nil
}

// Point to something that the customer can do alone, with a way to reach a person.
type SelfServiceStep struct {
	Kind selfServiceStepKind `json:"kind"`
	// What the customer wants to do.
	Task string `json:"task"`
	// Where to do it.
	Link string `json:"link"`
	// The queue in which a person helps if it doesn't work.
	HumanEscape string `json:"human_escape"`
	// How long it takes, in minutes.
	Minutes *int64 `json:"minutes,omitzero"`
}

type selfServiceStepKind struct{}

func (selfServiceStepKind) MarshalText() ([]byte, error) {
	return []byte("self_service"), nil
}

// Customers help each other.
type CommunityHelpStep struct {
	Kind communityHelpStepKind `json:"kind"`
	// Who helps whom.
	Direction HelpDirection `json:"direction"`
	// What it is about.
	Topic string `json:"topic"`
}

type communityHelpStepKind struct{}

func (communityHelpStepKind) MarshalText() ([]byte, error) {
	return []byte("community_help"), nil
}

// Tell the customer about something that affects them before they find out.
type HeadsUpStep struct {
	Kind headsUpStepKind `json:"kind"`
	// What it is about: the `ref` of an item in `events`, or the `id` of what is affected.
	Event string `json:"event"`
	// What the company does about it.
	WeDo string `json:"we_do"`
	// When the customer will hear more.
	NextUpdateAt time.Time `json:"next_update_at,omitzero"`
	// What the customer can do.
	YouCan string `json:"you_can,omitzero"`
}

type headsUpStepKind struct{}

func (headsUpStepKind) MarshalText() ([]byte, error) {
	return []byte("heads_up"), nil
}

// Deliver an order in another way.
type DeliveryAdaptationStep struct {
	Kind deliveryAdaptationStepKind `json:"kind"`
	// The order: the `id` of an item in `orders`.
	Order string `json:"order"`
	// The new way.
	Fulfilment Fulfilment `json:"fulfilment"`
	// The agreed time.
	Slot time.Time `json:"slot,omitzero"`
}

type deliveryAdaptationStepKind struct{}

func (deliveryAdaptationStepKind) MarshalText() ([]byte, error) {
	return []byte("delivery_adaptation"), nil
}

// Ask the customer for their preferences instead of guessing.
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
	// What was noticed, in a sentence.
	Signal string `json:"signal"`
	// Who should know, such as `store_manager`.
	ToRole string `json:"to_role"`
}

type internalInsightStepKind struct{}

func (internalInsightStepKind) MarshalText() ([]byte, error) {
	return []byte("internal_insight"), nil
}

// How soon an action matters, from least to most.
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
	// The time from which it no longer makes sense.
	NotAfterAt time.Time `json:"not_after_at"`
	// The earliest time. Default: at once.
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
