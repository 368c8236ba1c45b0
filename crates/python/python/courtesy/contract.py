# Made by `courtesy schema --lang python`.

"""What Courtesy and a CRM say to each other. What isn't known is left out; there is no null."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict, Union

# A moment in UTC, such as "2026-03-28T20:40:00Z".
Instant: TypeAlias = str


class Context(TypedDict):
    """What is known about one customer when a decision is asked for.

    The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of`
    and `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone
    number. A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version:
    a misspelt key would protect nobody.
    """

    contract: str
    """The version of the contract that this document follows."""
    decision_id: str
    """The decision's id, chosen by the CRM and repeated in the decision."""
    hook: Hook
    """The occasion on which the CRM asks for a decision."""
    as_of: Instant
    """When the facts were read; the only clock of plugins and rules."""
    customer: Customer
    """Who the customer is."""
    appointments: NotRequired[list[Appointment]]
    """Appointments."""
    approvals: NotRequired[list[Approved]]
    """Actions that people have approved for this customer."""
    billing: NotRequired[Billing]
    """Whether the customer's payments are up to date."""
    budgets: NotRequired[list[BudgetSpent]]
    """What has been spent from the operator's budgets on all customers."""
    capacity: NotRequired[Capacity]
    """What the staff can take on."""
    care: NotRequired[Care]
    """Whether to be extra careful with this customer."""
    cases: NotRequired[list[Case]]
    """Questions, complaints and other cases."""
    channels: NotRequired[list[ChannelState]]
    """The ways in which the customer can be reached."""
    community: NotRequired[Community]
    """Customers help each other."""
    config: NotRequired[dict[str, Any]]
    """The plugin's settings, as its manifest declares them. Only in what a plugin receives."""
    derived: NotRequired[Derived]
    """Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here is
    replaced.
    """
    events: NotRequired[list[Event]]
    """Events that affect many customers."""
    feedback: NotRequired[list[Feedback]]
    """Ratings that the customer gave."""
    history: NotRequired[list[HistoryItem]]
    """What was done for this customer before, and what came of it."""
    interactions: NotRequired[list[Interaction]]
    """Conversations and messages, newest last."""
    journeys: NotRequired[list[Journey]]
    """How far the customer is in each journey, and where they get stuck."""
    orders: NotRequired[list[Order]]
    """Orders, oldest first."""
    permissions: NotRequired[list[Permission]]
    """What the customer has granted, denied or revoked."""
    preferences: NotRequired[Preferences]
    """What the customer asked for. Preferences can only tighten the operator's rules."""
    promises: NotRequired[list[PromiseMade]]
    """What the company has promised this customer: the `promises` of earlier decisions, with what became of
    them; at most 200. Since 1.1.
    """
    requested_at: NotRequired[Instant]
    """When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted on."""
    scores: NotRequired[list[Score]]
    """Scores from the CRM's own models."""
    seed: NotRequired[int]
    """A plugin's only source of randomness. Default: 0."""
    subscriptions: NotRequired[list[Subscription]]
    """Subscriptions."""


class Appointment(TypedDict):
    """An appointment."""

    id: str
    """The CRM's reference."""
    status: AppointmentStatus
    """Its state."""
    at: NotRequired[Instant]
    """When it takes place."""
    event: NotRequired[str]
    """The event that affects it: the `ref` of an item in `events`."""
    modality: NotRequired[Modality]
    """In person or remotely."""
    place: NotRequired[str]
    """The place, as the CRM names it."""
    topic: NotRequired[str]
    """What it is about."""


# The state of an appointment.
AppointmentStatus: TypeAlias = Literal[
    # It is planned.
    "planned",
    # It took place.
    "done",
    # The customer didn't come.
    "missed",
    # It was cancelled.
    "cancelled",
]


# Who must approve an action before it is carried out.
Approval: TypeAlias = Literal[
    # Nobody.
    "none",
    # A person.
    "human",
    # A manager.
    "manager",
]


class Approved(TypedDict):
    """A person's consent to one action for this customer. It is used once: an action of the same key in
    `history` after it uses it up.
    """

    key: str
    """The action's `key`."""
    by: Approval
    """Who approved it: a person or a manager."""
    at: Instant
    """When it was approved."""
    amount: NotRequired[Money]
    """The most that the action may cost. Default: any amount."""
    plugin: NotRequired[str]
    """The plugin whose action it is. Default: any plugin."""
    until_at: NotRequired[Instant]
    """When it expires. Default: never."""


class Billing(TypedDict):
    """Whether the customer's payments are up to date."""

    arrears: NotRequired[bool]
    """Whether a payment is overdue."""
    days_past_due: NotRequired[int]
    """How long it has been overdue, in days."""
    due: NotRequired[Money]
    """What the customer has to pay now. Since 1.1."""
    due_on: NotRequired[str]
    """The day by which to pay it. Since 1.1."""
    payment_plan: NotRequired[bool]
    """Whether a payment plan is agreed."""
    reminders: NotRequired[int]
    """How many reminders were sent for it. Since 1.1."""


class BudgetSpent(TypedDict):
    """What has been spent from one of the operator's budgets on all customers, in the budget's current period."""

    name: str
    """The budget's name in the policy."""
    spent: Money
    """The amount."""


# A unit of the calendar.
CalendarUnit: TypeAlias = Literal[
    # From midnight to midnight.
    "day",
    # From Monday to Sunday (ISO 8601).
    "week",
    # From the first to the last day of a month.
    "month",
    # Three months: January to March, and so on.
    "quarter",
    # From January to December.
    "year",
]


class Capacity(TypedDict):
    """What the staff can take on."""

    queues: NotRequired[list[Queue]]
    """The teams that take work."""
    volume: NotRequired[Volume]
    """How busy they are."""


class Care(TypedDict):
    """Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
    CRM.
    """

    handle_with_care: NotRequired[bool]
    """Whether to send nothing that sells or asks for an opinion."""
    suppress_purposes: NotRequired[list[Purpose]]
    """Purposes for which there must be no contact meanwhile."""
    until_at: NotRequired[Instant]
    """When it ends. Default: until further notice."""


