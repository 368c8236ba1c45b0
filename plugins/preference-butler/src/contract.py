# Made by `courtesy schema --lang python`.

"""What Courtesy and its plugins say to each other, version 1.0 of the contract.

A field that isn't known is left out; there is no null. A plugin receives only the part of the context that it
names under `reads` in plugin.toml, so a field that is required here can be missing there.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict, Union

# A moment in UTC, such as "2026-03-28T20:40:00Z".
Instant: TypeAlias = str


class Context(TypedDict):
    """What is known of one customer at one moment.

    The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of`
    and `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone
    number. A plugin ignores keys that it doesn't know. To whoever reads what a CRM writes, an unknown key is
    a mistake, unless `contract` names a newer version: the misspelt one would protect nobody.
    """

    contract: str
    """The contract's version that this document is written for."""
    decision_id: str
    """Names the decision; the CRM chooses it, and the decision repeats it."""
    hook: Hook
    """The occasion on which the CRM asks."""
    as_of: Instant
    """The moment the facts were read, and the only clock that a plugin and the rules have."""
    customer: Customer
    """Who the customer is to the company."""
    appointments: NotRequired[list[Appointment]]
    """Appointments."""
    approvals: NotRequired[list[Approved]]
    """What people agreed to for this customer."""
    billing: NotRequired[Billing]
    """How the customer stands with paying."""
    budgets: NotRequired[list[BudgetSpent]]
    """What was spent of the operator's budgets on all customers."""
    capacity: NotRequired[Capacity]
    """How busy the people are who would have to help."""
    care: NotRequired[Care]
    """Whether to be extra careful with this customer."""
    cases: NotRequired[list[Case]]
    """Questions, complaints and other matters that somebody works on."""
    channels: NotRequired[list[ChannelState]]
    """The ways in which the customer can be reached."""
    community: NotRequired[Community]
    """Customers who help each other."""
    config: NotRequired[dict[str, Any]]
    """The plugin's settings, as its manifest declares them. Only in what a plugin receives."""
    derived: NotRequired[Derived]
    """Facts that the host computes, so that no plugin needs date arithmetic. What a CRM puts here is replaced."""
    events: NotRequired[list[Event]]
    """What happens around the customer and affects many."""
    feedback: NotRequired[list[Feedback]]
    """Scores that the customer gave."""
    history: NotRequired[list[HistoryItem]]
    """What was proposed to this customer before, and what came of it."""
    interactions: NotRequired[list[Interaction]]
    """Conversations and messages, newest last."""
    journeys: NotRequired[list[Journey]]
    """Where the customer is on the way to something, and where it gets stuck."""
    orders: NotRequired[list[Order]]
    """Orders, oldest first."""
    permissions: NotRequired[list[Permission]]
    """What the customer granted, denied or revoked."""
    preferences: NotRequired[Preferences]
    """What the customer asked of the company. It can only tighten what the company allows itself."""
    requested_at: NotRequired[Instant]
    """The moment the CRM asks, where that is later than the reading of the facts. What is older than the policy
    allows is not acted on.
    """
    scores: NotRequired[list[Score]]
    """Scores that the CRM's own models gave."""
    seed: NotRequired[int]
    """The only source of chance for plugins; 0 if left out."""
    subscriptions: NotRequired[list[Subscription]]
    """Subscriptions."""


# The kinds of action, one for each thing a company can do for a customer.
ActionKind: TypeAlias = Literal[
    # Ask how the customer is doing; the reply has somewhere to go.
    "check_in",
    # An unexpected, caring gesture.
    "gesture",
    # A person takes over.
    "human_handover",
    # Repair after something went wrong.
    "service_recovery",
    # Point to a channel that serves this customer's question better.
    "channel_suggestion",
    # Point to something the customer can do alone, with a way to a person.
    "self_service",
    # Customers who help each other.
    "community_help",
    # Tell the customer first about what affects them.
    "heads_up",
    # Bring the product to the customer in another way.
    "delivery_adaptation",
    # Ask the customer for their terms instead of guessing.
    "preference_ask",
    # A signal to staff; it never reaches the customer.
    "internal_insight",
]


class Appointment(TypedDict):
    """An appointment."""

    id: str
    """The CRM's reference."""
    status: AppointmentStatus
    """How it stands."""
    at: NotRequired[Instant]
    """When it takes place."""
    event: NotRequired[str]
    """The event that touches it: the `ref` of one of `events`."""
    modality: NotRequired[Modality]
    """In person or at a distance."""
    place: NotRequired[str]
    """Where, as the CRM names it."""
    topic: NotRequired[str]
    """What it is about."""


