"""What the server takes and answers with; made by datamodel-codegen from its OpenAPI document."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

ActionKind: TypeAlias = Literal["check_in", "gesture", "human_handover", "service_recovery", "channel_suggestion", "self_service", "community_help", "heads_up", "delivery_adaptation", "preference_ask", "internal_insight"]
"""
The kinds of action, one for each thing a company can do for a customer.

- `check_in`: Ask how the customer is doing; a queue answers the reply.
- `gesture`: An unexpected, caring gesture.
- `human_handover`: A person takes over.
- `service_recovery`: Repair after something went wrong.
- `channel_suggestion`: Point to a channel that serves this customer's question better.
- `self_service`: Point to something that the customer can do alone, with a way to reach a person.
- `community_help`: Customers help each other.
- `heads_up`: Tell the customer about something that affects them before they find out.
- `delivery_adaptation`: Deliver an order in another way.
- `preference_ask`: Ask the customer for their preferences instead of guessing.
- `internal_insight`: A signal to staff; it never reaches the customer.
"""


class AllHoldScope(TypedDict):
    """
    Everything that reaches the customer.
    """

    kind: Literal["all"]


AppointmentStatus: TypeAlias = Literal["planned", "done", "missed", "cancelled"]
"""
The state of an appointment.

- `planned`: It is planned.
- `done`: It took place.
- `missed`: The customer didn't come.
- `cancelled`: It was cancelled.
"""


Approval: TypeAlias = Literal["none", "human", "manager"]
"""
Who must approve an action before it is carried out.

- `none`: Nobody.
- `human`: A person.
- `manager`: A manager.
"""


class Assignment(TypedDict):
    """
    A customer's group in one experiment: always the same for the same customer, salt and experiment.
    """

    bucket: int
    """
    The customer's bucket, from 0 to 9999.
    """
    experiment: str
    """
    The experiment.
    """
    held: bool
    """
    Whether the customer is held out.
    """
    per_10000: int
    """
    How many of 10,000 customers are held out: those with a bucket below this number.
    """


Audience: TypeAlias = Literal["customer", "agent", "both"]
"""
Whom an action reaches.

- `customer`: The customer.
- `agent`: Staff; the customer doesn't notice.
- `both`: Both.
"""


Author: TypeAlias = Literal["machine", "template"]
"""
Who wrote a message. There is no value for a person, because a plugin must not claim that a person wrote it.

- `machine`: Composed by a program.
- `template`: Written by a person in advance, for every customer in this situation.
"""


Beneficiary: TypeAlias = Literal["customer", "third_party"]
"""
Who gets a gesture.

- `customer`: The customer.
- `third_party`: Somebody else, such as a neighbour or a good cause.
"""


class Breaker(TypedDict):
    """
    When a plugin that keeps failing rests. After a number of failures in a row it isn't called for a while, and after each further failed attempt for twice as long.
    """

    failures: NotRequired[int]
    """
    The number of failures in a row after which a plugin rests; 0 means never.
    """
    max_rest_s: NotRequired[int]
    """
    The length of the longest rest, in seconds.
    """
    rest_s: NotRequired[int]
    """
    The length of the first rest, in seconds.
    """


BudgetScope: TypeAlias = Literal["customer", "company"]
"""
Whose spending a budget counts.

- `customer`: What was spent on this customer, according to `history`.
- `company`: What was spent on all customers, according to `budgets` in the context. If the context doesn't say, the budget counts as spent.
"""


CalendarUnit: TypeAlias = Literal["day", "week", "month", "quarter", "year"]
"""
A unit of the calendar.

- `day`: From midnight to midnight.
- `week`: From Monday to Sunday (ISO 8601).
- `month`: From the first to the last day of a month.
- `quarter`: Three months: January to March, and so on.
- `year`: From January to December.
"""


class CapacityPolicy(TypedDict):
    """
    How much work staff can be given.
    """

    max_wait_s: NotRequired[int]
    """
    The longest wait, in seconds, in a queue that a customer may be handed over to. A task for staff may wait longer.
    """
    queue_max_wait_s: NotRequired[dict[str, int]]
    """
    The longest wait, in seconds, for some queues by name, in place of `max_wait_s`.
    """


class CarePolicy(TypedDict):
    """
    How long to be extra careful after something went wrong.
    """

    cool_off_days: NotRequired[int]
    """
    How long after a complaint is closed there is no marketing and no gesture that is tied to a purchase, in days.
    """


CaseKind: TypeAlias = Literal["question", "complaint", "incident", "return", "claim"]
"""
What a case is about.

- `question`: A question.
- `complaint`: A complaint.
- `incident`: An incident: something doesn't work.
- `return`: A return of goods.
- `claim`: A claim for damage.
"""


CaseStatus: TypeAlias = Literal["open", "waiting", "resolved", "closed"]
"""
The state of a case.

- `open`: Somebody has to act.
- `waiting`: It is waiting for the customer.
- `resolved`: It is solved, but the customer may still disagree.
- `closed`: It is closed.
"""


Channel: TypeAlias = Literal["email", "sms", "phone", "chat", "messaging", "push", "app", "post", "video", "in_person", "web_form", "social", "fax"]
"""
How something reaches the customer.

- `email`: E-mail.
- `sms`: A text message to a telephone.
- `phone`: A telephone call.
- `chat`: Chat on the website or in the app.
- `messaging`: A messaging service, such as WhatsApp.
- `push`: A notification on the customer's device.
- `app`: A notice in the app or the customer's account.
- `post`: A letter or a card by post.
- `video`: A video call.
- `in_person`: A meeting, such as in a shop, at a counter or at home.
- `web_form`: A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1.
- `social`: A social network. Since 1.1.
- `fax`: Fax. Since 1.1.
"""


class ChannelHoldScope(TypedDict):
    """
    Everything on one channel.
    """

    channel: Channel
    """
    The channel.
    """
    kind: Literal["channel"]


class ChannelState(TypedDict):
    """
    One way in which the customer can be reached.
    """

    available: NotRequired[bool]
    """
    Whether the company answers there now.
    """
    channel: Channel
    """
    The channel.
    """
    habit: NotRequired[float]
    """
    The share of the customer's contacts that used it.
    """
    reachable: NotRequired[bool]
    """
    Whether the CRM has what it needs to reach the customer there.
    """
    verified: NotRequired[bool]
    """
    Whether the customer confirmed it.
    """


ChannelSuggestionStep = TypedDict(
    "ChannelSuggestionStep",
    {
        "benefit": str,
        "from": NotRequired[Channel],
        "kind": Literal["channel_suggestion"],
        "task": str,
        "to": Channel,
    },
)


class CheckInStep(TypedDict):
    """
    Ask how the customer is doing; a queue answers the reply.
    """

    kind: Literal["check_in"]
    question: str
    """
    The question, in a few words for staff.
    """
    reply_queue: str
    """
    The queue that answers the reply.
    """


class Community(TypedDict):
    """
    Customers help each other.
    """

    helper_opt_in: NotRequired[bool]
    """
    Whether the customer has offered to help others.
    """
    member: NotRequired[bool]
    """
    Whether the customer takes part.
    """
    topics: NotRequired[list[str]]
    """
    What the customer knows or asks about.
    """


ConditionItem: TypeAlias = str


Condition: TypeAlias = str | list[ConditionItem]
"""
What must be known about a customer: a name as in `reads`, or a list of names that must all hold.
"""


ContactMode: TypeAlias = Literal["proactive_welcome", "only_when_needed", "on_request_only"]
"""
How much contact the customer wants.

- `proactive_welcome`: Welcomes contact that the company starts.
- `only_when_needed`: Wants contact only when it is needed: no check-ins, gestures or marketing.
- `on_request_only`: Wants contact only on request.
"""


ContactSetting: TypeAlias = Literal["contact_mode", "channel", "frequency", "language"]
"""
Something that a customer can choose about being contacted.

- `contact_mode`: How much contact the customer wants.
- `channel`: The channel.
- `frequency`: The frequency.
- `language`: The language.
"""


CustomerKind: TypeAlias = Literal["person", "organisation"]
"""
Whether the customer is a person or an organisation.

- `person`: A person.
- `organisation`: A company or another organisation.
"""


CustomerStatus: TypeAlias = Literal["prospect", "active", "lapsing", "former", "deceased"]
"""
The stage of the customer's relationship with the company.

- `prospect`: Hasn't bought anything yet.
- `active`: Buys, or uses what they bought.
- `lapsing`: Seems to be leaving.
- `former`: Has left.
- `deceased`: Has died. Only a person may contact the relatives.
"""


Direction: TypeAlias = Literal["inbound", "outbound"]
"""
Who started it.

- `inbound`: The customer.
- `outbound`: The company.
"""


Disposition: TypeAlias = Literal["offered", "deferred", "suppressed", "capped", "excluded", "over_budget", "no_capacity", "out_ranked", "expired", "holdout", "needs_approval", "invalid"]
"""
What became of a proposed action.

- `offered`: It is to be done.
- `deferred`: It is withheld for now: ask again at a given time.
- `suppressed`: It is ruled out by the customer's wishes or by care for the customer.
- `capped`: A cap on contacts is full.
- `excluded`: It doesn't go together with another action.
- `over_budget`: A budget has no room for it.
- `no_capacity`: No staff can do it.
- `out_ranked`: Other actions ranked higher.
- `expired`: Its time is past.
- `holdout`: The customer is held out of it by an experiment.
- `needs_approval`: Somebody must approve it first.
- `invalid`: The plugin may not propose it, or gave no valid reason.
"""


class Erased(TypedDict):
    """
    How much was erased.
    """

    actions: int
    """
    Actions that were offered.
    """
    decisions: int
    """
    Records of decisions.
    """


EventKind: TypeAlias = Literal["pandemic", "outage", "recall", "weather", "strike", "closure"]
"""
The kind of event.

- `pandemic`: A contagious disease.
- `outage`: A service outage.
- `recall`: A product recall.
- `weather`: Severe weather, such as storm, flood, heat or snow.
- `strike`: A strike.
- `closure`: The closure of a place, such as a shop.
"""


class Factors(TypedDict):
    """
    What a priority was computed from, each in millionths: `priority = propensity x context x value x lever`.
    """

    context: int
    """
    The effect of the policy's levers for this hook.
    """
    lever: int
    """
    The effect of the policy's other levers.
    """
    propensity: int
    """
    The chance that the customer welcomes it.
    """
    value: int
    """
    The action's value, by the policy's weights for customer and company.
    """


FailureKind: TypeAlias = Literal["trap", "exit", "fuel", "deadline", "memory", "stack", "input", "output", "contract", "plugin", "host", "resting"]
"""
Why a plugin gave no usable answer.