class Case(TypedDict):
    """A question, complaint or other matter that staff work on."""

    id: str
    """The CRM's reference."""
    kind: CaseKind
    """What it is about."""
    status: CaseStatus
    """Its state."""
    closed_at: NotRequired[Instant]
    """When it was closed."""
    event: NotRequired[str]
    """The event that it is about: the `ref` of an item in `events`."""
    matter: NotRequired[str]
    """A name that cases share if they are about one thing, as the CRM names it. Since 1.1."""
    opened_at: NotRequired[Instant]
    """When it was opened."""
    order: NotRequired[str]
    """The order that it is about: the `id` of an item in `orders`."""
    promised_at: NotRequired[Instant]
    """When an answer is promised for."""
    reopened: NotRequired[int]
    """How often it was reopened."""
    resolution: NotRequired[Resolution]
    """What the company did about it. Since 1.1."""
    severity: NotRequired[Severity]
    """How severe it is."""
    topic: NotRequired[str]
    """What it is about, as the CRM names it."""
    via: NotRequired[Channel]
    """The channel on which the customer raised it. Since 1.1."""
    wish: NotRequired[Remedy]
    """What the customer asks for. Since 1.1."""


# What a case is about.
CaseKind: TypeAlias = Literal[
    # A question.
    "question",
    # A complaint.
    "complaint",
    # An incident: something doesn't work.
    "incident",
    # A return of goods.
    "return",
    # A claim for damage.
    "claim",
]


# The state of a case.
CaseStatus: TypeAlias = Literal[
    # Somebody has to act.
    "open",
    # It is waiting for the customer.
    "waiting",
    # It is solved, but the customer may still disagree.
    "resolved",
    # It is closed.
    "closed",
]


# How something reaches the customer.
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
    # A notice in the app or the customer's account.
    "app",
    # A letter or a card by post.
    "post",
    # A video call.
    "video",
    # A meeting, such as in a shop, at a counter or at home.
    "in_person",
    # A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1.
    "web_form",
    # A social network. Since 1.1.
    "social",
    # Fax. Since 1.1.
    "fax",
]


class ChannelState(TypedDict):
    """One way in which the customer can be reached."""

    channel: Channel
    """The channel."""
    available: NotRequired[bool]
    """Whether the company answers there now."""
    habit: NotRequired[float]
    """The share of the customer's contacts that used it."""
    reachable: NotRequired[bool]
    """Whether the CRM has what it needs to reach the customer there."""
    verified: NotRequired[bool]
    """Whether the customer confirmed it."""


class Community(TypedDict):
    """Customers help each other."""

    helper_opt_in: NotRequired[bool]
    """Whether the customer has offered to help others."""
    member: NotRequired[bool]
    """Whether the customer takes part."""
    topics: NotRequired[list[str]]
    """What the customer knows or asks about."""


# How much contact the customer wants.
ContactMode: TypeAlias = Literal[
    # Welcomes contact that the company starts.
    "proactive_welcome",
    # Wants contact only when it is needed: no check-ins, gestures or marketing.
    "only_when_needed",
    # Wants contact only on request.
    "on_request_only",
]


class Customer(TypedDict):
    """Who the customer is."""

    ref: str
    """The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine what they
    know.
    """
    country: NotRequired[str]
    """The country the customer lives in."""
    kind: NotRequired[CustomerKind]
    """Whether the customer is a person or an organisation."""
    language: NotRequired[str]
    """The language the customer prefers."""
    region: NotRequired[str]
    """A part of the country, as the CRM names it."""
    segments: NotRequired[list[str]]
    """The CRM's labels for groups that the customer belongs to."""
    status: NotRequired[CustomerStatus]
    """The stage of the customer's relationship with the company."""
    tenure_days: NotRequired[int]
    """How long the customer has been a customer, in days."""
    time_zone: NotRequired[str]
    """The customer's time zone."""
    value_tier: NotRequired[ValueTier]
    """How much business the customer brings."""


# Whether the customer is a person or an organisation.
CustomerKind: TypeAlias = Literal[
    # A person.
    "person",
    # A company or another organisation.
    "organisation",
]


# The stage of the customer's relationship with the company.
CustomerStatus: TypeAlias = Literal[
    # Hasn't bought anything yet.
    "prospect",
    # Buys, or uses what they bought.
    "active",
    # Seems to be leaving.
    "lapsing",
    # Has left.
    "former",
    # Has died. Only a person may contact the relatives.
    "deceased",
]


class Derived(TypedDict):
    """Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't be
    known is left out. A day is 24 hours.
    """

    contacts_last_7_days: NotRequired[int]
    """Contacts that the company started in the last 7 days, according to `history`."""
    days_since_last_gesture: NotRequired[int]
    """Days since the latest gesture in `history`."""
    days_since_last_interaction: NotRequired[int]
    """Days since the latest interaction."""
    days_since_last_order: NotRequired[int]
    """Days since the latest order was placed."""
    days_since_last_word: NotRequired[int]
    """Days since the customer last heard from the company: from an item in `history` with a channel, or an
    outbound interaction. Since 1.1.
    """
    failed_orders: NotRequired[int]
    """Orders that failed and haven't been cancelled."""
    gesture_spend_365_days: NotRequired[list[Money]]
    """What gestures in `history` cost in the last 365 days: one amount for each currency."""
    local_time: NotRequired[str]
    """The time on the customer's clock at `as_of`; left out if the time zone isn't known."""
    local_weekday: NotRequired[Weekday]
    """The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known."""
    open_cases: NotRequired[int]
    """Cases that are open or waiting for the customer."""
    open_complaints: NotRequired[int]
    """Complaints that are open or waiting for the customer."""
    orders_last_365_days: NotRequired[int]
    """Orders placed in the last 365 days."""
    promises_broken: NotRequired[int]
    """Open promises that are past due. Since 1.1."""
    promises_due: NotRequired[int]
    """Open promises that are due within the next 24 hours. Since 1.1."""
    promises_open: NotRequired[int]
    """Promises that are neither kept nor withdrawn. Since 1.1."""
    usual_days_between_orders: NotRequired[int]
    """The customer's usual interval: the median number of days between one day with orders and the next. Left
    out if there are fewer than three such days.
    """