# How an appointment stands.
AppointmentStatus: TypeAlias = Literal[
    # It is planned.
    "planned",
    # It took place.
    "done",
    # The customer didn't come.
    "missed",
    # It was called off.
    "cancelled",
]


# Who has to agree before an action is carried out.
Approval: TypeAlias = Literal[
    # Nobody.
    "none",
    # A person.
    "human",
    # A manager.
    "manager",
]


class Approved(TypedDict):
    """Something that a person agreed to for this customer, once: when `history` holds the action from then on,
    it is used up.
    """

    key: str
    """The action's `key`."""
    by: Approval
    """Who agreed: a person, or a manager."""
    at: Instant
    """When."""
    amount: NotRequired[Money]
    """The most it may cost; any sum if left out."""
    plugin: NotRequired[str]
    """The plugin whose action it is; that of any plugin if left out."""
    until_at: NotRequired[Instant]
    """Until when it holds; for good if left out."""


class Billing(TypedDict):
    """How the customer stands with paying."""

    arrears: NotRequired[bool]
    """Whether the customer is behind with paying."""
    days_past_due: NotRequired[int]
    """For how many days."""
    payment_plan: NotRequired[bool]
    """Whether there is an arrangement to pay in parts."""


class BudgetSpent(TypedDict):
    """What was spent of one of the operator's budgets on all customers, in the budget's present period."""

    name: str
    """The budget's name in the policy."""
    spent: Money
    """So much."""


class Capacity(TypedDict):
    """How busy the people are who would have to help."""

    queues: NotRequired[list[Queue]]
    """The groups of people who help."""
    volume: NotRequired[Volume]
    """How much they have on their hands."""


class Care(TypedDict):
    """Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
    CRM.
    """

    handle_with_care: NotRequired[bool]
    """Be careful: nothing that sells, nothing that asks for an opinion."""
    suppress_purposes: NotRequired[list[Purpose]]
    """Purposes for which there must be no contact at all meanwhile."""
    until_at: NotRequired[Instant]
    """Until when; until further notice if left out."""


class Case(TypedDict):
    """A matter that somebody works on."""

    id: str
    """The CRM's reference."""
    kind: CaseKind
    """What it is about."""
    status: CaseStatus
    """How far it is."""
    closed_at: NotRequired[Instant]
    """When it was closed."""
    event: NotRequired[str]
    """The event it is about: the `ref` of one of `events`."""
    opened_at: NotRequired[Instant]
    """When it was opened."""
    order: NotRequired[str]
    """The order it is about: the `id` of one of `orders`."""
    promised_at: NotRequired[Instant]
    """When the company promised an answer."""
    reopened: NotRequired[int]
    """How often it was opened again."""
    severity: NotRequired[Severity]
    """How bad it is."""
    topic: NotRequired[str]
    """What it is about, as the CRM names it."""


# What a case is about.
CaseKind: TypeAlias = Literal[
    # A question.
    "question",
    # A complaint.
    "complaint",
    # Something that doesn't work.
    "incident",
    # Goods that come back.
    "return",
    # A claim for damage.
    "claim",
]


# How far a case is.
CaseStatus: TypeAlias = Literal[
    # Somebody has to act.
    "open",
    # It waits for the customer.
    "waiting",
    # It is solved, and the customer may still disagree.
    "resolved",
    # It is over.
    "closed",
]


# A way in which a company and a customer meet.
Channel: TypeAlias = Literal[
    # E-mail.
    "email",
    # A text message to a telephone.
    "sms",
    # A telephone call.
    "phone",
    # Chat on the website or in the app.
    "chat",
    # A messaging service, such as WhatsApp.
    "messaging",
    # A notification on the customer's device.
    "push",
    # A note inside the app or the customer's account.
    "app",
    # A letter or a card by post.
    "post",
    # A video call.
    "video",
    # A meeting: in a shop, at a counter, at home.
    "in_person",
]


class ChannelState(TypedDict):
    """One way in which the customer can be reached."""

    channel: Channel
    """The channel."""
    available: NotRequired[bool]
    """Whether the company can be reached there now."""
    habit: NotRequired[float]
    """The share of the customer's contacts that went over it."""
    reachable: NotRequired[bool]
    """Whether the CRM has what it needs to reach the customer there."""
    verified: NotRequired[bool]
    """Whether the customer confirmed it."""