- `trap`: It trapped: it ran an unreachable instruction, for instance, or accessed memory out of bounds.
- `exit`: It ended with an exit status other than 0.
- `fuel`: It used up its fuel.
- `deadline`: It ran longer than its deadline.
- `memory`: It asked for more memory or a larger table than it may have.
- `stack`: It used up its stack.
- `input`: The context is larger than the plugin's input may be.
- `output`: Its answer is too large, or lies outside its memory.
- `contract`: Its answer breaks the contract.
- `plugin`: It reported an error itself.
- `host`: The host could not run it, through no fault of the plugin.
- `resting`: It was not asked, because it is resting after repeated failures.
"""


FeedbackKind: TypeAlias = Literal["nps", "csat", "ces"]
"""
The scale of a rating.

- `nps`: Net Promoter Score: 0 to 10.
- `csat`: Customer satisfaction: 1 to 5.
- `ces`: Customer Effort Score: 1 to 7.
"""


class Freshness(TypedDict):
    """
    How old facts may be to act on them.
    """

    max_age_s: NotRequired[int]
    """
    The longest time between the reading of the facts (`as_of`) and the request (`requested_at`), in seconds. After that, nothing that reaches the customer is offered.
    """
    score_max_age_days: NotRequired[int]
    """
    The age in days after which a score (`scores`) no longer supports an action.
    """


class Friction(TypedDict):
    """
    Something that holds the customer up.
    """

    count: int
    """
    How often it happened.
    """
    kind: str
    """
    What gets in the way, such as `payment_error`.
    """
    last_at: NotRequired[str]
    """
    When it last happened.
    """


Fulfilment: TypeAlias = Literal["home", "pick_up", "locker", "store", "digital"]
"""
How goods reach the customer.

- `home`: Delivered at home.
- `pick_up`: Picked up in a shop.
- `locker`: Picked up from a locker.
- `store`: Bought in a shop.
- `digital`: Delivered digitally.
"""


Gift: TypeAlias = Literal["note", "credit", "fee_waiver", "upgrade", "flowers", "donation", "item"]
"""
What a gesture gives.

- `note`: A few kind words.
- `credit`: A discount, or money back.
- `fee_waiver`: A fee that the customer needn't pay.
- `upgrade`: Something better for the same money.
- `flowers`: Flowers.
- `donation`: A donation to a good cause.
- `item`: A physical item.
"""


GiftSource: TypeAlias = Literal["budget", "surplus"]
"""
What a gesture is paid from.

- `budget`: Money set aside for gestures.
- `surplus`: Goods that can no longer be sold.
"""


class GroupHoldScope(TypedDict):
    """
    Everything in one group.
    """

    group: str
    """
    The group.
    """
    kind: Literal["group"]


Handler: TypeAlias = Literal["human", "bot"]
"""
Who acted for the company.

- `human`: A person.
- `bot`: A bot.
"""


HandoverMode: TypeAlias = Literal["callback", "transfer", "visit", "task"]
"""
How a person takes over.

- `callback`: Somebody calls the customer.
- `transfer`: The conversation continues with a person.
- `visit`: Somebody visits the customer.
- `task`: Somebody takes care of it; the customer needn't do anything.
"""


class HeadsUpStep(TypedDict):
    """
    Tell the customer about something that affects them before they find out.
    """

    event: str
    """
    What it is about: the `ref` of an item in `events`, or the `id` of what is affected.
    """
    kind: Literal["heads_up"]
    next_update_at: NotRequired[str]
    """
    When the customer will hear more.
    """
    we_do: str
    """
    What the company does about it.
    """
    you_can: NotRequired[str]
    """
    What the customer can do.
    """


HelpDirection: TypeAlias = Literal["offer", "receive"]
"""
Who helps whom.

- `offer`: The customer is asked to help.
- `receive`: The customer is helped.
"""


HistoryKind: TypeAlias = Literal["check_in", "gesture", "human_handover", "service_recovery", "channel_suggestion", "self_service", "community_help", "heads_up", "delivery_adaptation", "preference_ask", "internal_insight", "sales_call", "newsletter", "bill"]
"""
What an item in `history` was: an action of a plugin, or something else that reached the customer.

- `check_in`: The action `check_in`.
- `gesture`: The action `gesture`.
- `human_handover`: The action `human_handover`.
- `service_recovery`: The action `service_recovery`.
- `channel_suggestion`: The action `channel_suggestion`.
- `self_service`: The action `self_service`.
- `community_help`: The action `community_help`.
- `heads_up`: The action `heads_up`.
- `delivery_adaptation`: The action `delivery_adaptation`.
- `preference_ask`: The action `preference_ask`.
- `internal_insight`: The action `internal_insight`.
- `sales_call`: A call that sells something. No plugin proposed it. Since 1.1.
- `newsletter`: A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1.
- `bill`: A bill, or a reminder to pay one. No plugin proposed it. Since 1.1.
"""


Hook: TypeAlias = Literal["review", "contact_started", "contact_ended", "order_placed", "order_delayed", "order_failed", "case_opened", "case_closed", "event_started", "preferences_changed", "visit"]
"""
The occasion on which the CRM asks for a decision.

- `review`: A regular review of a customer, such as in a nightly run.
- `contact_started`: The customer gets in touch.
- `contact_ended`: A conversation has ended.
- `order_placed`: An order was placed.
- `order_delayed`: An order is late.
- `order_failed`: An order failed.
- `case_opened`: A case was opened.
- `case_closed`: A case was closed.
- `event_started`: An event began that affects many customers, such as an outage, a storm or a closure.
- `preferences_changed`: The customer changed preferences or permissions.
- `visit`: The customer is visiting the shop, the app or their account.
"""


class HumanHandoverFallbackStep(TypedDict):
    """
    Somebody takes care of the customer: an action `human_handover` with the mode `task`.
    """

    briefing: str
    """
    What the person must know.
    """
    kind: Literal["human_handover"]
    queue: str
    """
    The queue that takes over.
    """


class HumanHandoverStep(TypedDict):
    """
    A person takes over.
    """

    alternatives: NotRequired[list[str]]
    """
    Other queues that could take over, best first.
    """
    briefing: str
    """
    What the person must know, so that the customer needn't repeat it.
    """
    kind: Literal["human_handover"]
    mode: HandoverMode
    """
    How the person takes over.
    """
    queue: str
    """
    The queue that takes over.
    """
    respond_by_at: str
    """
    The time by which the customer must have an answer.
    """
    skill: NotRequired[str]
    """
    The skill that the person needs, such as a subject or a language.
    """
    slot: NotRequired[str]
    """
    The agreed time: one of the queue's `next_slots`.
    """


InteractionOutcome: TypeAlias = Literal["resolved", "unresolved", "abandoned", "escalated", "accepted", "declined"]
"""
How a conversation ended.

- `resolved`: The question was answered.
- `unresolved`: The question wasn't answered.
- `abandoned`: The customer gave up.
- `escalated`: Somebody else took over.
- `accepted`: The customer said yes to what was offered. Since 1.1.
- `declined`: The customer said no to what was offered. Since 1.1.
"""


class InternalInsightFallbackStep(TypedDict):
    """
    A signal to staff.
    """

    kind: Literal["internal_insight"]
    signal: str
    """
    What is wrong, in a sentence.
    """
    to_role: str
    """
    Who should know.
    """
    topic: str
    """
    What it is about.
    """


class InternalInsightStep(TypedDict):
    """
    A signal to staff; it never reaches the customer.
    """

    kind: Literal["internal_insight"]
    signal: str
    """
    What was noticed, in a sentence.
    """
    to_role: str
    """
    Who should know, such as `store_manager`.
    """
    topic: str
    """
    What it is about.
    """


class Journey(TypedDict):
    """
    How far the customer is in a journey.
    """

    entered_at: NotRequired[str]
    """
    When the customer entered that stage.
    """
    friction: NotRequired[list[Friction]]
    """
    Where the customer gets stuck.
    """
    journey: str
    """
    The journey, as the CRM names it, such as `move_house`.
    """
    stage: NotRequired[str]
    """
    The stage that the customer has reached.
    """


LegalBasis: TypeAlias = Literal["consent", "contract", "legal_obligation", "vital_interest", "public_interest", "legitimate_interest"]
"""
The legal basis of the contact (GDPR article 6).

- `consent`: The customer's consent.
- `contract`: The contract with the customer.
- `legal_obligation`: A legal obligation.
- `vital_interest`: Somebody's vital interests.
- `public_interest`: A task in the public interest.
- `legitimate_interest`: A legitimate interest of the company.
"""


class MaxContacts(TypedDict):
    """
    The most contacts that the customer wants within some days.
    """

    channel: NotRequired[Channel]
    """
    The channel that it applies to. Default: all channels together.
    """
    max: int
    """
    The most contacts; 0 means none.
    """
    per_days: int
    """
    The length of the period, in days of 24 hours.
    """


class Message(TypedDict):
    """
    What to say to the customer.
    """

    author: Author
    """
    Who wrote it.
    """
    language: str
    """
    The language it is written in.
    """
    text: str
    """
    The text, with placeholders such as `{first_name}` that the CRM fills in.
    """


class MessageRef(TypedDict):
    """
    A catalogue message by its id, with its arguments, for a CRM that words its own sentences. `courtesy schema messages` prints every id with its arguments.
    """

    arguments: NotRequired[dict[str, int | str | list[MessageRef]]]
    """
    The message's arguments, by name: whole numbers, texts, or lists of messages with an `id` and `arguments` of their own.
    """
    id: str
    """
    The message's id in the catalogues, such as `caps-full`.
    """


Modality: TypeAlias = Literal["in_person", "virtual"]
"""
How the customer is served: in person or remotely.

- `in_person`: In a shop, at a counter or at home.
- `virtual`: By telephone, video or screen.
"""


Mode: TypeAlias = Literal["live", "shadow", "off"]
"""
Whether a plugin takes part.

- `live`: It is asked, and what it proposes can be offered.
- `shadow`: It runs on live customers, and nothing that it proposes is offered; the decision says what it would have changed.
- `off`: It is not asked.
"""


class Money(TypedDict):
    """
    An amount of money. Amounts in different currencies are never added or converted.
    """

    currency: str
    """
    The currency's ISO 4217 code.
    """
    minor: int
    """
    The amount in the currency's smallest unit: 1250 is EUR 12.50.
    """


NotAskedBy: TypeAlias = Literal["manifest", "policy"]
"""
Whose `asks_when` kept a plugin from being asked.

- `manifest`: The plugin's manifest: it has nothing to say about such a customer.
- `policy`: The operator's policy, which asks it about fewer customers than its manifest does.
"""


OrderStatus: TypeAlias = Literal["placed", "shipped", "delivered", "failed", "cancelled", "returned"]
"""
The state of an order.