# Who started it.
Direction: TypeAlias = Literal[
    # The customer.
    "inbound",
    # The company.
    "outbound",
]


class Event(TypedDict):
    """An event that affects many customers."""

    ref: str
    """The CRM's reference."""
    kind: EventKind
    """The kind of event."""
    affects_customer: NotRequired[bool]
    """Whether it affects this customer."""
    area: NotRequired[str]
    """The place, as the CRM names it."""
    from_at: NotRequired[Instant]
    """When it begins."""
    until_at: NotRequired[Instant]
    """When it ends; unknown if left out."""


# The kind of event.
EventKind: TypeAlias = Literal[
    # A contagious disease.
    "pandemic",
    # A service outage.
    "outage",
    # A product recall.
    "recall",
    # Severe weather, such as storm, flood, heat or snow.
    "weather",
    # A strike.
    "strike",
    # The closure of a place, such as a shop.
    "closure",
]


class Feedback(TypedDict):
    """A rating that the customer gave."""

    kind: FeedbackKind
    """Its scale."""
    score: int
    """The score."""
    about: NotRequired[str]
    """What it is about: the `id` of an order, case, interaction or appointment. Since 1.1."""
    at: NotRequired[Instant]
    """When it was given."""


# The scale of a rating.
FeedbackKind: TypeAlias = Literal[
    # Net Promoter Score: 0 to 10.
    "nps",
    # Customer satisfaction: 1 to 5.
    "csat",
    # Customer Effort Score: 1 to 7.
    "ces",
]


class Friction(TypedDict):
    """Something that holds the customer up."""

    kind: str
    """What gets in the way, such as `payment_error`."""
    count: int
    """How often it happened."""
    last_at: NotRequired[Instant]
    """When it last happened."""


# How goods reach the customer.
Fulfilment: TypeAlias = Literal[
    # Delivered at home.
    "home",
    # Picked up in a shop.
    "pick_up",
    # Picked up from a locker.
    "locker",
    # Bought in a shop.
    "store",
    # Delivered digitally.
    "digital",
]


# Who acted for the company.
Handler: TypeAlias = Literal[
    # A person.
    "human",
    # A bot.
    "bot",
]


class HistoryItem(TypedDict):
    """What was done for this customer before, and what came of it."""

    key: str
    """The action's `key`."""
    kind: HistoryKind
    """What was done."""
    at: Instant
    """When it was done."""
    channel: NotRequired[Channel]
    """The channel that it used; left out if it didn't reach the customer."""
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
    said: NotRequired[str]
    """The digest of what it said, as the decision gave it. Since 1.1."""


# What an item in `history` was: an action of a plugin, or something else that reached the customer.
HistoryKind: TypeAlias = Literal[
    # The action `check_in`.
    "check_in",
    # The action `gesture`.
    "gesture",
    # The action `human_handover`.
    "human_handover",
    # The action `service_recovery`.
    "service_recovery",
    # The action `channel_suggestion`.
    "channel_suggestion",
    # The action `self_service`.
    "self_service",
    # The action `community_help`.
    "community_help",
    # The action `heads_up`.
    "heads_up",
    # The action `delivery_adaptation`.
    "delivery_adaptation",
    # The action `preference_ask`.
    "preference_ask",
    # The action `internal_insight`.
    "internal_insight",
    # A call that sells something. No plugin proposed it. Since 1.1.
    "sales_call",
    # A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1.
    "newsletter",
    # A bill, or a reminder to pay one. No plugin proposed it. Since 1.1.
    "bill",
]


# The occasion on which the CRM asks for a decision.
Hook: TypeAlias = Literal[
    # A regular review of a customer, such as in a nightly run.
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
    # An event began that affects many customers, such as an outage, a storm or a closure.
    "event_started",
    # The customer changed preferences or permissions.
    "preferences_changed",
    # The customer is visiting the shop, the app or their account.
    "visit",
]


class Interaction(TypedDict):
    """A conversation or a message."""

    id: str
    """The CRM's reference."""
    at: Instant
    """When it took place."""
    channel: NotRequired[Channel]
    """The channel."""
    direction: NotRequired[Direction]
    """Who started it."""
    duration_s: NotRequired[int]
    """How long it took, in seconds. Since 1.1."""
    effort: NotRequired[int]
    """The customer's effort."""
    event: NotRequired[str]
    """The event that it was about: the `ref` of an item in `events`."""
    handler: NotRequired[Handler]
    """Who acted for the company."""
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
    # The question wasn't answered.
    "unresolved",
    # The customer gave up.
    "abandoned",
    # Somebody else took over.
    "escalated",
    # The customer said yes to what was offered. Since 1.1.
    "accepted",
    # The customer said no to what was offered. Since 1.1.
    "declined",
]


class Journey(TypedDict):
    """How far the customer is in a journey."""

    journey: str
    """The journey, as the CRM names it, such as `move_house`."""
    entered_at: NotRequired[Instant]
    """When the customer entered that stage."""
    friction: NotRequired[list[Friction]]
    """Where the customer gets stuck."""
    stage: NotRequired[str]
    """The stage that the customer has reached."""


# The legal basis of the contact (GDPR article 6).
LegalBasis: TypeAlias = Literal[
    # The customer's consent.
    "consent",
    # The contract with the customer.
    "contract",
    # A legal obligation.
    "legal_obligation",
    # Somebody's vital interests.
    "vital_interest",
    # A task in the public interest.
    "public_interest",
    # A legitimate interest of the company.
    "legitimate_interest",
]


class MaxContacts(TypedDict):
    """The most contacts that the customer wants within some days."""

    max: int
    """The most contacts; 0 means none."""
    per_days: int
    """The length of the period, in days of 24 hours."""
    channel: NotRequired[Channel]
    """The channel that it applies to. Default: all channels together."""