class Community(TypedDict):
    """Customers who help each other."""

    helper_opt_in: NotRequired[bool]
    """Whether the customer offered to help others."""
    member: NotRequired[bool]
    """Whether the customer takes part."""
    topics: NotRequired[list[str]]
    """What the customer knows or asks about."""


# When the customer wants the company to be there.
ContactMode: TypeAlias = Literal[
    # Welcomes contact that the company starts.
    "proactive_welcome",
    # Wants contact only when there is a need: no check-ins, gestures or marketing.
    "only_when_needed",
    # Wants the company there only when called, like a butler.
    "on_request_only",
]


class Customer(TypedDict):
    """Who the customer is to the company."""

    ref: str
    """The CRM's opaque reference. Each plugin receives a different one, so that plugins can't compare notes."""
    country: NotRequired[str]
    """The country the customer lives in."""
    kind: NotRequired[CustomerKind]
    """A person or an organisation."""
    language: NotRequired[str]
    """The language the customer prefers."""
    region: NotRequired[str]
    """A part of the country, as the CRM names it."""
    segments: NotRequired[list[str]]
    """Groups that the CRM puts the customer in."""
    status: NotRequired[CustomerStatus]
    """Where the customer stands in the relation."""
    tenure_days: NotRequired[int]
    """For how many days the customer has been one."""
    time_zone: NotRequired[str]
    """The customer's time zone."""
    value_tier: NotRequired[ValueTier]
    """How much the customer's business amounts to."""


# Whether the customer is a person or an organisation.
CustomerKind: TypeAlias = Literal[
    # A person.
    "person",
    # A company or another organisation.
    "organisation",
]


# Where the customer stands in the relation.
CustomerStatus: TypeAlias = Literal[
    # Has not bought yet.
    "prospect",
    # Buys or uses.
    "active",
    # Is on the way out.
    "lapsing",
    # Has left.
    "former",
    # Has died; only a person may take contact with the relatives.
    "deceased",
]


class Derived(TypedDict):
    """Facts that the host computes from the rest of the context. A fact that can't be known is left out. Days
    are periods of 24 hours.
    """

    contacts_last_7_days: NotRequired[int]
    """Times the company contacted the customer of its own accord in the last 7 days, by `history`."""
    days_since_last_gesture: NotRequired[int]
    """Days since the newest gesture in `history`."""
    days_since_last_interaction: NotRequired[int]
    """Days since the newest interaction."""
    days_since_last_order: NotRequired[int]
    """Days since the newest order was placed."""
    failed_orders: NotRequired[int]
    """Orders that failed and were not cancelled since."""
    gesture_spend_365_days: NotRequired[list[Money]]
    """What gestures in `history` cost in the last 365 days, an amount for each currency."""
    local_time: NotRequired[str]
    """The time on the customer's clock at `as_of`; left out if the time zone isn't known."""
    local_weekday: NotRequired[Weekday]
    """The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known."""
    open_cases: NotRequired[int]
    """Cases that are open or wait for the customer."""
    open_complaints: NotRequired[int]
    """Complaints that are open or wait for the customer."""
    orders_last_365_days: NotRequired[int]
    """Orders placed in the last 365 days."""
    usual_days_between_orders: NotRequired[int]
    """The customer's own rhythm: the median of the whole days between one day with orders and the next; left out
    below three such days.
    """


# Who started it.
Direction: TypeAlias = Literal[
    # The customer.
    "inbound",
    # The company.
    "outbound",
]


class Event(TypedDict):
    """Something that happens and affects many."""

    ref: str
    """The CRM's reference."""
    kind: EventKind
    """What kind of event it is."""
    affects_customer: NotRequired[bool]
    """Whether it affects this customer."""
    area: NotRequired[str]
    """Where, as the CRM names it."""
    from_at: NotRequired[Instant]
    """From when."""
    until_at: NotRequired[Instant]
    """Until when; unknown if left out."""


# What kind of event it is.
EventKind: TypeAlias = Literal[
    # A contagious disease.
    "pandemic",
    # A service that doesn't work.
    "outage",
    # A product that is called back.
    "recall",
    # Storm, flood, heat, snow.
    "weather",
    # Work is laid down.
    "strike",
    # A place closes.
    "closure",
]


class Feedback(TypedDict):
    """A score that the customer gave."""

    kind: FeedbackKind
    """Which scale it is on."""
    score: int
    """The score."""
    at: NotRequired[Instant]
    """When it was given."""


# Which scale a score is on.
FeedbackKind: TypeAlias = Literal[
    # Net Promoter Score: 0 to 10.
    "nps",
    # Customer satisfaction: 1 to 5.
    "csat",
    # Customer Effort Score: 1 to 7.
    "ces",
]