- `placed`: Placed.
- `shipped`: On the way.
- `delivered`: Delivered to the customer.
- `failed`: Something went wrong, and the customer has nothing.
- `cancelled`: Cancelled before it was sent.
- `returned`: Sent back.
"""


Outcome: TypeAlias = Literal["delivered", "accepted", "dismissed", "complained", "failed", "sent", "cancelled", "goal_met"]
"""
What came of an action.

- `delivered`: It reached the customer; nothing more is known.
- `accepted`: The customer accepted it.
- `dismissed`: The customer dismissed it.
- `complained`: The customer complained about it.
- `failed`: It never reached the customer.
- `sent`: It was sent; whether it arrived isn't known. Since 1.1.
- `cancelled`: It was cancelled before it was carried out. Since 1.1.
- `goal_met`: Its goal was met, such as a customer coming back. This can be known for customers who were held out, too.
"""


class OutcomeRecord(TypedDict):
    """
    What came of an action, as the CRM reports it: one line of JSON.
    """

    action: NotRequired[str]
    """
    The action's `id`. Left out together with `plugin`.
    """
    at: str
    """
    When it became known.
    """
    contract: str
    """
    The version of the contract that this document follows.
    """
    cost: NotRequired[Money]
    """
    What it cost in the end.
    """
    decision_id: str
    """
    The decision in which the action was proposed.
    """
    outcome: Outcome
    """
    What came of it.
    """
    plugin: NotRequired[str]
    """
    The plugin that proposed the action. Left out for what concerns the whole decision, such as `goal_met`.
    """


Party: TypeAlias = Literal["customer", "company"]
"""
One side of the relationship.

- `customer`: The customer.
- `company`: The company.
"""


class Pause(TypedDict):
    """
    The customer's wish not to be contacted for a while.
    """

    until_at: NotRequired[str]
    """
    When it ends. Default: until further notice.
    """


PermissionStatus: TypeAlias = Literal["granted", "denied", "revoked", "expired", "pending", "unknown"]
"""
What the customer said about one purpose.

- `granted`: Said yes.
- `denied`: Said no.
- `revoked`: Said yes, and withdrew it.
- `expired`: Said yes, and it has expired.
- `pending`: Was asked and hasn't answered.
- `unknown`: Nothing is known.
"""


class Plugin(TypedDict):
    """
    A plugin that runs.
    """

    digest: str
    """
    The SHA-256 digest of its file.
    """
    failures_in_a_row: int
    """
    Its failures since its last success.
    """
    id: str
    """
    Its id.
    """
    kinds: list[ActionKind]
    """
    What it may propose.
    """
    mode: Mode
    resting_until_at: str | None
    """
    Until when it rests; null if it doesn't.
    """
    summary: str
    """
    What it does, in its own words.
    """
    version: str
    """
    Its version.
    """


PluginContract: TypeAlias = Literal["1", "1.1"]
"""
The version of the contract that a plugin follows.