# How the customer is served: in person or remotely.
Modality: TypeAlias = Literal[
    # In a shop, at a counter or at home.
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
    """Its state."""
    amount: NotRequired[Money]
    """What it cost."""
    cancelled_by: NotRequired[Party]
    """Who cancelled it. Since 1.1."""
    delivered_at: NotRequired[Instant]
    """When it was delivered. Since 1.1."""
    event: NotRequired[str]
    """The event that affects it: the `ref` of an item in `events`."""
    expected_at: NotRequired[Instant]
    """When it is expected now."""
    failure: NotRequired[str]
    """Why it failed, such as `carrier_lost`."""
    fulfilment: NotRequired[Fulfilment]
    """How it reaches the customer."""
    paid: NotRequired[bool]
    """Whether the customer has paid for it. Since 1.1."""
    part_delivered: NotRequired[bool]
    """Whether a part of it was delivered and the rest is still to come. Since 1.1."""
    placed_at: NotRequired[Instant]
    """When it was placed."""
    promised_at: NotRequired[Instant]
    """When delivery is promised for."""
    promised_on: NotRequired[str]
    """The day for which delivery is promised, if no hour was promised. Since 1.1."""
    refunded: NotRequired[Money]
    """What was paid back. Since 1.1."""


# The state of an order.
OrderStatus: TypeAlias = Literal[
    # Placed.
    "placed",
    # On the way.
    "shipped",
    # Delivered to the customer.
    "delivered",
    # Something went wrong, and the customer has nothing.
    "failed",
    # Cancelled before it was sent.
    "cancelled",
    # Sent back.
    "returned",
]


# What came of an action.
Outcome: TypeAlias = Literal[
    # It reached the customer; nothing more is known.
    "delivered",
    # The customer accepted it.
    "accepted",
    # The customer dismissed it.
    "dismissed",
    # The customer complained about it.
    "complained",
    # It never reached the customer.
    "failed",
    # It was sent; whether it arrived isn't known. Since 1.1.
    "sent",
    # It was cancelled before it was carried out. Since 1.1.
    "cancelled",
    # Its goal was met, such as a customer coming back. This can be known for customers who were held out,
    # too.
    "goal_met",
]


# One side of the relationship.
Party: TypeAlias = Literal[
    # The customer.
    "customer",
    # The company.
    "company",
]


class Pause(TypedDict):
    """The customer's wish not to be contacted for a while."""

    until_at: NotRequired[Instant]
    """When it ends. Default: until further notice."""


class Permission(TypedDict):
    """What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope
    overrides any "yes".
    """

    purpose: Purpose
    """The purpose that it applies to."""
    status: PermissionStatus
    """What the customer said."""
    basis: NotRequired[LegalBasis]
    """The legal basis."""
    channel: NotRequired[Channel]
    """The channel that it applies to. Default: every channel."""
    from_at: NotRequired[Instant]
    """When it begins to hold."""
    source: NotRequired[str]
    """Where the customer said so, such as `preference_page`."""
    to_at: NotRequired[Instant]
    """When it ceases to hold."""
    topic: NotRequired[str]
    """The topic that it applies to. Default: every topic."""


# What the customer said about one purpose.
PermissionStatus: TypeAlias = Literal[
    # Said yes.
    "granted",
    # Said no.
    "denied",
    # Said yes, and withdrew it.
    "revoked",
    # Said yes, and it has expired.
    "expired",
    # Was asked and hasn't answered.
    "pending",
    # Nothing is known.
    "unknown",
]


class Preferences(TypedDict):
    """What the customer asked for. Preferences can only tighten the operator's rules."""

    avoid_channels: NotRequired[list[Channel]]
    """The channels that the customer doesn't want to be contacted on."""
    contact_mode: NotRequired[ContactMode]
    """How much contact the customer wants."""
    max_contacts: NotRequired[list[MaxContacts]]
    """The most contacts that the customer wants within some days."""
    modality: NotRequired[list[TaskModality]]
    """In person or remotely, for each task."""
    pause: NotRequired[Pause]
    """The customer's wish not to be contacted for a while."""
    preferred_channels: NotRequired[list[Channel]]
    """The channels that the customer prefers, best first."""
    quiet_hours: NotRequired[list[QuietHours]]
    """Hours on the customer's clock at which nothing may arrive."""
    self_service: NotRequired[SelfServicePreference]
    """Alone or with help."""


class PromiseMade(TypedDict):
    """What the company has promised the customer. A decision lists the promises of what it offers; the CRM keeps
    them, and brings them back with what became of them.

    A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
    """

    id: str
    """The promise's id, as the action named it. A later promise with the same id replaces an earlier one."""
    what: str
    """What was promised, in a sentence for staff."""
    made_at: Instant
    """When it was made."""
    due_at: Instant
    """When it must be kept."""
    about: NotRequired[str]
    """What it is about: the `id` of an order or a case, or the `ref` of an event."""
    kept_at: NotRequired[Instant]
    """When it was kept."""
    key: NotRequired[str]
    """The `key` of the action that made it."""
    plugin: NotRequired[str]
    """The plugin whose action made it."""
    queue: NotRequired[str]
    """The queue that keeps it. Left out if the action keeps it by itself."""
    withdrawn_at: NotRequired[Instant]
    """When it was withdrawn: the customer was told that it no longer holds, or no longer needs it."""


# What an action is for. The purpose decides which permission is needed. The order is from least to most
# strict.
Purpose: TypeAlias = Literal[
    # Carrying out what customer and company agreed, such as an order, a subscription or a complaint.
    "service",
    # Attention that sells nothing, such as a check-in, a gesture or help.
    "care",
    # Asking the customer for an opinion that helps the company.
    "research",
    # Anything meant to sell.
    "marketing",
]


class Queue(TypedDict):
    """A team that takes work."""

    queue: str
    """The queue's name."""
    open: bool
    """Whether it takes new work."""
    next_slots: NotRequired[list[Instant]]
    """The next times at which somebody is free."""
    skills: NotRequired[list[str]]
    """The team's skills, such as a language or a subject."""
    wait_s: NotRequired[int]
    """How long a customer waits now, in seconds."""


# Hours on the customer's clock at which nothing may arrive: from `from` up to but not including `to`. If `to`
# isn't later than `from`, they end the next day.
QuietHours = TypedDict(
    "QuietHours",
    {
        # The first quiet minute.
        "from": "str",
        # The first minute that isn't quiet.
        "to": "str",
        # The days on which they begin. Default: every day.
        "days": "NotRequired[list[Weekday]]",
    },
)


# How something is put right.
Remedy: TypeAlias = Literal[
    # An apology.
    "apology",
    # A replacement.
    "replace",
    # Money back.
    "refund",
    # A new date.
    "rebook",
    # Faster delivery or handling.
    "expedite",
    # A change of terms.
    "term_change",
]


# What the company did about a case.
Resolution: TypeAlias = Literal[
    # It put things right.
    "remedied",
    # It explained, and there was nothing to put right.
    "explained",
    # It said no.
    "refused",
]


class Score(TypedDict):
    """A score from one of the CRM's models."""

    name: str
    """What it estimates, such as `churn`."""
    value: float
    """The score."""
    as_of: NotRequired[Instant]
    """When it was computed."""
    model: NotRequired[str]
    """The model that computed it."""


# Whether the customer prefers to do things alone or with help.
SelfServicePreference: TypeAlias = Literal[
    # Prefers to do things alone.
    "self",
    # No preference.
    "neutral",
    # Prefers help from a person.
    "human",
]


# How severe a case is for the customer.
Severity: TypeAlias = Literal[
    # A nuisance.
    "low",
    # It costs time or money.
    "medium",
    # It causes harm.
    "high",
]


class Subscription(TypedDict):
    """A subscription."""

    id: str
    """The CRM's reference."""
    status: SubscriptionStatus
    """Its state."""
    paused_until_at: NotRequired[Instant]
    """When the pause ends."""
    price: NotRequired[Money]
    """What it costs each `term`. Since 1.1."""
    product: NotRequired[str]
    """What it is a subscription to."""
    renews_at: NotRequired[Instant]
    """When it renews."""
    started_at: NotRequired[Instant]
    """When it started. Since 1.1."""
    term: NotRequired[CalendarUnit]
    """How long it runs before it is paid for again. Since 1.1."""
    usage: NotRequired[float]
    """The share of it that the customer uses."""


# The state of a subscription.
SubscriptionStatus: TypeAlias = Literal[
    # It is active.
    "active",
    # It is paused.
    "paused",
    # The customer ended it.
    "cancelled",
    # It ran out.
    "expired",
]


class TaskModality(TypedDict):
    """How the customer wants one task to be done."""

    task: str
    """The task, as the company names it, such as `advice`."""
    modality: Modality
    """In person or remotely."""


# How much business the customer brings, compared with other customers.
ValueTier: TypeAlias = Literal[
    # Less than most.
    "low",
    # About as much as most.
    "mid",
    # More than most.
    "high",
]


# How busy the staff are.
Volume: TypeAlias = Literal[
    # They have time to spare.
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


class Decision(TypedDict):
    """The host's result for one context: what is offered, what is withheld and why, and what failed. The same
    context, plugins and policy always give the same bytes.
    """

    contract: str
    """The version of the contract that this document follows."""
    decision_id: str
    """The context's `decision_id`."""
    customer_ref: str
    """The context's `customer.ref`."""
    hook: Hook
    """The context's `hook`."""
    as_of: Instant
    """The context's `as_of`."""
    offered: list[Offered]
    """The actions to carry out, most important first."""
    withheld: list[Withheld]
    """The actions that were proposed and are not to be done, with the reason."""
    failures: list[Failure]
    """Plugins that gave no usable answer."""
    plugins: list[PluginRun]
    """The plugins that were asked, with the cost of each call."""
    profile: str
    """The policy's profile that was in force: `normal`, `crisis`, or one of the policy's own."""
    policy_digest: str
    """The SHA-256 digest of the policy: `sha256:` and hexadecimal digits."""
    context_digest: str
    """The SHA-256 digest of the context: `sha256:` and hexadecimal digits."""
    engine: str
    """The versions of the host and the sandbox."""
    time_zones: str
    """The version of the time-zone database that the host used."""
    experiments: NotRequired[list[Assignment]]
    """The experiments that cover something in this decision, and the customer's group in each."""
    not_asked: NotRequired[list[NotAsked]]
    """The plugins that were not asked because nothing of what they are asked about is known about the customer,
    by id. Since 1.1.
    """
    promises: NotRequired[list[PromiseMade]]
    """What the offered actions promise, for the CRM to keep and to bring back in `promises` of the context.
    Since 1.1.
    """
    shadows: NotRequired[list[Shadow]]
    """What plugins in shadow mode would have changed."""


class Action(TypedDict):
    """One thing that a plugin proposes to do or say."""

    id: str
    """The action's id, unique in its answer."""
    key: str
    """The name under which the action is counted and found in `history`: the same each time it is proposed."""
    step: Step
    """What to do: the kind of action and the fields of that kind."""
    purpose: Purpose
    """What the action is for. The operator's policy can make the purpose stricter, never looser."""
    audience: Audience
    """Whom it reaches."""
    urgency: Urgency
    """How soon it matters."""
    window: Window
    """When it makes sense."""
    reasons: list[Reason]
    """Why it is proposed. At least one reason."""
    channels: NotRequired[list[Channel]]
    """The channels that it can use, best first. Required if the audience includes the customer."""
    conflicts_with: NotRequired[list[str]]
    """The `key`s of actions that must not be offered together with this one."""
    cost: NotRequired[Money]
    """What it costs the company."""
    group: NotRequired[str]
    """A name that actions share if at most a few of them should be offered (`max_per_group` in the policy)."""
    message: NotRequired[Message]
    """What to say to the customer."""
    promises: NotRequired[list[Promise]]
    """What it promises the customer. Since 1.1."""
    propensity: NotRequired[float]
    """How likely the customer is to welcome it. Default: 1."""
    requires: NotRequired[Approval]
    """Who must approve it first."""
    topic: NotRequired[str]
    """What it is about, for permissions that apply to one topic."""
    value: NotRequired[Value]
    """What it is worth."""


# The kinds of action, one for each thing a company can do for a customer.
ActionKind: TypeAlias = Literal[
    # Ask how the customer is doing; a queue answers the reply.
    "check_in",
    # An unexpected, caring gesture.
    "gesture",
    # A person takes over.
    "human_handover",
    # Repair after something went wrong.
    "service_recovery",
    # Point to a channel that serves this customer's question better.
    "channel_suggestion",
    # Point to something that the customer can do alone, with a way to reach a person.
    "self_service",
    # Customers help each other.
    "community_help",
    # Tell the customer about something that affects them before they find out.
    "heads_up",
    # Deliver an order in another way.
    "delivery_adaptation",
    # Ask the customer for their preferences instead of guessing.
    "preference_ask",
    # A signal to staff; it never reaches the customer.
    "internal_insight",
]


class Assignment(TypedDict):
    """A customer's group in one experiment: always the same for the same customer, salt and experiment."""

    experiment: str
    """The experiment."""
    bucket: int
    """The customer's bucket, from 0 to 9999."""
    per_10000: int
    """How many of 10,000 customers are held out: those with a bucket below this number."""
    held: bool
    """Whether the customer is held out."""


# Whom an action reaches.
Audience: TypeAlias = Literal[
    # The customer.
    "customer",
    # Staff; the customer doesn't notice.
    "agent",
    # Both.
    "both",
]


# Who wrote a message. There is no value for a person, because a plugin must not claim that a person wrote it.
Author: TypeAlias = Literal[
    # Composed by a program.
    "machine",
    # Written by a person in advance, for every customer in this situation.
    "template",
]


# Who gets a gesture.
Beneficiary: TypeAlias = Literal[
    # The customer.
    "customer",
    # Somebody else, such as a neighbour or a good cause.
    "third_party",
]


# Something that a customer can choose about being contacted.
ContactSetting: TypeAlias = Literal[
    # How much contact the customer wants.
    "contact_mode",
    # The channel.
    "channel",
    # The frequency.
    "frequency",
    # The language.
    "language",
]


class Displaced(TypedDict):
    """An action of a live plugin whose disposition would have changed."""

    plugin: str
    """The plugin that proposed it."""
    action: str
    """The action's `id`."""
    kind: ActionKind
    """The kind of action."""
    disposition: Disposition
    """What became of it."""
    instead: Disposition
    """What would have become of it if the plugin in shadow mode were live."""


# What became of a proposed action.
Disposition: TypeAlias = Literal[
    # It is to be done.
    "offered",
    # It is withheld for now: ask again at a given time.
    "deferred",
    # It is ruled out by the customer's wishes or by care for the customer.
    "suppressed",
    # A cap on contacts is full.
    "capped",
    # It doesn't go together with another action.
    "excluded",
    # A budget has no room for it.
    "over_budget",
    # No staff can do it.
    "no_capacity",
    # Other actions ranked higher.
    "out_ranked",
    # Its time is past.
    "expired",
    # The customer is held out of it by an experiment.
    "holdout",
    # Somebody must approve it first.
    "needs_approval",
    # The plugin may not propose it, or gave no valid reason.
    "invalid",
]


class Factors(TypedDict):
    """What a priority was computed from, each in millionths: `priority = propensity x context x value x lever`."""

    propensity: int
    """The chance that the customer welcomes it."""
    context: int
    """The effect of the policy's levers for this hook."""
    value: int
    """The action's value, by the policy's weights for customer and company."""
    lever: int
    """The effect of the policy's other levers."""


class Failure(TypedDict):
    """A plugin that gave no usable answer. The rest of the decision is not affected."""

    plugin: str
    """The plugin."""
    kind: FailureKind
    """What went wrong."""
    detail: str
    """What went wrong and what to do about it, in a sentence or two."""
    violations: NotRequired[list[Violation]]
    """Every place where the answer breaks the contract."""


# Why a plugin gave no usable answer.
FailureKind: TypeAlias = Literal[
    # It trapped: it ran an unreachable instruction, for instance, or accessed memory out of bounds.
    "trap",
    # It ended with an exit status other than 0.
    "exit",
    # It used up its fuel.
    "fuel",
    # It ran longer than its deadline.
    "deadline",
    # It asked for more memory or a larger table than it may have.
    "memory",
    # It used up its stack.
    "stack",
    # The context is larger than the plugin's input may be.
    "input",
    # Its answer is too large, or lies outside its memory.
    "output",
    # Its answer breaks the contract.
    "contract",
    # It reported an error itself.
    "plugin",
    # The host could not run it, through no fault of the plugin.
    "host",
    # It was not asked, because it is resting after repeated failures.
    "resting",
]


# What a gesture gives.
Gift: TypeAlias = Literal[
    # A few kind words.
    "note",
    # A discount, or money back.
    "credit",
    # A fee that the customer needn't pay.
    "fee_waiver",
    # Something better for the same money.
    "upgrade",
    # Flowers.
    "flowers",
    # A donation to a good cause.
    "donation",
    # A physical item.
    "item",
]


# What a gesture is paid from.
GiftSource: TypeAlias = Literal[
    # Money set aside for gestures.
    "budget",
    # Goods that can no longer be sold.
    "surplus",
]


# How a person takes over.
HandoverMode: TypeAlias = Literal[
    # Somebody calls the customer.
    "callback",
    # The conversation continues with a person.
    "transfer",
    # Somebody visits the customer.
    "visit",
    # Somebody takes care of it; the customer needn't do anything.
    "task",
]


# Who helps whom.
HelpDirection: TypeAlias = Literal[
    # The customer is asked to help.
    "offer",
    # The customer is helped.
    "receive",
]


class Message(TypedDict):
    """What to say to the customer."""

    language: str
    """The language it is written in."""
    text: str
    """The text, with placeholders such as `{first_name}` that the CRM fills in."""
    author: Author
    """Who wrote it."""


class MessageRef(TypedDict):
    """A catalogue message by its id, with its arguments, for a CRM that words its own sentences. `courtesy
    schema messages` prints every id with its arguments.
    """

    id: str
    """The message's id in the catalogues, such as `caps-full`."""
    arguments: NotRequired[dict[str, Any]]
    """The message's arguments, by name: whole numbers, texts, or lists of messages with an `id` and `arguments`
    of their own.
    """


class NotAsked(TypedDict):
    """A plugin that was not asked, because none of its `asks_when` is known about the customer."""

    id: str
    """The plugin's id."""
    version: str
    """The plugin's version."""
    digest: str
    """The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits."""
    by: NotAskedBy
    """Whose `asks_when` kept it from being asked."""


# Whose `asks_when` kept a plugin from being asked.
NotAskedBy: TypeAlias = Literal[
    # The plugin's manifest: it has nothing to say about such a customer.
    "manifest",
    # The operator's policy, which asks it about fewer customers than its manifest does.
    "policy",
]


class Offered(TypedDict):
    """One action to carry out."""

    plugin: str
    """The plugin that proposed it."""
    action: Action
    """The proposed action, with its urgency lowered to the policy's `max_urgency` if need be."""
    purpose: Purpose
    """The purpose that the policy gives the action."""
    send_at: Instant
    """The earliest time to carry it out."""
    priority: int
    """The priority, in millionths. Among actions of equal urgency, the highest comes first."""
    factors: Factors
    """What the priority was computed from."""
    approved_by: NotRequired[Approval]
    """Who approved it; left out if no approval was needed."""
    channel: NotRequired[Channel]
    """The channel to use: the first of the action's that every rule allows. Left out if the action reaches only
    staff.
    """
    claimed_urgency: NotRequired[Urgency]
    """The urgency that the plugin claimed, if the policy's `max_urgency` lowered it."""
    queue: NotRequired[str]
    """The queue that takes over: the first of the action's that can. Left out if the action isn't a hand-over."""
    said: NotRequired[str]
    """The digest of what its message says and about what, for `history`. Left out if it has no message. Since
    1.1.
    """


class PluginRun(TypedDict):
    """A plugin that was asked, with the cost of the call."""

    id: str
    """The plugin's id."""
    version: str
    """The plugin's version."""
    digest: str
    """The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits."""
    fuel: int
    """The fuel that it used: the same on every machine."""
    memory_bytes: int
    """The memory that it held at the end, in bytes."""
    log: NotRequired[list[str]]
    """What it wrote next to its answer: the lines on stderr, then its notes."""


class Promise(TypedDict):
    """What an action promises the customer. It is offered only if somebody can keep it."""

    id: str
    """The promise's id: the same each time the same thing is promised, such as `answer/case-7`."""
    what: str
    """What is promised, in a sentence for staff."""
    due_at: Instant
    """When it must be kept."""
    about: NotRequired[str]
    """What it is about: the `id` of an order or a case, or the `ref` of an event."""
    queue: NotRequired[str]
    """The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot` that it
    agrees.
    """


class Reason(TypedDict):
    """One reason for an action, with its evidence."""

    code: str
    """The reason's code: the same each time this reason applies."""
    text: str
    """The reason in a sentence for a colleague."""
    evidence: list[str]
    """The facts that support it, as places in the context that the plugin received. A reason without evidence
    makes the action invalid.
    """


class Shadow(TypedDict):
    """What a plugin in shadow mode would have changed."""

    run: PluginRun
    """The plugin, and the cost of the call."""
    offered: list[Offered]
    """What it would have had offered."""
    withheld: list[Withheld]
    """What it would have had withheld, with the reason."""
    displaced: list[Displaced]
    """The live plugins' actions whose disposition would have changed."""
    failure: NotRequired[Failure]
    """Why it gave no usable answer, if it failed."""


# The part of the host that refused an action.
Stage: TypeAlias = Literal[
    # Checking the answer.
    "check",
    # Applying the rules to each action alone.
    "guardrail",
    # Choosing among the remaining actions.
    "arbitration",
]


class CheckInStep(TypedDict):
    """Ask how the customer is doing; a queue answers the reply."""

    kind: Literal["check_in"]
    question: str
    """The question, in a few words for staff."""
    reply_queue: str
    """The queue that answers the reply."""


class GestureStep(TypedDict):
    """An unexpected, caring gesture."""

    kind: Literal["gesture"]
    gift: Gift
    """What it gives."""
    source: GiftSource
    """What it is paid from."""
    surprise: bool
    """Whether the customer doesn't expect it."""
    beneficiary: Beneficiary
    """Who receives it."""
    amount: NotRequired[Money]
    """What it is worth."""
    tied_to_purchase: NotRequired[bool]
    """Whether it has value only for somebody who buys, as a voucher does."""


class HumanHandoverStep(TypedDict):
    """A person takes over."""

    kind: Literal["human_handover"]
    mode: HandoverMode
    """How the person takes over."""
    queue: str
    """The queue that takes over."""
    respond_by_at: Instant
    """The time by which the customer must have an answer."""
    briefing: str
    """What the person must know, so that the customer needn't repeat it."""
    alternatives: NotRequired[list[str]]
    """Other queues that could take over, best first."""
    skill: NotRequired[str]
    """The skill that the person needs, such as a subject or a language."""
    slot: NotRequired[Instant]
    """The agreed time: one of the queue's `next_slots`."""


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
        # What the customer wants to do.
        "task": "str",
        # What the customer gains. A saving for the company is not a benefit.
        "benefit": "str",
        # The channel the customer uses now.
        "from": "NotRequired[Channel]",
    },
)