class Friction(TypedDict):
    """A bump on the customer's way."""

    kind: str
    """What gets in the way, such as `payment_error`."""
    count: int
    """How often."""
    last_at: NotRequired[Instant]
    """When it last did."""


# How goods reach the customer.
Fulfilment: TypeAlias = Literal[
    # Delivered at home.
    "home",
    # Picked up in a shop.
    "pick_up",
    # Picked up from a locker.
    "locker",
    # Bought and taken along in a shop.
    "store",
    # Delivered digitally.
    "digital",
]


# Who spoke for the company.
Handler: TypeAlias = Literal[
    # A person.
    "human",
    # A machine.
    "bot",
]


class HistoryItem(TypedDict):
    """What was done for this customer before, and what came of it."""

    key: str
    """The action's `key`."""
    kind: ActionKind
    """What was done."""
    at: Instant
    """When."""
    channel: NotRequired[Channel]
    """Over which channel; left out if it didn't reach the customer over one."""
    cost: NotRequired[Money]
    """What it cost."""
    group: NotRequired[str]
    """The action's `group`."""
    outcome: NotRequired[Outcome]
    """What came of it."""
    plugin: NotRequired[str]
    """The plugin that proposed it."""
    purpose: NotRequired[Purpose]
    """What it was for."""


# The occasion on which the CRM asks.
Hook: TypeAlias = Literal[
    # A regular look at a customer, such as a nightly run.
    "review",
    # The customer gets in touch.
    "contact_started",
    # A conversation has ended.
    "contact_ended",
    # An order was placed.
    "order_placed",
    # An order is late.
    "order_delayed",
    # An order failed.
    "order_failed",
    # A case was opened.
    "case_opened",
    # A case was closed.
    "case_closed",
    # Something happened that affects many: an outage, a storm, a closing.
    "event_started",
    # The customer changed preferences or permissions.
    "preferences_changed",
    # The customer looks at their account, shop or app now.
    "visit",
]


class Interaction(TypedDict):
    """A conversation or a message."""

    id: str
    """The CRM's reference."""
    at: Instant
    """When it took place."""
    channel: NotRequired[Channel]
    """Over which channel."""
    direction: NotRequired[Direction]
    """Who started it."""
    effort: NotRequired[int]
    """How much effort it cost the customer."""
    event: NotRequired[str]
    """The event it was about: the `ref` of one of `events`."""
    handler: NotRequired[Handler]
    """Who spoke for the company."""
    outcome: NotRequired[InteractionOutcome]
    """How it ended."""
    sentiment: NotRequired[float]
    """How the customer sounded."""
    topic: NotRequired[str]
    """What it was about, as the CRM names it, such as `delivery`."""


# How a conversation ended.
InteractionOutcome: TypeAlias = Literal[
    # The question was answered.
    "resolved",
    # It was not.
    "unresolved",
    # The customer gave up.
    "abandoned",
    # Somebody else took over.
    "escalated",
]


class Journey(TypedDict):
    """Where the customer is on the way to something."""

    journey: str
    """The journey, as the CRM names it, such as `move_house`."""
    entered_at: NotRequired[Instant]
    """Since when."""
    friction: NotRequired[list[Friction]]
    """Where it gets stuck."""
    stage: NotRequired[str]
    """How far the customer is."""


# The ground in law (GDPR article 6) on which the contact rests.
LegalBasis: TypeAlias = Literal[
    # The customer's consent.
    "consent",
    # The contract with the customer.
    "contract",
    # A duty in law.
    "legal_obligation",
    # Somebody's life or health.
    "vital_interest",
    # A task in the public interest.
    "public_interest",
    # A legitimate interest of the company.
    "legitimate_interest",
]


class MaxContacts(TypedDict):
    """At most so many contacts in so many days."""

    max: int
    """At most so many contacts; 0 is none."""
    per_days: int
    """In any period of so many days of 24 hours."""
    channel: NotRequired[Channel]
    """The channel it is about; all channels together if left out."""


# Where the customer is served: in person or at a distance.
Modality: TypeAlias = Literal[
    # In a shop, at a counter, at home.
    "in_person",
    # By telephone, video or screen.
    "virtual",
]


class Money(TypedDict):
    """An amount of money. Amounts in different currencies are never added or converted."""

    minor: int
    """The amount in the currency's smallest unit: 1250 is EUR 12.50."""
    currency: str
    """The currency's ISO 4217 code."""