- `1`: Version 1.0.
- `1.1`: Version 1.1.
"""


class PluginError(TypedDict):
    """
    Why a plugin could not answer.
    """

    message: str
    """
    The reason, in a sentence for the plugin's maintainer.
    """


class PluginPin(TypedDict):
    """
    The exact plugin that was loaded.
    """

    digest: str
    """
    The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits.
    """
    id: str
    """
    The plugin's id.
    """
    version: str
    """
    The plugin's version.
    """


class PluginRun(TypedDict):
    """
    A plugin that was asked, with the cost of the call.
    """

    digest: str
    """
    The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits.
    """
    fuel: int
    """
    The fuel that it used: the same on every machine.
    """
    id: str
    """
    The plugin's id.
    """
    log: NotRequired[list[str]]
    """
    What it wrote next to its answer: the lines on stderr, then its notes.
    """
    memory_bytes: int
    """
    The memory that it held at the end, in bytes.
    """
    version: str
    """
    The plugin's version.
    """


class Plugins(TypedDict):
    """
    The plugins that run.
    """

    items: list[Plugin]


Language: TypeAlias = str


class PolicyComparison(TypedDict):
    """
    What would change, as `courtesy compare --format ndjson` writes it in its last line.
    """

    complete: bool
    """
    Whether all contexts were decided about.
    """
    customers: int
    """
    How many there were.
    """
    type: Literal["summary"]


class PolicyInForce(TypedDict):
    """
    The policy in force.
    """

    at: NotRequired[str]
    """
    When it was published.
    """
    by: NotRequired[str]
    """
    The name of the key that published it.
    """
    source: Literal["ledger", "file", "default"]
    """
    Where it comes from.
    """
    text: str
    """
    The text of a `policy.toml`.
    """
    version: int
    """
    The number of the published version; 0 if none was published.
    """
    why: NotRequired[str]
    """
    Why it was published.
    """


class PreferenceAskStep(TypedDict):
    """
    Ask the customer for their preferences instead of guessing.
    """

    about: ContactSetting
    """
    What to ask about.
    """
    kind: Literal["preference_ask"]


class Promise(TypedDict):
    """
    What an action promises the customer. It is offered only if somebody can keep it.
    """

    about: NotRequired[str]
    """
    What it is about: the `id` of an order or a case, or the `ref` of an event.
    """
    due_at: str
    """
    When it must be kept.
    """
    id: str
    """
    The promise's id: the same each time the same thing is promised, such as `answer/case-7`.
    """
    queue: NotRequired[str]
    """
    The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot` that it agrees.
    """
    what: str
    """
    What is promised, in a sentence for staff.
    """


class PromiseMade(TypedDict):
    """
    What the company has promised the customer. A decision lists the promises of what it offers; the CRM keeps them, and brings them back with what became of them.

    A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
    """

    about: NotRequired[str]
    """
    What it is about: the `id` of an order or a case, or the `ref` of an event.
    """
    due_at: str
    """
    When it must be kept.
    """
    id: str
    """
    The promise's id, as the action named it. A later promise with the same id replaces an earlier one.
    """
    kept_at: NotRequired[str]
    """
    When it was kept.
    """
    key: NotRequired[str]
    """
    The `key` of the action that made it.
    """
    made_at: str
    """
    When it was made.
    """
    plugin: NotRequired[str]
    """
    The plugin whose action made it.
    """
    queue: NotRequired[str]
    """
    The queue that keeps it. Left out if the action keeps it by itself.
    """
    what: str
    """
    What was promised, in a sentence for staff.
    """
    withdrawn_at: NotRequired[str]
    """
    When it was withdrawn: the customer was told that it no longer holds, or no longer needs it.
    """


Purpose: TypeAlias = Literal["service", "care", "research", "marketing"]
"""
What an action is for. The purpose decides which permission is needed. The order is from least to most strict.

- `service`: Carrying out what customer and company agreed, such as an order, a subscription or a complaint.
- `care`: Attention that sells nothing, such as a check-in, a gesture or help.
- `research`: Asking the customer for an opinion that helps the company.
- `marketing`: Anything meant to sell.
"""


class PurposeHoldScope(TypedDict):
    """
    Everything with one purpose.
    """

    kind: Literal["purpose"]
    purpose: Purpose
    """
    The purpose.
    """


class Queue(TypedDict):
    """
    A team that takes work.
    """

    next_slots: NotRequired[list[str]]
    """
    The next times at which somebody is free.
    """
    open: bool
    """
    Whether it takes new work.
    """
    queue: str
    """
    The queue's name.
    """
    skills: NotRequired[list[str]]
    """
    The team's skills, such as a language or a subject.
    """
    wait_s: NotRequired[int]
    """
    How long a customer waits now, in seconds.
    """


class Reason(TypedDict):
    """
    One reason for an action, with its evidence.
    """

    code: str
    """
    The reason's code: the same each time this reason applies.
    """
    evidence: list[str]
    """
    The facts that support it, as places in the context that the plugin received. A reason without evidence makes the action invalid.
    """
    text: str
    """
    The reason in a sentence for a colleague.
    """


class Refusal(TypedDict):
    """
    Somebody declines.
    """

    answer: Literal["decline"]
    id: int
    """
    The `id` of what waits.
    """
    who: str
    """
    Who declines.
    """


Remedy: TypeAlias = Literal["apology", "replace", "refund", "rebook", "expedite", "term_change"]
"""
How something is put right.

- `apology`: An apology.
- `replace`: A replacement.
- `refund`: Money back.
- `rebook`: A new date.
- `expedite`: Faster delivery or handling.
- `term_change`: A change of terms.
"""


class Repetition(TypedDict):
    """
    How long the same words aren't said again.
    """

    days: NotRequired[int]
    """
    The days of 24 hours in which the same words about the same matter aren't said again, on any channel; 0 means never refused. Default: 60.
    """


Resolution: TypeAlias = Literal["remedied", "explained", "refused"]
"""
What the company did about a case.

- `remedied`: It put things right.
- `explained`: It explained, and there was nothing to put right.
- `refused`: It said no.
"""


class RollingPeriod(TypedDict):
    """
    A length of time `d` that ends at `t`: after `t - d`, up to and including `t`. What was done exactly `d` ago no longer counts. At least one hour.
    """

    days: NotRequired[int]
    """
    Days of 24 hours.
    """
    hours: NotRequired[int]
    """
    Hours.
    """
    kind: Literal["rolling"]


class Score(TypedDict):
    """
    A score from one of the CRM's models.
    """

    as_of: NotRequired[str]
    """
    When it was computed.
    """
    model: NotRequired[str]
    """
    The model that computed it.
    """
    name: str
    """
    What it estimates, such as `churn`.
    """
    value: float
    """
    The score.
    """


class Selector(TypedDict):
    """
    Selects actions, proposed or in `history`: those that match everything it names. It names at least one thing.
    """

    channel: NotRequired[Channel]
    """
    The channel that it uses.
    """
    group: NotRequired[str]
    """
    The action's `group`.
    """
    key: NotRequired[str]
    """
    The action's `key`.
    """
    kind: NotRequired[ActionKind]
    """
    The kind of action.
    """
    plugin: NotRequired[str]
    """
    The plugin that proposed it.
    """
    purpose: NotRequired[Purpose]
    """
    The action's purpose, after the policy's `purposes`.
    """


SelfServicePreference: TypeAlias = Literal["self", "neutral", "human"]
"""
Whether the customer prefers to do things alone or with help.

- `self`: Prefers to do things alone.
- `neutral`: No preference.
- `human`: Prefers help from a person.
"""


class SelfServiceStep(TypedDict):
    """
    Point to something that the customer can do alone, with a way to reach a person.
    """

    human_escape: str
    """
    The queue in which a person helps if it doesn't work.
    """
    kind: Literal["self_service"]
    link: str
    """
    Where to do it.
    """
    minutes: NotRequired[int]
    """
    How long it takes, in minutes.
    """
    task: str
    """
    What the customer wants to do.
    """


class ServiceRecoveryStep(TypedDict):
    """
    Repair after something went wrong.
    """

    acknowledge: str
    """
    What went wrong, in words that acknowledge it.
    """
    amount: NotRequired[Money]
    """
    What it is worth.
    """
    case: NotRequired[str]
    """
    The case it answers: the `id` of one of `cases`.
    """
    kind: Literal["service_recovery"]
    order: NotRequired[str]
    """
    The order it puts right: the `id` of one of `orders`.
    """
    remedy: Remedy
    """
    How it is put right.
    """


Severity: TypeAlias = Literal["low", "medium", "high"]
"""
How severe a case is for the customer.

- `low`: A nuisance.
- `medium`: It costs time or money.
- `high`: It causes harm.
"""


class Silence(TypedDict):
    """
    How long a customer may wait for a word while something is open.
    """

    days: NotRequired[int]
    """
    The days of 24 hours after which a customer in trouble must have had a word, or staff a task. `courtesy simulate` reports every customer who waits longer. Default: 7.
    """


class Span(TypedDict):
    """
    A length of time, in days of 24 hours and hours. At least one hour in all.
    """

    days: NotRequired[int]
    """
    Days of 24 hours.
    """
    hours: NotRequired[int]
    """
    Hours.
    """


class StaffInstead(TypedDict):
    """
    What happens to service that can't reach the customer because a plugin has no words in their language, its message is wrong, a permission is missing, or there is no room under a cap, no money in a budget or no team with time: staff get a task in its place.
    """

    enabled: NotRequired[bool]
    """
    Whether staff get a task. Default: `true`.
    """
    queue: NotRequired[str]
    """
    The queue that takes the task. Default: the first open queue in `capacity`, or `customer_care` if none is known.
    """


Stage: TypeAlias = Literal["check", "guardrail", "arbitration"]
"""
The part of the host that refused an action.

- `check`: Checking the answer.
- `guardrail`: Applying the rules to each action alone.
- `arbitration`: Choosing among the remaining actions.
"""


class Standing(TypedDict):
    """
    The state of a plugin that failed in earlier decisions.
    """

    failures: int
    """
    Failures in a row.
    """
    plugin: str
    """
    The plugin.
    """
    resting_until_at: NotRequired[str]
    """
    The time until which it rests; left out if it isn't resting.
    """
    rests: int
    """
    Rests since its last success, each twice as long as the one before.
    """


class Story(TypedDict):
    """
    A decision's story, in sections for a page.
    """

    customer: str | None
    """
    The customer's reference; null if that was erased.
    """
    hook: str
    """
    The hook and the time.
    """
    id: str
    """
    The `decision_id`.
    """
    sections: list[dict[str, Any]]
    times: str
    """
    Whose clock the times are on.
    """


SubscriptionStatus: TypeAlias = Literal["active", "paused", "cancelled", "expired"]
"""
The state of a subscription.

- `active`: It is active.
- `paused`: It is paused.
- `cancelled`: The customer ended it.
- `expired`: It ran out.
"""


class TaskModality(TypedDict):
    """
    How the customer wants one task to be done.
    """

    modality: Modality
    """
    In person or remotely.
    """
    task: str
    """
    The task, as the company names it, such as `advice`.
    """


Urgency: TypeAlias = Literal["info", "warning", "critical"]
"""
How soon an action matters, from least to most.

- `info`: Good to know.
- `warning`: Better today than tomorrow.
- `critical`: Harm or loss if it waits.
"""


class Value(TypedDict):
    """
    What an action is worth to each side.
    """

    company: float
    """
    To the company.
    """
    customer: float
    """
    To the customer.
    """


ValueTier: TypeAlias = Literal["low", "mid", "high"]
"""
How much business the customer brings, compared with other customers.

- `low`: Less than most.
- `mid`: About as much as most.
- `high`: More than most.
"""


class Violation(TypedDict):
    """
    One place where a document breaks the contract. It never repeats the customer's values.
    """

    at: str
    """
    The place, as a JSON Pointer; empty for the whole document.
    """
    message: str
    """
    What is wrong there, and what is expected.
    """


Volume: TypeAlias = Literal["idle", "normal", "peak", "crisis"]
"""
How busy the staff are.

- `idle`: They have time to spare.
- `normal`: As usual.
- `peak`: More than usual.
- `crisis`: More than they can answer.
"""


class WaitingAction(TypedDict):
    """
    An action that waits for somebody's approval.
    """

    action: str
    """
    The action's `id`.
    """
    asked_at: str
    """
    When it was proposed.
    """
    cost: NotRequired[Money]
    customer_ref: str
    """
    Whom it is about.
    """
    decision_id: str
    """
    The decision that withheld it.
    """
    id: int
    """
    What to answer with.
    """
    key: str
    """
    The action's `key`.
    """
    kind: ActionKind
    needs: Approval
    plugin: str
    """
    The plugin that proposed it.
    """


Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""
A day of the week.

- `monday`: Monday.
- `tuesday`: Tuesday.
- `wednesday`: Wednesday.
- `thursday`: Thursday.
- `friday`: Friday.
- `saturday`: Saturday.
- `sunday`: Sunday.
"""


class Weights(TypedDict):
    """
    The weights, in percent, of what each side gains according to an action's `value`. At least one is above 0.
    """

    company: int
    """
    The weight of what the company gains.
    """
    customer: int
    """
    The weight of what the customer gains.
    """


class Window(TypedDict):
    """
    When an action makes sense.
    """

    not_after_at: str
    """
    The time from which it no longer makes sense.
    """
    not_before_at: NotRequired[str]
    """
    The earliest time. Default: at once.
    """


class Agreement(TypedDict):
    """
    Somebody agrees.
    """

    amount: NotRequired[Money]
    answer: Literal["agree"]
    id: int
    """
    The `id` of what waits.
    """
    role: Literal["human", "manager"]
    """
    Whether they agree as a person or as a manager.
    """
    until_at: NotRequired[str]
    """
    When it expires. Default: never.
    """
    who: str
    """
    Who agrees.
    """


class Appointment(TypedDict):
    """
    An appointment.
    """

    at: NotRequired[str]
    """
    When it takes place.
    """
    event: NotRequired[str]
    """
    The event that affects it: the `ref` of an item in `events`.
    """
    id: str
    """
    The CRM's reference.
    """
    modality: NotRequired[Modality]
    """
    In person or remotely.
    """
    place: NotRequired[str]
    """
    The place, as the CRM names it.
    """
    status: AppointmentStatus
    """
    Its state.
    """
    topic: NotRequired[str]
    """
    What it is about.
    """


ApprovalAnswer: TypeAlias = Agreement | Refusal
"""
Somebody's answer to an action that waits.
"""


class Approvals(TypedDict):
    """
    A part of a list of actions that wait for somebody's approval.
    """

    items: list[WaitingAction]
    next: int | None
    """
    What to pass as `after` for the next part; null at the end.
    """


class Approved(TypedDict):
    """
    A person's consent to one action for this customer. It is used once: an action of the same key in `history` after it uses it up.
    """

    amount: NotRequired[Money]
    """
    The most that the action may cost. Default: any amount.
    """
    at: str
    """
    When it was approved.
    """
    by: Approval
    """
    Who approved it: a person or a manager.
    """
    key: str
    """
    The action's `key`.
    """
    plugin: NotRequired[str]
    """
    The plugin whose action it is. Default: any plugin.
    """
    until_at: NotRequired[str]
    """
    When it expires. Default: never.
    """


AsksWhen: TypeAlias = list[Condition]
"""
When a plugin is asked: if at least one of these conditions holds for the customer. A condition is a name as in `reads`, or a list of names that must all hold. A section holds if it has an item or a member, and a field if it has a value. In a section that is a list, a field holds if at least one item has a value there. An empty text, list or object is no value; `false` and `0` are.
"""


class Billing(TypedDict):
    """
    Whether the customer's payments are up to date.
    """

    arrears: NotRequired[bool]
    """
    Whether a payment is overdue.
    """
    days_past_due: NotRequired[int]
    """
    How long it has been overdue, in days.
    """
    due: NotRequired[Money]
    """
    What the customer has to pay now. Since 1.1.
    """
    due_on: NotRequired[str]
    """
    The day by which to pay it. Since 1.1.
    """
    payment_plan: NotRequired[bool]
    """
    Whether a payment plan is agreed.
    """
    reminders: NotRequired[int]
    """
    How many reminders were sent for it. Since 1.1.
    """


class BudgetSpent(TypedDict):
    """
    What has been spent from one of the operator's budgets on all customers, in the budget's current period.
    """

    name: str
    """
    The budget's name in the policy.
    """
    spent: Money
    """
    The amount.
    """


class CalendarPeriod(TypedDict):
    """
    The day, week, month, quarter or year in which `t` lies, on the calendar of a time zone.
    """

    kind: Literal["calendar"]
    time_zone: str
    """
    The time zone by its IANA name.
    """
    unit: CalendarUnit
    """
    The unit.
    """


class Capacity(TypedDict):
    """
    What the staff can take on.
    """

    queues: NotRequired[list[Queue]]
    """
    The teams that take work.
    """
    volume: NotRequired[Volume]
    """
    How busy they are.
    """


class Care(TypedDict):
    """
    Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the CRM.
    """

    handle_with_care: NotRequired[bool]
    """
    Whether to send nothing that sells or asks for an opinion.
    """
    suppress_purposes: NotRequired[list[Purpose]]
    """
    Purposes for which there must be no contact meanwhile.
    """
    until_at: NotRequired[str]
    """
    When it ends. Default: until further notice.
    """


class Case(TypedDict):
    """
    A question, complaint or other matter that staff work on.
    """

    closed_at: NotRequired[str]
    """
    When it was closed.
    """
    event: NotRequired[str]
    """
    The event that it is about: the `ref` of an item in `events`.
    """
    id: str
    """
    The CRM's reference.
    """
    kind: CaseKind
    """
    What it is about.
    """
    matter: NotRequired[str]
    """
    A name that cases share if they are about one thing, as the CRM names it. Since 1.1.
    """
    opened_at: NotRequired[str]
    """
    When it was opened.
    """
    order: NotRequired[str]
    """
    The order that it is about: the `id` of an item in `orders`.
    """
    promised_at: NotRequired[str]
    """
    When an answer is promised for.
    """
    reopened: NotRequired[int]
    """
    How often it was reopened.
    """
    resolution: NotRequired[Resolution]
    """
    What the company did about it. Since 1.1.
    """
    severity: NotRequired[Severity]
    """
    How severe it is.
    """
    status: CaseStatus
    """
    Its state.
    """
    topic: NotRequired[str]
    """
    What it is about, as the CRM names it.
    """
    via: NotRequired[Channel]
    """
    The channel on which the customer raised it. Since 1.1.
    """
    wish: NotRequired[Remedy]
    """
    What the customer asks for. Since 1.1.
    """


class CommunityHelpStep(TypedDict):
    """
    Customers help each other.
    """

    direction: HelpDirection
    """
    Who helps whom.
    """
    kind: Literal["community_help"]
    topic: str
    """
    What it is about.
    """


class Customer(TypedDict):
    """
    Who the customer is.
    """

    country: NotRequired[str]
    """
    The country the customer lives in.
    """
    kind: NotRequired[CustomerKind]
    """
    Whether the customer is a person or an organisation.
    """
    language: NotRequired[str]
    """
    The language the customer prefers.
    """
    ref: str
    """
    The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine what they know.
    """
    region: NotRequired[str]
    """
    A part of the country, as the CRM names it.
    """
    segments: NotRequired[list[str]]
    """
    The CRM's labels for groups that the customer belongs to.
    """
    status: NotRequired[CustomerStatus]
    """
    The stage of the customer's relationship with the company.
    """
    tenure_days: NotRequired[int]
    """
    How long the customer has been a customer, in days.
    """
    time_zone: NotRequired[str]
    """
    The customer's time zone.
    """
    value_tier: NotRequired[ValueTier]
    """
    How much business the customer brings.
    """


class DeliveryAdaptationStep(TypedDict):
    """
    Deliver an order in another way.
    """

    fulfilment: Fulfilment
    """
    The new way.
    """
    kind: Literal["delivery_adaptation"]
    order: str
    """
    The order: the `id` of an item in `orders`.
    """
    slot: NotRequired[str]
    """
    The agreed time.
    """


class Derived(TypedDict):
    """
    Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't be known is left out. A day is 24 hours.
    """

    contacts_last_7_days: NotRequired[int]
    """
    Contacts that the company started in the last 7 days, according to `history`.
    """
    days_since_last_gesture: NotRequired[int]
    """
    Days since the latest gesture in `history`.
    """
    days_since_last_interaction: NotRequired[int]
    """
    Days since the latest interaction.
    """
    days_since_last_order: NotRequired[int]
    """
    Days since the latest order was placed.
    """
    days_since_last_word: NotRequired[int]
    """
    Days since the customer last heard from the company: from an item in `history` with a channel, or an outbound interaction. Since 1.1.
    """
    failed_orders: NotRequired[int]
    """
    Orders that failed and haven't been cancelled.
    """
    gesture_spend_365_days: NotRequired[list[Money]]
    """
    What gestures in `history` cost in the last 365 days: one amount for each currency.
    """
    local_time: NotRequired[str]
    """
    The time on the customer's clock at `as_of`; left out if the time zone isn't known.
    """
    local_weekday: NotRequired[Weekday]
    """
    The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known.
    """
    open_cases: NotRequired[int]
    """
    Cases that are open or waiting for the customer.
    """
    open_complaints: NotRequired[int]
    """
    Complaints that are open or waiting for the customer.
    """
    orders_last_365_days: NotRequired[int]
    """
    Orders placed in the last 365 days.
    """
    promises_broken: NotRequired[int]
    """
    Open promises that are past due. Since 1.1.
    """
    promises_due: NotRequired[int]
    """
    Open promises that are due within the next 24 hours. Since 1.1.
    """
    promises_open: NotRequired[int]
    """
    Promises that are neither kept nor withdrawn. Since 1.1.
    """
    usual_days_between_orders: NotRequired[int]
    """
    The customer's usual interval: the median number of days between one day with orders and the next. Left out if there are fewer than three such days.
    """


class Displaced(TypedDict):
    """
    An action of a live plugin whose disposition would have changed.
    """

    action: str
    """
    The action's `id`.
    """
    disposition: Disposition
    """
    What became of it.
    """
    instead: Disposition
    """
    What would have become of it if the plugin in shadow mode were live.
    """
    kind: ActionKind
    """
    The kind of action.
    """
    plugin: str
    """
    The plugin that proposed it.
    """


class Event(TypedDict):
    """
    An event that affects many customers.
    """

    affects_customer: NotRequired[bool]
    """
    Whether it affects this customer.
    """
    area: NotRequired[str]
    """
    The place, as the CRM names it.
    """
    from_at: NotRequired[str]
    """
    When it begins.
    """
    kind: EventKind
    """
    The kind of event.
    """
    ref: str
    """
    The CRM's reference.
    """
    until_at: NotRequired[str]
    """
    When it ends; unknown if left out.
    """


class Failure(TypedDict):
    """
    A plugin that gave no usable answer. The rest of the decision is not affected.
    """

    detail: str
    """
    What went wrong and what to do about it, in a sentence or two.
    """
    kind: FailureKind
    """
    What went wrong.
    """
    plugin: str
    """
    The plugin.
    """
    violations: NotRequired[list[Violation]]
    """
    Every place where the answer breaks the contract.
    """


FallbackStep: TypeAlias = HumanHandoverFallbackStep | InternalInsightFallbackStep
"""
What staff are to do while a plugin rests.
"""


class Feedback(TypedDict):
    """
    A rating that the customer gave.
    """

    about: NotRequired[str]
    """
    What it is about: the `id` of an order, case, interaction or appointment. Since 1.1.
    """
    at: NotRequired[str]
    """
    When it was given.
    """
    kind: FeedbackKind
    """
    Its scale.
    """
    score: int
    """
    The score.
    """


class GestureStep(TypedDict):
    """
    An unexpected, caring gesture.
    """

    amount: NotRequired[Money]
    """
    What it is worth.
    """
    beneficiary: Beneficiary
    """
    Who receives it.
    """
    gift: Gift
    """
    What it gives.
    """
    kind: Literal["gesture"]
    source: GiftSource
    """
    What it is paid from.
    """
    surprise: bool
    """
    Whether the customer doesn't expect it.
    """
    tied_to_purchase: NotRequired[bool]
    """
    Whether it has value only for somebody who buys, as a voucher does.
    """


class HistoryItem(TypedDict):
    """
    What was done for this customer before, and what came of it.
    """

    at: str
    """
    When it was done.
    """
    channel: NotRequired[Channel]
    """
    The channel that it used; left out if it didn't reach the customer.
    """
    cost: NotRequired[Money]
    """
    What it cost.
    """
    group: NotRequired[str]
    """
    The action's `group`.
    """
    key: str
    """
    The action's `key`.
    """
    kind: HistoryKind
    """
    What was done.
    """
    outcome: NotRequired[Outcome]
    """
    What came of it.
    """
    plugin: NotRequired[str]
    """
    The plugin that proposed it.
    """
    purpose: NotRequired[Purpose]
    """
    What it was for.
    """
    said: NotRequired[str]
    """
    The digest of what it said, as the decision gave it. Since 1.1.
    """


HoldScope: TypeAlias = AllHoldScope | PurposeHoldScope | ChannelHoldScope | GroupHoldScope
"""
What a hold suppresses.
"""


class Holdout(TypedDict):
    """
    An experiment: some customers are held out, so that the effect on the others can be measured. It covers actions that match everything it names, and never service, care or critical actions. A customer is held out if their bucket, `SHA-256(ref_salt | experiment | customer.ref) mod 10000`, is below `per_10000`; it never changes.
    """

    experiment: str
    """
    The experiment's name. Another name holds out other customers.
    """
    kind: NotRequired[ActionKind]
    """
    The kind of action that it applies to. Default: all.
    """
    per_10000: int
    """
    How many of 10,000 customers are held out: 500 is 5 percent.
    """
    plugin: NotRequired[str]
    """
    The plugin that it applies to. Default: all.
    """
    purpose: NotRequired[Purpose]
    """
    The purpose that it covers: `research` or `marketing`. Default: both.
    """


class Interaction(TypedDict):
    """
    A conversation or a message.
    """

    at: str
    """
    When it took place.
    """
    channel: NotRequired[Channel]
    """
    The channel.
    """
    direction: NotRequired[Direction]
    """
    Who started it.
    """
    duration_s: NotRequired[int]
    """
    How long it took, in seconds. Since 1.1.
    """
    effort: NotRequired[int]
    """
    The customer's effort.
    """
    event: NotRequired[str]
    """
    The event that it was about: the `ref` of an item in `events`.
    """
    handler: NotRequired[Handler]
    """
    Who acted for the company.
    """
    id: str
    """
    The CRM's reference.
    """
    outcome: NotRequired[InteractionOutcome]
    """
    How it ended.
    """
    sentiment: NotRequired[float]
    """
    How the customer sounded.
    """
    topic: NotRequired[str]
    """
    What it was about, as the CRM names it, such as `delivery`.
    """


class Lever(TypedDict):
    """
    Raises or lowers the actions that match everything it names. The percentages of all matching levers are added up: `1 + sum(percent) / 100`, and never below 0.
    """

    hook: NotRequired[Hook]
    """
    Only on this hook. A lever that names a hook is part of the factor `context`; the others are part of `lever`.
    """
    kind: NotRequired[ActionKind]
    """
    Only actions of this kind.
    """
    percent: int
    """
    The change in percent: 50 is half as much again, and -100 is nothing at all.
    """
    plugin: NotRequired[str]
    """
    Only actions of this plugin.
    """
    purpose: NotRequired[Purpose]
    """
    Only actions for this purpose.
    """


class Manifest(TypedDict):
    """
    What a plugin says about itself: the file `plugin.toml`, which is embedded in the `.wasm`. Unknown keys are rejected.
    """

    asks_when: NotRequired[AsksWhen]
    """
    When it is asked at all: only if one of these is known about the customer. Name what it proposes nothing without, so that nobody is asked in vain. Each name must be among what it reads. Default: always. Since 1.1.
    """
    authors: NotRequired[list[str]]
    """
    Who wrote it, each on one line.
    """
    config: NotRequired[dict[str, Any]]
    """
    Its settings: a JSON Schema for each name, with a `default` unless the operator must choose a value. A schema may use keywords that constrain a value (such as `type`, `enum`, `const`, `minimum`, `maxLength`, `pattern`, `format`, `items`, `properties`, `required` and `additionalProperties`) or describe it (`title`, `description`, `examples`). It may not refer to other schemas or combine them, as `$ref` and `allOf` do.
    """
    contract: PluginContract
    """
    The version of the contract that it follows: `1` is 1.0. It receives no word that this version doesn't have.
    """
    holds: NotRequired[bool]
    """
    Whether it may ask that other plugins' actions be suppressed.
    """
    homepage: NotRequired[str]
    """
    The address of its website.
    """
    hooks: NotRequired[list[Hook]]
    """
    The hooks on which it is asked. Default: all of them.
    """
    id: str
    """
    The plugin's id, such as `check-in`.
    """
    kinds: list[ActionKind]
    """
    The kinds of action that it may propose.
    """
    license: NotRequired[str]
    """
    The licence as an SPDX expression on one line, such as `MIT OR Apache-2.0`.
    """
    purposes: list[Purpose]
    """
    The purposes that its actions may have.
    """
    reads: list[str]
    """
    The parts of the context that it reads: a section such as `orders`, or a field such as `orders.status`. It receives nothing else.
    """
    summary: str
    """
    What it does, in one sentence on one line, without control characters.
    """
    version: str
    """
    The plugin's version.
    """


class NeverFollowedExclusion(TypedDict):
    """
    Never the one followed by the other within some time. Being at the same time counts as following.
    """

    first: Selector
    """
    What comes first.
    """
    kind: Literal["never_followed"]
    then: Selector
    """
    What may not follow.
    """
    within: str | Span
    """
    The least time between them.
    """


class NeverTogetherExclusion(TypedDict):
    """
    Never both in one decision and, with `within`, never within that time of each other, whichever comes first.
    """

    a: Selector
    """
    The one.
    """
    b: Selector
    """
    The other.
    """
    kind: Literal["never_together"]
    within: NotRequired[str | Span]
    """
    The least time between them. Default: none, so that only one decision can't contain both.
    """


class NotAsked(TypedDict):
    """
    A plugin that was not asked, because none of its `asks_when` is known about the customer.
    """

    by: NotAskedBy
    """
    Whose `asks_when` kept it from being asked.
    """
    digest: str
    """
    The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits.
    """
    id: str
    """
    The plugin's id.
    """
    version: str
    """
    The plugin's version.
    """


class OnlyAfterExclusion(TypedDict):
    """
    The one only after the other, which must have been done, and not only planned.
    """

    first: Selector
    """
    What must come first: it has to be in `history`.
    """
    kind: Literal["only_after"]
    then: Selector
    """
    What may only come after it.
    """
    within: NotRequired[str | Span]
    """
    The longest time between them, exclusive. Default: any time.
    """


class Order(TypedDict):
    """
    An order.
    """

    amount: NotRequired[Money]
    """
    What it cost.
    """
    cancelled_by: NotRequired[Party]
    """
    Who cancelled it. Since 1.1.
    """
    delivered_at: NotRequired[str]
    """
    When it was delivered. Since 1.1.
    """
    event: NotRequired[str]
    """
    The event that affects it: the `ref` of an item in `events`.
    """
    expected_at: NotRequired[str]
    """
    When it is expected now.
    """
    failure: NotRequired[str]
    """
    Why it failed, such as `carrier_lost`.
    """
    fulfilment: NotRequired[Fulfilment]
    """
    How it reaches the customer.
    """
    id: str
    """
    The CRM's reference.
    """
    paid: NotRequired[bool]
    """
    Whether the customer has paid for it. Since 1.1.
    """
    part_delivered: NotRequired[bool]
    """
    Whether a part of it was delivered and the rest is still to come. Since 1.1.
    """
    placed_at: NotRequired[str]
    """
    When it was placed.
    """
    promised_at: NotRequired[str]
    """
    When delivery is promised for.
    """
    promised_on: NotRequired[str]
    """
    The day for which delivery is promised, if no hour was promised. Since 1.1.
    """
    refunded: NotRequired[Money]
    """
    What was paid back. Since 1.1.
    """
    status: OrderStatus
    """
    Its state.
    """


Period: TypeAlias = RollingPeriod | CalendarPeriod
"""
The period in which a limit counts, as seen from a time `t`.
"""


class Permission(TypedDict):
    """
    What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope overrides any "yes".
    """

    basis: NotRequired[LegalBasis]
    """
    The legal basis.
    """
    channel: NotRequired[Channel]
    """
    The channel that it applies to. Default: every channel.
    """
    from_at: NotRequired[str]
    """
    When it begins to hold.
    """
    purpose: Purpose
    """
    The purpose that it applies to.
    """
    source: NotRequired[str]
    """
    Where the customer said so, such as `preference_page`.
    """
    status: PermissionStatus
    """
    What the customer said.
    """
    to_at: NotRequired[str]
    """
    When it ceases to hold.
    """
    topic: NotRequired[str]
    """
    The topic that it applies to. Default: every topic.
    """


class Problem(TypedDict):
    """
    What is wrong with a request, where, and what to do (RFC 9457). It never repeats a customer's value.
    """

    detail: str
    """
    What is wrong this time.
    """
    line: NotRequired[int]
    """
    The line of a batch, from 1.
    """
    places: NotRequired[list[Violation]]
    """
    Every place that is wrong in the document.
    """
    remedy: str
    """
    What to do.
    """
    status: int
    """
    The response's status.
    """
    title: str
    """
    The kind of problem, in a few words.
    """
    type: str
    """
    Identifies the kind of problem. It never changes.
    """


QuietHours = TypedDict(
    "QuietHours",
    {
        "days": NotRequired[list[Weekday]],
        "from": str,
        "to": str,
    },
)


QuietPeriod = TypedDict(
    "QuietPeriod",
    {
        "channels": NotRequired[list[Channel]],
        "days": NotRequired[list[Weekday]],
        "except_critical_service": NotRequired[bool],
        "from": str,
        "to": str,
    },
)


Step: TypeAlias = CheckInStep | GestureStep | HumanHandoverStep | ServiceRecoveryStep | ChannelSuggestionStep | SelfServiceStep | CommunityHelpStep | HeadsUpStep | DeliveryAdaptationStep | PreferenceAskStep | InternalInsightStep
"""
What to do: `kind` and the fields of that kind.
"""


class Subscription(TypedDict):
    """
    A subscription.
    """

    id: str
    """
    The CRM's reference.
    """
    paused_until_at: NotRequired[str]
    """
    When the pause ends.
    """
    price: NotRequired[Money]
    """
    What it costs each `term`. Since 1.1.
    """
    product: NotRequired[str]
    """
    What it is a subscription to.
    """
    renews_at: NotRequired[str]
    """
    When it renews.
    """
    started_at: NotRequired[str]
    """
    When it started. Since 1.1.
    """
    status: SubscriptionStatus
    """
    Its state.
    """
    term: NotRequired[CalendarUnit]
    """
    How long it runs before it is paid for again. Since 1.1.
    """
    usage: NotRequired[float]
    """
    The share of it that the customer uses.
    """


class Action(TypedDict):
    """
    One thing that a plugin proposes to do or say.
    """

    audience: Audience
    """
    Whom it reaches.
    """
    channels: NotRequired[list[Channel]]
    """
    The channels that it can use, best first. Required if the audience includes the customer.
    """
    conflicts_with: NotRequired[list[str]]
    """
    The `key`s of actions that must not be offered together with this one.
    """
    cost: NotRequired[Money]
    """
    What it costs the company.
    """
    group: NotRequired[str]
    """
    A name that actions share if at most a few of them should be offered (`max_per_group` in the policy).
    """
    id: str
    """
    The action's id, unique in its answer.
    """
    key: str
    """
    The name under which the action is counted and found in `history`: the same each time it is proposed.
    """
    message: NotRequired[Message]
    """
    What to say to the customer.
    """
    promises: NotRequired[list[Promise]]
    """
    What it promises the customer. Since 1.1.
    """
    propensity: NotRequired[float]
    """
    How likely the customer is to welcome it. Default: 1.
    """
    purpose: Purpose
    """
    What the action is for. The operator's policy can make the purpose stricter, never looser.
    """
    reasons: list[Reason]
    """
    Why it is proposed. At least one reason.
    """
    requires: NotRequired[Approval]
    """
    Who must approve it first.
    """
    step: Step
    """
    What to do: the kind of action and the fields of that kind.
    """
    topic: NotRequired[str]
    """
    What it is about, for permissions that apply to one topic.
    """
    urgency: Urgency
    """
    How soon it matters.
    """
    value: NotRequired[Value]
    """
    What it is worth.
    """
    window: Window
    """
    When it makes sense.
    """


class Arbitration(TypedDict):
    """
    How to choose among the actions that the rules allow.
    """

    crisis: NotRequired[Weights]
    """
    The weights for the profile `crisis`, in which the company's may not exceed the customer's.
    """
    levers: NotRequired[list[Lever]]
    """
    Percentages that raise or lower some actions in the ranking; at most 1,000.
    """
    max_offered: NotRequired[int]
    """
    The most actions that reach the customer in one decision; 0 means none.
    """
    max_per_channel: NotRequired[int]
    """
    The most of these on one channel.
    """
    max_per_group: NotRequired[int]
    """
    The most of these in one `group`.
    """
    max_per_kind: NotRequired[int]
    """
    The most of these of one kind.
    """
    normal: NotRequired[Weights]
    """
    The weights for every profile but `crisis`.
    """


class AtMostExclusion(TypedDict):
    """
    At most a number of these in a period.
    """

    kind: Literal["at_most"]
    max: int
    """
    The most of them; 0 means none.
    """
    of: Selector
    """
    Which actions.
    """
    per: str | Period
    """
    The period.
    """


class Budget(TypedDict):
    """
    The most money in a period, counting `history` and what this decision already offers. It counts what matches everything it names, and every budget applies. Amounts are never converted: an action in another currency doesn't fit.
    """

    keys: NotRequired[list[str]]
    """
    The `key`s of the actions that it applies to, such as those of a campaign. Default: all.
    """
    kind: NotRequired[ActionKind]
    """
    The kind of action that it applies to. Default: all.
    """
    max: str | Money
    """
    The most in the period; 0 means nothing.
    """
    name: str
    """
    The budget's name, by which `budgets` in the context says what has been spent.
    """
    per: str | Period
    """
    The period.
    """
    plugin: NotRequired[str]
    """
    The plugin that it applies to. Default: all.
    """
    scope: NotRequired[BudgetScope]
    """
    Whose spending it counts: on this customer, or on all.
    """
    single_max: NotRequired[str | Money]
    """
    A single action that costs more than this needs approval; in the currency of `max`.
    """


class Cap(TypedDict):
    """
    The most contacts in a period, counting `history` and what this decision already offers or defers. It counts what matches everything it names, and every cap applies. Nothing counts against a contact whose purpose comes before its own (`service`, `care`, `research`, `marketing`): what is sold takes no place from service. If one is full, service and care wait for room, and research and marketing are refused.
    """

    channel: NotRequired[Channel]
    """
    The channel that it applies to. Default: all channels together.
    """
    except_critical_service: NotRequired[bool]
    """
    Whether critical service (purpose `service`, urgency `critical`) is allowed even if the cap is full; it still counts.
    """
    except_promised: NotRequired[bool]
    """
    Whether service is allowed even if the cap is full, once in 24 hours on a channel, where it brings word of something promised: an open promise is about the same order, case or event, or a day was promised for that order, which hasn't come, or for an answer to that case, which is open. Words that the customer had already are not allowed; it still counts.
    """
    key: NotRequired[str]
    """
    The `key` of the actions that it applies to. Default: all.
    """
    kind: NotRequired[ActionKind]
    """
    The kind of action that it applies to. Default: all kinds together.
    """
    max: int
    """
    The most of them; 0 means none.
    """
    per: str | Period
    """
    The period.
    """
    purpose: NotRequired[Purpose]
    """
    The purpose that it applies to. Default: all purposes together.
    """


Exclusion: TypeAlias = NeverTogetherExclusion | NeverFollowedExclusion | OnlyAfterExclusion | AtMostExclusion
"""
Actions that don't go together, or only in one order. Exclusions are symmetric: whichever of two actions comes first excludes the other.
"""


class Fallback(TypedDict):
    """
    What to propose to staff while a plugin rests. It never reaches the customer.
    """

    hooks: NotRequired[list[Hook]]
    """
    The hooks on which to propose it. Default: all on which the plugin would be asked.
    """
    key: str
    """
    The action's `key`.
    """
    step: FallbackStep
    """
    What to do.
    """
    valid_s: int
    """
    How long after the decision it makes sense, in seconds.
    """


class Grant(TypedDict):
    """
    What the policy allows one plugin. It can only narrow what the plugin's manifest asks for.
    """

    asks_when: NotRequired[AsksWhen]
    """
    When it is asked: only if one of these, and one of those in its manifest, is known about the customer. Each name must be among what it may read. Default: as its manifest says. Since 1.1.
    """
    config: NotRequired[dict[str, Any]]
    """
    Its settings. Those left out have the defaults in its manifest.
    """
    fallback: NotRequired[Fallback]
    """
    What to propose to staff while it rests after repeated failures. Default: nothing.
    """
    holds: NotRequired[bool]
    """
    Whether it may ask that other plugins' actions be suppressed. Default: as its manifest asks.
    """
    kinds: NotRequired[list[ActionKind]]
    """
    The kinds of action that it may propose. Default: all that its manifest names.
    """
    max_urgency: NotRequired[Urgency]
    """
    The highest urgency that its actions may have. Default: any. A higher one is lowered to it, and the decision says so. Lower it for plugins that you trust less, because some rules make exceptions for critical actions.
    """
    mode: NotRequired[Mode]
    """
    Whether it takes part.
    """
    purposes: NotRequired[list[Purpose]]
    """
    The purposes that its actions may have. Default: all that its manifest names.
    """
    reads: NotRequired[list[str]]
    """
    The parts of the context that it may read, such as `orders` or `orders.status`. Default: all that its manifest names.
    """


class Hold(TypedDict):
    """
    Suppresses actions of every plugin for a while. A hold never allows anything.
    """

    reason: str
    """
    Why, in a sentence for staff.
    """
    scope: HoldScope
    """
    What it suppresses.
    """
    until_at: str
    """
    When it ends.
    """


class Offered(TypedDict):
    """
    One action to carry out.
    """

    action: Action
    """
    The proposed action, with its urgency lowered to the policy's `max_urgency` if need be.
    """
    approved_by: NotRequired[Approval]
    """
    Who approved it; left out if no approval was needed.
    """
    channel: NotRequired[Channel]
    """
    The channel to use: the first of the action's that every rule allows. Left out if the action reaches only staff.
    """
    claimed_urgency: NotRequired[Urgency]
    """
    The urgency that the plugin claimed, if the policy's `max_urgency` lowered it.
    """
    factors: Factors
    """
    What the priority was computed from.
    """
    plugin: str
    """
    The plugin that proposed it.
    """
    priority: int
    """
    The priority, in millionths. Among actions of equal urgency, the highest comes first.
    """
    purpose: Purpose
    """
    The purpose that the policy gives the action.
    """
    queue: NotRequired[str]
    """
    The queue that takes over: the first of the action's that can. Left out if the action isn't a hand-over.
    """
    said: NotRequired[str]
    """
    The digest of what its message says and about what, for `history`. Left out if it has no message. Since 1.1.
    """
    send_at: str
    """
    The earliest time to carry it out.
    """


class Preferences(TypedDict):
    """
    What the customer asked for. Preferences can only tighten the operator's rules.
    """

    avoid_channels: NotRequired[list[Channel]]
    """
    The channels that the customer doesn't want to be contacted on.
    """
    contact_mode: NotRequired[ContactMode]
    """
    How much contact the customer wants.
    """
    max_contacts: NotRequired[list[MaxContacts]]
    """
    The most contacts that the customer wants within some days.
    """
    modality: NotRequired[list[TaskModality]]
    """
    In person or remotely, for each task.
    """
    pause: NotRequired[Pause]
    """
    The customer's wish not to be contacted for a while.
    """
    preferred_channels: NotRequired[list[Channel]]
    """
    The channels that the customer prefers, best first.
    """
    quiet_hours: NotRequired[list[QuietHours]]
    """
    Hours on the customer's clock at which nothing may arrive.
    """
    self_service: NotRequired[SelfServicePreference]
    """
    Alone or with help.
    """


class Profile(TypedDict):
    """
    What changes in one profile: any of the policy's settings but `contract`, `languages`, `profile`, `profiles`, `ref_salt` and `time_zone`. What it doesn't name is as in the rest of the policy. A list, such as `caps`, replaces the whole list.
    """

    arbitration: NotRequired[Arbitration]
    """
    How to choose among the actions that the rules allow.
    """
    breaker: NotRequired[Breaker]
    """
    When a plugin that keeps failing rests.
    """
    budgets: NotRequired[list[Budget]]
    """
    Limits on money in a period. A gesture or service recovery that costs something and that no budget applies to needs approval.
    """
    capacity: NotRequired[CapacityPolicy]
    """
    How much work staff can be given.
    """
    caps: NotRequired[list[Cap]]
    """
    Limits on the number of contacts in a period. Default: one e-mail and one text message in any 7 days. An empty list means no caps.
    """
    care: NotRequired[CarePolicy]
    """
    How long to be extra careful after something went wrong.
    """
    default_language: NotRequired[str]
    """
    The language to write in when the customer's isn't known. Default: none, so that such a customer gets no text. Since 1.1.
    """
    exclusions: NotRequired[list[Exclusion]]
    """
    Actions that don't go together, or only in one order.
    """
    freshness: NotRequired[Freshness]
    """
    How old facts may be to act on them.
    """
    holdouts: NotRequired[list[Holdout]]
    """
    Experiments: some customers are held out, so that the effect on the others can be measured.
    """
    intrusiveness: NotRequired[list[Channel]]
    """
    The channels from the least to the most intrusive. If a cap is full on one channel, the same action doesn't move to a more intrusive one, unless it is critical. A channel that isn't listed is more intrusive than those that are. Default: from `app` through `email`, `post`, `push`, `chat`, `messaging` and `sms` to `phone` and `in_person`. Since 1.1.
    """
    links: NotRequired[list[str]]
    """
    Where links in actions and messages may lead: below an address that starts with `https://`, such as `https://shop.example/help`, or to exactly this `mailto:` or `tel:` address. Default: nowhere.
    """
    placeholders: NotRequired[list[str]]
    """
    Placeholders that this CRM fills in, besides the standard ones.
    """
    plugin_order: NotRequired[list[str]]
    """
    Plugin ids in the order that breaks a tie; the others follow by id.
    """
    plugins: NotRequired[dict[str, Grant]]
    """
    What each plugin may do, by its id. A plugin that isn't named may do all that its manifest asks for.
    """
    purposes: NotRequired[dict[ActionKind, Purpose]]
    """
    The least strict purpose for each kind of action, whatever its plugin says. Default: `care` for kinds that ask, give or suggest something (`check_in`, `gesture`, `channel_suggestion`, `community_help`, `preference_ask`), and `service` for the others. A gesture that is tied to a purchase is always `marketing`.
    """
    quiet_hours: NotRequired[list[QuietPeriod]]
    """
    Hours on the customer's clock at which nothing may arrive, besides the customer's own quiet hours. Default: from 21:00 to 08:00 on every channel that rings. An empty list means none.
    """
    repetition: NotRequired[Repetition]
    """
    How long the same words aren't said again. Since 1.1.
    """
    silence: NotRequired[Silence]
    """
    How long a customer may wait for a word while something is open. Since 1.1.
    """
    staff_instead: NotRequired[StaffInstead]
    """
    What staff get when service can't reach the customer. Since 1.1.
    """


class Withheld(TypedDict):
    """
    An action that was proposed and is not to be done.
    """

    action: Action
    """
    The proposed action, with its urgency lowered to the policy's `max_urgency` if need be.
    """
    claimed_urgency: NotRequired[Urgency]
    """
    The urgency that the plugin claimed, if the policy's `max_urgency` lowered it.
    """
    detail: NotRequired[str]
    """
    The details, for the operator and the plugin's author, in the first of the policy's `languages`.
    """
    detail_message: NotRequired[MessageRef]
    """
    The catalogue message behind the detail.
    """
    disposition: Disposition
    """
    What became of it.
    """
    explanation: dict[str, str]
    """
    Why, in a sentence that a service agent can read to the customer, in each of the policy's `languages`.
    """
    explanation_message: MessageRef
    """
    The catalogue message behind the explanation.
    """
    plugin: str
    """
    The plugin that proposed it.
    """
    rule: str
    """
    The rule that refused it, such as `permission`.
    """
    stage: Stage
    """
    The part of the host that refused it.
    """
    until_at: NotRequired[str]
    """
    When it can be done or proposed again, if the rule knows.
    """


class Answer(TypedDict):
    """
    What one plugin returns: the actions that it proposes, and the holds that it asks for. An answer without actions is
    valid and means "carry on". Unknown keys are rejected.
    """

    actions: NotRequired[list[Action]]
    """
    What the plugin proposes.
    """
    contract: str
    """
    The version of the contract that this document follows.
    """
    error: NotRequired[PluginError]
    """
    Why the plugin could not answer. The rest of the answer is ignored.
    """
    holds: NotRequired[list[Hold]]
    """
    The actions of other plugins that it asks to suppress. Allowed only if its manifest declares `holds`.
    """
    notes: NotRequired[list[str]]
    """
    Notes for the plugin's maintainer. They are kept in the decision and never reach a customer.
    """


class Context(TypedDict):
    """
    What is known about one customer when a decision is asked for.

    The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
    `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
    A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version: a misspelt key
    would protect nobody.
    """

    appointments: NotRequired[list[Appointment]]
    """
    Appointments.
    """
    approvals: NotRequired[list[Approved]]
    """
    Actions that people have approved for this customer.
    """
    as_of: str
    """
    When the facts were read; the only clock of plugins and rules.
    """
    billing: NotRequired[Billing]
    """
    Whether the customer's payments are up to date.
    """
    budgets: NotRequired[list[BudgetSpent]]
    """
    What has been spent from the operator's budgets on all customers.
    """
    capacity: NotRequired[Capacity]
    """
    What the staff can take on.
    """
    care: NotRequired[Care]
    """
    Whether to be extra careful with this customer.
    """
    cases: NotRequired[list[Case]]
    """
    Questions, complaints and other cases.
    """
    channels: NotRequired[list[ChannelState]]
    """
    The ways in which the customer can be reached.
    """
    community: NotRequired[Community]
    """
    Customers help each other.
    """
    config: NotRequired[dict[str, Any]]
    """
    The plugin's settings, as its manifest declares them. Only in what a plugin receives.
    """
    contract: str
    """
    The version of the contract that this document follows.
    """
    customer: Customer
    """
    Who the customer is.
    """
    decision_id: str
    """
    The decision's id, chosen by the CRM and repeated in the decision.
    """
    derived: NotRequired[Derived]
    """
    Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here is replaced.
    """
    events: NotRequired[list[Event]]
    """
    Events that affect many customers.
    """
    feedback: NotRequired[list[Feedback]]
    """
    Ratings that the customer gave.
    """
    history: NotRequired[list[HistoryItem]]
    """
    What was done for this customer before, and what came of it.
    """
    hook: Hook
    """
    The occasion on which the CRM asks for a decision.
    """
    interactions: NotRequired[list[Interaction]]
    """
    Conversations and messages, newest last.
    """
    journeys: NotRequired[list[Journey]]
    """
    How far the customer is in each journey, and where they get stuck.
    """
    orders: NotRequired[list[Order]]
    """
    Orders, oldest first.
    """
    permissions: NotRequired[list[Permission]]
    """
    What the customer has granted, denied or revoked.
    """
    preferences: NotRequired[Preferences]
    """
    What the customer asked for. Preferences can only tighten the operator's rules.
    """
    promises: NotRequired[list[PromiseMade]]
    """
    What the company has promised this customer: the `promises` of earlier decisions, with what became of them; at most 200. Since 1.1.
    """
    requested_at: NotRequired[str]
    """
    When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted on.
    """
    scores: NotRequired[list[Score]]
    """
    Scores from the CRM's own models.
    """
    seed: NotRequired[int]
    """
    A plugin's only source of randomness. Default: 0.
    """
    subscriptions: NotRequired[list[Subscription]]
    """
    Subscriptions.
    """


class Policy(TypedDict):
    """
    The operator's settings for rules and ranking: the file `policy.toml`. Every setting is optional, and an empty policy is safe. Unknown keys are rejected.

    Reading one writes its short forms out: `"7 days"` becomes `{"kind": "rolling", "days": 7}`, and `"calendar month"` is in the policy's `time_zone`.
    """

    arbitration: NotRequired[Arbitration]
    """
    How to choose among the actions that the rules allow.
    """
    breaker: NotRequired[Breaker]
    """
    When a plugin that keeps failing rests.
    """
    budgets: NotRequired[list[Budget]]
    """
    Limits on money in a period. A gesture or service recovery that costs something and that no budget applies to needs approval.
    """
    capacity: NotRequired[CapacityPolicy]
    """
    How much work staff can be given.
    """
    caps: NotRequired[list[Cap]]
    """
    Limits on the number of contacts in a period. Default: one e-mail and one text message in any 7 days. An empty list means no caps.
    """
    care: NotRequired[CarePolicy]
    """
    How long to be extra careful after something went wrong.
    """
    contract: NotRequired[str]
    """
    The version of the contract that this document follows.
    """
    default_language: NotRequired[str]
    """
    The language to write in when the customer's isn't known. Default: none, so that such a customer gets no text. Since 1.1.
    """
    exclusions: NotRequired[list[Exclusion]]
    """
    Actions that don't go together, or only in one order.
    """
    freshness: NotRequired[Freshness]
    """
    How old facts may be to act on them.
    """
    holdouts: NotRequired[list[Holdout]]
    """
    Experiments: some customers are held out, so that the effect on the others can be measured.
    """
    intrusiveness: NotRequired[list[Channel]]
    """
    The channels from the least to the most intrusive. If a cap is full on one channel, the same action doesn't move to a more intrusive one, unless it is critical. A channel that isn't listed is more intrusive than those that are. Default: from `app` through `email`, `post`, `push`, `chat`, `messaging` and `sms` to `phone` and `in_person`. Since 1.1.
    """
    languages: NotRequired[list[Language]]
    """
    The languages of the explanations in decisions, by their tags, such as `["nl", "en"]`; at least one. The first is also the language of the details for operators. Courtesy has `de`, `en`, `fr` and `nl`; the operator's catalogues can add others.
    """
    links: NotRequired[list[str]]
    """
    Where links in actions and messages may lead: below an address that starts with `https://`, such as `https://shop.example/help`, or to exactly this `mailto:` or `tel:` address. Default: nowhere.
    """
    placeholders: NotRequired[list[str]]
    """
    Placeholders that this CRM fills in, besides the standard ones.
    """
    plugin_order: NotRequired[list[str]]
    """
    Plugin ids in the order that breaks a tie; the others follow by id.
    """
    plugins: NotRequired[dict[str, Grant]]
    """
    What each plugin may do, by its id. A plugin that isn't named may do all that its manifest asks for.
    """
    profile: NotRequired[Literal["normal", "crisis"] | str]
    """
    The profile in force: `normal`, `crisis` for care before profit, or one of the policy's own `profiles`.
    """
    profiles: NotRequired[dict[str, Profile]]
    """
    What changes in a profile, by its name. What a profile doesn't name is as in the rest of the policy.
    """
    purposes: NotRequired[dict[ActionKind, Purpose]]
    """
    The least strict purpose for each kind of action, whatever its plugin says. Default: `care` for kinds that ask, give or suggest something (`check_in`, `gesture`, `channel_suggestion`, `community_help`, `preference_ask`), and `service` for the others. A gesture that is tied to a purchase is always `marketing`.
    """
    quiet_hours: NotRequired[list[QuietPeriod]]
    """
    Hours on the customer's clock at which nothing may arrive, besides the customer's own quiet hours. Default: from 21:00 to 08:00 on every channel that rings. An empty list means none.
    """
    ref_salt: NotRequired[str]
    """
    Mixed into everything that is computed from a customer's reference: the reference that a plugin receives, and who is held out. Set it to a secret, and don't change it.
    """
    repetition: NotRequired[Repetition]
    """
    How long the same words aren't said again. Since 1.1.
    """
    silence: NotRequired[Silence]
    """
    How long a customer may wait for a word while something is open. Since 1.1.
    """
    staff_instead: NotRequired[StaffInstead]
    """
    What staff get when service can't reach the customer. Since 1.1.
    """
    time_zone: NotRequired[str]
    """
    The time zone of periods such as `calendar month`, by its IANA name. Default: none, so that each names its own.
    """


class Shadow(TypedDict):
    """
    What a plugin in shadow mode would have changed.
    """

    displaced: list[Displaced]
    """
    The live plugins' actions whose disposition would have changed.
    """
    failure: NotRequired[Failure]
    """
    Why it gave no usable answer, if it failed.
    """
    offered: list[Offered]
    """
    What it would have had offered.
    """
    run: PluginRun
    """
    The plugin, and the cost of the call.
    """
    withheld: list[Withheld]
    """
    What it would have had withheld, with the reason.
    """


class Decision(TypedDict):
    """
    The host's result for one context: what is offered, what is withheld and why, and what failed. The same context, plugins and policy always give the same bytes.
    """

    as_of: str
    """
    The context's `as_of`.
    """
    context_digest: str
    """
    The SHA-256 digest of the context: `sha256:` and hexadecimal digits.
    """
    contract: str
    """
    The version of the contract that this document follows.
    """
    customer_ref: str
    """
    The context's `customer.ref`.
    """
    decision_id: str
    """
    The context's `decision_id`.
    """
    engine: str
    """
    The versions of the host and the sandbox.
    """
    experiments: NotRequired[list[Assignment]]
    """
    The experiments that cover something in this decision, and the customer's group in each.
    """
    failures: list[Failure]
    """
    Plugins that gave no usable answer.
    """
    hook: Hook
    """
    The context's `hook`.
    """
    not_asked: NotRequired[list[NotAsked]]
    """
    The plugins that were not asked because nothing of what they are asked about is known about the customer, by id. Since 1.1.
    """
    offered: list[Offered]
    """
    The actions to carry out, most important first.
    """
    plugins: list[PluginRun]
    """
    The plugins that were asked, with the cost of each call.
    """
    policy_digest: str
    """
    The SHA-256 digest of the policy: `sha256:` and hexadecimal digits.
    """
    profile: str
    """
    The policy's profile that was in force: `normal`, `crisis`, or one of the policy's own.
    """
    promises: NotRequired[list[PromiseMade]]
    """
    What the offered actions promise, for the CRM to keep and to bring back in `promises` of the context. Since 1.1.
    """
    shadows: NotRequired[list[Shadow]]
    """
    What plugins in shadow mode would have changed.
    """
    time_zones: str
    """
    The version of the time-zone database that the host used.
    """
    withheld: list[Withheld]
    """
    The actions that were proposed and are not to be done, with the reason.
    """


class Decisions(TypedDict):
    """
    A part of a list of decisions.
    """

    items: list[Decision]
    next: int | None
    """
    What to pass as `after` for the next part; null at the end.
    """


class Record(TypedDict):
    """
    A decision together with everything needed to make it again: one line of JSON.

    `context` and `decision` contain personal data. If a customer asks for erasure, both are removed. What remains says
    which decision was made when, from what, and its digest.
    """

    as_of: str
    """
    The context's `as_of`.
    """
    context: NotRequired[Context]
    """
    The context, until it is erased.
    """
    context_digest: str
    """
    The SHA-256 digest of the context: `sha256:` and hexadecimal digits.
    """
    contract: str
    """
    The version of the contract that this document follows.
    """
    decision: NotRequired[Decision]
    """
    The decision, until it is erased.
    """
    decision_digest: str
    """
    The SHA-256 digest of the decision's JSON: `sha256:` and hexadecimal digits.
    """
    decision_id: str
    """
    The decision's `decision_id`.
    """
    engine: str
    """
    The versions of the host and the sandbox.
    """
    limits_digest: str
    """
    The SHA-256 digest of the limits that are the same on every machine: `sha256:` and hexadecimal digits.
    """
    messages_digest: NotRequired[str]
    """
    The SHA-256 digest of the catalogues that the operator and the backend's own rules add to Courtesy's; left out if there are none.
    """
    plugins: list[PluginPin]
    """
    Every plugin that was loaded, whether or not it was asked.
    """
    policy_digest: str
    """
    The SHA-256 digest of the policy: `sha256:` and hexadecimal digits.
    """
    rules: NotRequired[list[str]]
    """
    The names of the backend's own rules, in order. Only their names are known: a rule whose code changes under the same name isn't noticed.
    """
    seed: int
    """
    The context's `seed`.
    """
    standings: NotRequired[list[Standing]]
    """
    The failures in earlier decisions of the plugins that had failed, as they stood before this one.
    """
    time_zones: str
    """
    The version of the time-zone database.
    """