class SelfServiceStep(TypedDict):
    """Point to something that the customer can do alone, with a way to reach a person."""

    kind: Literal["self_service"]
    task: str
    """What the customer wants to do."""
    link: str
    """Where to do it."""
    human_escape: str
    """The queue in which a person helps if it doesn't work."""
    minutes: NotRequired[int]
    """How long it takes, in minutes."""


class CommunityHelpStep(TypedDict):
    """Customers help each other."""

    kind: Literal["community_help"]
    direction: HelpDirection
    """Who helps whom."""
    topic: str
    """What it is about."""


class HeadsUpStep(TypedDict):
    """Tell the customer about something that affects them before they find out."""

    kind: Literal["heads_up"]
    event: str
    """What it is about: the `ref` of an item in `events`, or the `id` of what is affected."""
    we_do: str
    """What the company does about it."""
    next_update_at: NotRequired[Instant]
    """When the customer will hear more."""
    you_can: NotRequired[str]
    """What the customer can do."""


class DeliveryAdaptationStep(TypedDict):
    """Deliver an order in another way."""

    kind: Literal["delivery_adaptation"]
    order: str
    """The order: the `id` of an item in `orders`."""
    fulfilment: Fulfilment
    """The new way."""
    slot: NotRequired[Instant]
    """The agreed time."""