class Order(TypedDict):
    """An order."""

    id: str
    """The CRM's reference."""
    status: OrderStatus
    """How far it is."""
    amount: NotRequired[Money]
    """What it cost."""
    event: NotRequired[str]
    """The event that touches it: the `ref` of one of `events`."""
    expected_at: NotRequired[Instant]
    """When it is expected now."""
    failure: NotRequired[str]
    """Why it failed, such as `carrier_lost`."""
    fulfilment: NotRequired[Fulfilment]
    """How it reaches the customer."""
    placed_at: NotRequired[Instant]
    """When it was placed."""
    promised_at: NotRequired[Instant]
    """When the company promised it."""


# How far an order is.
OrderStatus: TypeAlias = Literal[
    # Placed.
    "placed",
    # On the way.
    "shipped",
    # With the customer.
    "delivered",
    # Something went wrong, and the customer has nothing.
    "failed",
    # Taken back before it was sent.
    "cancelled",
    # Sent back.
    "returned",
]


# What came of a contact.
Outcome: TypeAlias = Literal[
    # It reached the customer; nothing more is known.
    "delivered",
    # The customer took it up.
    "accepted",
    # The customer put it aside.
    "dismissed",
    # The customer complained about it.
    "complained",
    # It never reached the customer.
    "failed",
    # What it was meant to bring about happened, such as a customer coming back. It can be known of customers
    # who were held out, too.
    "goal_met",
]


class Pause(TypedDict):
    """The customer wants to be left alone for a while."""

    until_at: NotRequired[Instant]
    """Until when; until further notice if left out."""


class Permission(TypedDict):
    """What the customer granted, denied or revoked, for one purpose. A "no" at the same or a wider level beats
    any "yes".
    """

    purpose: Purpose
    """The purpose it is about."""
    status: PermissionStatus
    """What the customer said."""
    basis: NotRequired[LegalBasis]
    """The ground in law."""
    channel: NotRequired[Channel]
    """The channel it is about; every channel if left out."""
    from_at: NotRequired[Instant]
    """From when it holds."""
    source: NotRequired[str]
    """Where the customer said it, such as `preference_page`."""
    to_at: NotRequired[Instant]
    """Until when it holds."""
    topic: NotRequired[str]
    """The topic it is about; every topic if left out."""


# What the customer said to one purpose on one channel.
PermissionStatus: TypeAlias = Literal[
    # Said yes.
    "granted",
    # Said no.
    "denied",
    # Said yes before, and took it back.
    "revoked",
    # Said yes before, and it has run out.
    "expired",
    # Was asked, and has not answered.
    "pending",
    # Nothing is known.
    "unknown",
]


class Preferences(TypedDict):
    """What the customer asked of the company. It can only tighten what the company allows itself."""

    avoid_channels: NotRequired[list[Channel]]
    """Channels the customer doesn't want to be met on."""
    contact_mode: NotRequired[ContactMode]
    """When the customer wants the company to be there."""
    max_contacts: NotRequired[list[MaxContacts]]
    """At most so many contacts in so many days."""
    modality: NotRequired[list[TaskModality]]
    """In person or at a distance, by task."""
    pause: NotRequired[Pause]
    """The customer wants to be left alone for a while."""
    preferred_channels: NotRequired[list[Channel]]
    """Channels the customer likes, best first."""
    quiet_hours: NotRequired[list[QuietHours]]
    """Hours on the customer's clock in which nothing may arrive."""
    self_service: NotRequired[SelfServicePreference]
    """Alone or helped."""


# What a contact is for. It decides which permission is needed. In order from the least to the most that a
# customer must have agreed to.
Purpose: TypeAlias = Literal[
    # Carrying out what the customer and the company agreed: an order, a subscription, a complaint.
    "service",
    # Attention without something to sell: a check-in, a gesture, help.
    "care",
    # Asking the customer for an opinion that helps the company.
    "research",
    # Anything meant to sell.
    "marketing",
]


class Queue(TypedDict):
    """A group of people who help."""

    queue: str
    """The queue's name."""
    open: bool
    """Whether it takes new work."""
    next_slots: NotRequired[list[Instant]]
    """The first moments at which somebody is free."""
    skills: NotRequired[list[str]]
    """What the people can do, such as a language or a subject."""
    wait_s: NotRequired[int]
    """How many seconds a customer waits there now."""


# Hours on the customer's clock in which nothing may arrive: from `from` up to but not including `to`. When
# `to` isn't later than `from`, the period ends the next day.
QuietHours = TypedDict(
    "QuietHours",
    {
        # The first quiet minute.
        "from": "str",
        # The first minute that isn't quiet.
        "to": "str",
        # The days on which the period starts; every day if left out.
        "days": "NotRequired[list[Weekday]]",
    },
)


class Score(TypedDict):
    """A score that one of the CRM's models gave."""

    name: str
    """What it says, such as `churn`."""
    value: float
    """The score."""
    as_of: NotRequired[Instant]
    """When."""
    model: NotRequired[str]
    """Which model gave it."""


# Whether the customer would rather do things alone or be helped.
SelfServicePreference: TypeAlias = Literal[
    # Would rather do it alone.
    "self",
    # No preference.
    "neutral",
    # Would rather be helped by a person.
    "human",
]


# How bad something is for the customer.
Severity: TypeAlias = Literal[
    # A nuisance.
    "low",
    # It costs time or money.
    "medium",
    # It does harm.
    "high",
]


class Subscription(TypedDict):
    """A subscription."""

    id: str
    """The CRM's reference."""
    status: SubscriptionStatus
    """How it stands."""
    paused_until_at: NotRequired[Instant]
    """Until when it rests."""
    product: NotRequired[str]
    """What it is a subscription to."""
    renews_at: NotRequired[Instant]
    """When it is renewed."""
    usage: NotRequired[float]
    """The share of it that the customer uses."""


# How a subscription stands.
SubscriptionStatus: TypeAlias = Literal[
    # It runs.
    "active",
    # It rests.
    "paused",
    # The customer ended it.
    "cancelled",
    # It ran out.
    "expired",
]


class TaskModality(TypedDict):
    """Where the customer wants one task to be done."""

    task: str
    """The task, as the company names it, such as `advice`."""
    modality: Modality
    """In person or at a distance."""


# How much the customer's business amounts to, next to other customers.
ValueTier: TypeAlias = Literal[
    # Less than most.
    "low",
    # As most.
    "mid",
    # More than most.
    "high",
]


# How much the people who help have on their hands.
Volume: TypeAlias = Literal[
    # Time to spare.
    "idle",
    # As usual.
    "normal",
    # More than usual.
    "peak",
    # More than they can answer.
    "crisis",
]


# A day of the week.
Weekday: TypeAlias = Literal[
    # Monday.
    "monday",
    # Tuesday.
    "tuesday",
    # Wednesday.
    "wednesday",
    # Thursday.
    "thursday",
    # Friday.
    "friday",
    # Saturday.
    "saturday",
    # Sunday.
    "sunday",
]


class Answer(TypedDict):
    """What one plugin returns: the actions it proposes, and what it asks others to hold back. An answer without
    actions is a good answer: just carry on. Unknown keys are refused.
    """

    contract: str
    """The contract's version that this document is written for."""
    actions: NotRequired[list[Action]]
    """What the plugin proposes."""
    error: NotRequired[PluginError]
    """The plugin could not answer. Nothing else of the answer counts."""
    holds: NotRequired[list[Hold]]
    """What the plugin asks others to hold back. Only a plugin whose manifest declares `holds` may."""
    notes: NotRequired[list[str]]
    """Remarks for whoever maintains the plugin; they stand in the decision and never reach a customer."""


class Action(TypedDict):
    """One proposed thing to do, or to say."""

    id: str
    """Names the action; unique in the answer."""
    key: str
    """Names what is proposed, the same each time it is proposed, so that it can be counted in `history`."""
    step: Step
    """What is to be done: the kind of action and the fields of that kind."""
    purpose: Purpose
    """What the contact is for. The operator's policy can make it stricter, never looser."""
    audience: Audience
    """Whom it reaches."""
    urgency: Urgency
    """How soon it matters."""
    window: Window
    """When it makes sense."""
    reasons: list[Reason]
    """Why. At least one reason."""
    channels: NotRequired[list[Channel]]
    """The channels it can go over, best first. Required when the audience includes the customer."""
    conflicts_with: NotRequired[list[str]]
    """The `key`s of actions that can't go together with this one."""
    cost: NotRequired[Money]
    """What it costs the company."""
    group: NotRequired[str]
    """Of the actions in one group at most one is offered."""
    message: NotRequired[Message]
    """What to say to the customer."""
    propensity: NotRequired[float]
    """The chance that the customer welcomes it; counts as 1 if left out."""
    requires: NotRequired[Approval]
    """Who has to agree first."""
    topic: NotRequired[str]
    """What it is about, for permissions that are given by topic."""
    value: NotRequired[Value]
    """What it is worth."""