class PreferenceAskStep(TypedDict):
    """Ask the customer for their preferences instead of guessing."""

    kind: Literal["preference_ask"]
    about: ContactSetting
    """What to ask about."""


class InternalInsightStep(TypedDict):
    """A signal to staff; it never reaches the customer."""

    kind: Literal["internal_insight"]
    topic: str
    """What it is about."""
    signal: str
    """What was noticed, in a sentence."""
    to_role: str
    """Who should know, such as `store_manager`."""


# What to do: `kind` and the fields of that kind.
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


# How soon an action matters, from least to most.
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


class Violation(TypedDict):
    """One place where a document breaks the contract. It never repeats the customer's values."""

    at: str
    """The place, as a JSON Pointer; empty for the whole document."""
    message: str
    """What is wrong there, and what is expected."""


class Window(TypedDict):
    """When an action makes sense."""

    not_after_at: Instant
    """The time from which it no longer makes sense."""
    not_before_at: NotRequired[Instant]
    """The earliest time. Default: at once."""


class Withheld(TypedDict):
    """An action that was proposed and is not to be done."""

    plugin: str
    """The plugin that proposed it."""
    action: Action
    """The proposed action, with its urgency lowered to the policy's `max_urgency` if need be."""
    disposition: Disposition
    """What became of it."""
    stage: Stage
    """The part of the host that refused it."""
    rule: str
    """The rule that refused it, such as `permission`."""
    explanation: dict[str, str]
    """Why, in a sentence that a service agent can read to the customer, in each of the policy's `languages`."""
    explanation_message: MessageRef
    """The catalogue message behind the explanation."""
    claimed_urgency: NotRequired[Urgency]
    """The urgency that the plugin claimed, if the policy's `max_urgency` lowered it."""
    detail: NotRequired[str]
    """The details, for the operator and the plugin's author, in the first of the policy's `languages`."""
    detail_message: NotRequired[MessageRef]
    """The catalogue message behind the detail."""
    until_at: NotRequired[Instant]
    """When it can be done or proposed again, if the rule knows."""