# Whom an action reaches.
Audience: TypeAlias = Literal[
    # The customer.
    "customer",
    # Somebody at the company; the customer notices nothing.
    "agent",
    # Both.
    "both",
]


# Where the words of a message come from. There is no value for a person: a plugin can't claim one.
Author: TypeAlias = Literal[
    # Put together by a program.
    "machine",
    # Written beforehand by a person, for every customer in this situation.
    "template",
]


# Who gets a gesture.
Beneficiary: TypeAlias = Literal[
    # The customer.
    "customer",
    # Somebody else, such as a neighbour or a good cause.
    "third_party",
]


# Something that a customer can settle about being contacted.
ContactSetting: TypeAlias = Literal[
    # When the company should be there at all.
    "contact_mode",
    # Over which channel.
    "channel",
    # How often.
    "frequency",
    # In which language.
    "language",
]


# What a gesture consists of.
Gift: TypeAlias = Literal[
    # A few kind words.
    "note",
    # Money off or back.
    "credit",
    # A fee that needn't be paid.
    "fee_waiver",
    # Something better for the same money.
    "upgrade",
    # Flowers.
    "flowers",
    # A gift to a good cause.
    "donation",
    # A thing.
    "item",
]


# What a gesture is paid from.
GiftSource: TypeAlias = Literal[
    # Money set aside for it.
    "budget",
    # What can't be sold any more.
    "surplus",
]


# How a person takes over.
HandoverMode: TypeAlias = Literal[
    # Somebody calls the customer.
    "callback",
    # The conversation goes on with a person.
    "transfer",
    # Somebody visits the customer.
    "visit",
    # Somebody works on it; the customer needn't do anything.
    "task",
]


# Which way help goes.
HelpDirection: TypeAlias = Literal[
    # The customer is asked to help.
    "offer",
    # The customer is helped.
    "receive",
]


class Hold(TypedDict):
    """Silences actions of every plugin. It never lets anything through."""

    scope: HoldScope
    """What it silences."""
    until_at: Instant
    """Until when."""
    reason: str
    """Why, in a sentence for a colleague."""


class AllHoldScope(TypedDict):
    """Everything that reaches the customer."""

    kind: Literal["all"]


class PurposeHoldScope(TypedDict):
    """Everything for one purpose."""

    kind: Literal["purpose"]
    purpose: Purpose
    """The purpose."""


class ChannelHoldScope(TypedDict):
    """Everything over one channel."""

    kind: Literal["channel"]
    channel: Channel
    """The channel."""


class GroupHoldScope(TypedDict):
    """Everything in one group."""

    kind: Literal["group"]
    group: str
    """The group."""


# What a hold silences.
HoldScope: TypeAlias = Union[
    AllHoldScope,
    PurposeHoldScope,
    ChannelHoldScope,
    GroupHoldScope,
]


class Message(TypedDict):
    """What to say to the customer."""

    language: str
    """The language it is written in."""
    text: str
    """The words, with placeholders such as `{first_name}` that the CRM fills in."""
    author: Author
    """Where the words come from."""


class PluginError(TypedDict):
    """The plugin could not answer."""

    message: str
    """Why not, in a sentence for whoever maintains the plugin."""


class Reason(TypedDict):
    """One reason for an action, with what it rests on."""

    code: str
    """The same code each time this reason applies."""
    text: str
    """The reason in a sentence for a colleague."""
    evidence: list[str]
    """The facts it rests on: places in the context that the plugin received. A reason that rests on nothing
    makes the action invalid.
    """


# How something is put right.
Remedy: TypeAlias = Literal[
    # Saying sorry.
    "apology",
    # A new one.
    "replace",
    # Money back.
    "refund",
    # Another date.
    "rebook",
    # Making haste.
    "expedite",
    # Other terms.
    "term_change",
]


class CheckInStep(TypedDict):
    """Ask how the customer is doing; the reply has somewhere to go."""

    kind: Literal["check_in"]
    question: str
    """The question, in a few words for a colleague."""
    reply_queue: str
    """The queue that answers the reply."""


class GestureStep(TypedDict):
    """An unexpected, caring gesture."""

    kind: Literal["gesture"]
    gift: Gift
    """What it consists of."""
    source: GiftSource
    """What it is paid from."""
    surprise: bool
    """Whether the customer doesn't expect it."""
    beneficiary: Beneficiary
    """Who gets it."""
    amount: NotRequired[Money]
    """What it is worth."""
    tied_to_purchase: NotRequired[bool]
    """Whether it is worth something only to somebody who buys, such as a voucher."""


class HumanHandoverStep(TypedDict):
    """A person takes over."""

    kind: Literal["human_handover"]
    mode: HandoverMode
    """How."""
    queue: str
    """The queue that takes over."""
    respond_by_at: Instant
    """When the customer must have been answered."""
    briefing: str
    """What the person must know, so that the customer needn't tell it again."""
    alternatives: NotRequired[list[str]]
    """Other queues that could, best first."""
    skill: NotRequired[str]
    """What the person has to know or speak."""
    slot: NotRequired[Instant]
    """When: one of the queue's `next_slots`."""


class ServiceRecoveryStep(TypedDict):
    """Repair after something went wrong."""

    kind: Literal["service_recovery"]
    acknowledge: str
    """What went wrong, in words that acknowledge it."""
    remedy: Remedy
    """How it is put right."""
    amount: NotRequired[Money]
    """What it is worth."""
    case: NotRequired[str]
    """The case it answers: the `id` of one of `cases`."""
    order: NotRequired[str]
    """The order it puts right: the `id` of one of `orders`."""


# Point to a channel that serves this customer's question better.
ChannelSuggestionStep = TypedDict(
    "ChannelSuggestionStep",
    {
        "kind": Literal["channel_suggestion"],
        # The better channel.
        "to": "Channel",
        # What the customer wants done.
        "task": "str",
        # What the customer gains by it. That it is cheaper for the company is no reason.
        "benefit": "str",
        # The channel the customer uses now.
        "from": "NotRequired[Channel]",
    },
)


class SelfServiceStep(TypedDict):
    """Point to something the customer can do alone, with a way to a person."""

    kind: Literal["self_service"]
    task: str
    """What the customer wants done."""
    link: str
    """Where."""
    human_escape: str
    """The queue where a person helps if it doesn't work."""
    minutes: NotRequired[int]
    """How many minutes it takes."""


class CommunityHelpStep(TypedDict):
    """Customers who help each other."""

    kind: Literal["community_help"]
    direction: HelpDirection
    """Which way help goes."""
    topic: str
    """What it is about."""


class HeadsUpStep(TypedDict):
    """Tell the customer first about what affects them."""

    kind: Literal["heads_up"]
    event: str
    """What it is about: the `ref` of one of `events`, or the `id` of what is affected."""
    we_do: str
    """What the company does about it."""
    next_update_at: NotRequired[Instant]
    """When there will be more news."""
    you_can: NotRequired[str]
    """What the customer can do."""


class DeliveryAdaptationStep(TypedDict):
    """Bring the product to the customer in another way."""

    kind: Literal["delivery_adaptation"]
    order: str
    """The order: the `id` of one of `orders`."""
    fulfilment: Fulfilment
    """The other way."""
    slot: NotRequired[Instant]
    """When."""


class PreferenceAskStep(TypedDict):
    """Ask the customer for their terms instead of guessing."""

    kind: Literal["preference_ask"]
    about: ContactSetting
    """What to ask about."""


class InternalInsightStep(TypedDict):
    """A signal to staff; it never reaches the customer."""

    kind: Literal["internal_insight"]
    topic: str
    """What it is about."""
    signal: str
    """What was seen, in a sentence."""
    to_role: str
    """Who should know, such as `store_manager`."""


# What is to be done: `kind` and the fields of that kind.
Step: TypeAlias = Union[
    CheckInStep,
    GestureStep,
    HumanHandoverStep,
    ServiceRecoveryStep,
    ChannelSuggestionStep,
    SelfServiceStep,
    CommunityHelpStep,
    HeadsUpStep,
    DeliveryAdaptationStep,
    PreferenceAskStep,
    InternalInsightStep,
]


# How soon something matters to the customer, from least to most.
Urgency: TypeAlias = Literal[
    # Good to know.
    "info",
    # Better today than tomorrow.
    "warning",
    # Harm or loss if it waits.
    "critical",
]


class Value(TypedDict):
    """What an action is worth to each side."""

    customer: float
    """To the customer."""
    company: float
    """To the company."""


class Window(TypedDict):
    """When an action makes sense."""

    not_after_at: Instant
    """Not at this moment or later."""
    not_before_at: NotRequired[Instant]
    """Not before this moment; at once if left out."""


# The placeholders that every CRM fills in; a text writes one as `{first_name}`.
PLACEHOLDERS = (
    "first_name",
    "last_name",
    "full_name",
    "agent_name",
    "company_name",
    "phone_number",
    "order_number",
    "date",
    "time",
)