class Record(TypedDict):
    """A decision together with everything needed to make it again: one line of JSON.

    `context` and `decision` contain personal data. If a customer asks for erasure, both are removed. What
    remains says which decision was made when, from what, and its digest.
    """

    contract: str
    """The version of the contract that this document follows."""
    decision_id: str
    """The decision's `decision_id`."""
    as_of: Instant
    """The context's `as_of`."""
    seed: int
    """The context's `seed`."""
    engine: str
    """The versions of the host and the sandbox."""
    time_zones: str
    """The version of the time-zone database."""
    limits_digest: str
    """The SHA-256 digest of the limits that are the same on every machine: `sha256:` and hexadecimal digits."""
    policy_digest: str
    """The SHA-256 digest of the policy: `sha256:` and hexadecimal digits."""
    plugins: list[PluginPin]
    """Every plugin that was loaded, whether or not it was asked."""
    context_digest: str
    """The SHA-256 digest of the context: `sha256:` and hexadecimal digits."""
    decision_digest: str
    """The SHA-256 digest of the decision's JSON: `sha256:` and hexadecimal digits."""
    context: NotRequired[Context]
    """The context, until it is erased."""
    decision: NotRequired[Decision]
    """The decision, until it is erased."""
    messages_digest: NotRequired[str]
    """The SHA-256 digest of the catalogues that the operator and the backend's own rules add to Courtesy's; left
    out if there are none.
    """
    rules: NotRequired[list[str]]
    """The names of the backend's own rules, in order. Only their names are known: a rule whose code changes
    under the same name isn't noticed.
    """
    standings: NotRequired[list[Standing]]
    """The failures in earlier decisions of the plugins that had failed, as they stood before this one."""


class PluginPin(TypedDict):
    """The exact plugin that was loaded."""

    id: str
    """The plugin's id."""
    version: str
    """The plugin's version."""
    digest: str
    """The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits."""


class Standing(TypedDict):
    """The state of a plugin that failed in earlier decisions."""

    plugin: str
    """The plugin."""
    failures: int
    """Failures in a row."""
    rests: int
    """Rests since its last success, each twice as long as the one before."""
    resting_until_at: NotRequired[Instant]
    """The time until which it rests; left out if it isn't resting."""


class OutcomeRecord(TypedDict):
    """What came of an action, as the CRM reports it: one line of JSON."""

    contract: str
    """The version of the contract that this document follows."""
    decision_id: str
    """The decision in which the action was proposed."""
    at: Instant
    """When it became known."""
    outcome: Outcome
    """What came of it."""
    action: NotRequired[str]
    """The action's `id`. Left out together with `plugin`."""
    cost: NotRequired[Money]
    """What it cost in the end."""
    plugin: NotRequired[str]
    """The plugin that proposed the action. Left out for what concerns the whole decision, such as `goal_met`."""


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
