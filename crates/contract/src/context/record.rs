//! What happened between the customer and the company.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::{given_whole, whole};
use crate::words::words;
use crate::{
    Approval, CalendarUnit, Channel, Code, Date, Effort, Fraction, Fulfilment, HistoryKind, Label, Modality, Money,
    Outcome, Purpose, Remedy, Said, Sentiment, Slug, Timestamp,
};

words! {
    /// Who started it.
    Direction {
        /// The customer.
        Inbound => "inbound",
        /// The company.
        Outbound => "outbound",
    }
}

words! {
    /// Who acted for the company.
    Handler {
        /// A person.
        Human => "human",
        /// A bot.
        Bot => "bot",
    }
}

words! {
    /// How a conversation ended.
    InteractionOutcome {
        /// The question was answered.
        Resolved => "resolved",
        /// The question wasn't answered.
        Unresolved => "unresolved",
        /// The customer gave up.
        Abandoned => "abandoned",
        /// Somebody else took over.
        Escalated => "escalated",
        /// The customer said yes to what was offered. Since 1.1.
        Accepted => "accepted",
        /// The customer said no to what was offered. Since 1.1.
        Declined => "declined",
    }
}

/// A conversation or a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Interaction {
    /// The CRM's reference.
    pub id: Label,
    /// When it took place.
    pub at: Timestamp,
    /// The channel.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Who started it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Who acted for the company.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub handler: Option<Handler>,
    /// What it was about, as the CRM names it, such as `delivery`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// How the customer sounded.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub sentiment: Option<Sentiment>,
    /// The customer's effort.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// How it ended.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub outcome: Option<InteractionOutcome>,
    /// The event that it was about: the `ref` of an item in `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
    /// How long it took, in seconds. Since 1.1.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub duration_s: Option<u32>,
}

impl Interaction {
    /// A conversation of which only the required facts are known.
    #[must_use]
    pub const fn new(id: Label, at: Timestamp) -> Self {
        Self {
            id,
            at,
            channel: None,
            direction: None,
            handler: None,
            topic: None,
            sentiment: None,
            effort: None,
            outcome: None,
            event: None,
            duration_s: None,
        }
    }

    /// Whether a bot acted for the company.
    #[must_use]
    pub fn by_bot(&self) -> bool {
        match self.handler {
            Some(Handler::Bot) => true,
            Some(Handler::Human) | None => false,
        }
    }
}

words! {
    /// What a case is about.
    CaseKind {
        /// A question.
        Question => "question",
        /// A complaint.
        Complaint => "complaint",
        /// An incident: something doesn't work.
        Incident => "incident",
        /// A return of goods.
        Return => "return",
        /// A claim for damage.
        Claim => "claim",
    }
}

words! {
    /// The state of a case.
    CaseStatus {
        /// Somebody has to act.
        Open => "open",
        /// It is waiting for the customer.
        Waiting => "waiting",
        /// It is solved, but the customer may still disagree.
        Resolved => "resolved",
        /// It is closed.
        Closed => "closed",
    }
}

words! {
    /// How severe a case is for the customer.
    Severity {
        /// A nuisance.
        Low => "low",
        /// It costs time or money.
        Medium => "medium",
        /// It causes harm.
        High => "high",
    }
}

words! {
    /// What the company did about a case.
    Resolution {
        /// It put things right.
        Remedied => "remedied",
        /// It explained, and there was nothing to put right.
        Explained => "explained",
        /// It said no.
        Refused => "refused",
    }
}

/// A question, complaint or other matter that staff work on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Case {
    /// The CRM's reference.
    pub id: Label,
    /// What it is about.
    pub kind: CaseKind,
    /// Its state.
    pub status: CaseStatus,
    /// How severe it is.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// When it was opened.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// How often it was reopened.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub reopened: Option<u32>,
    /// When an answer is promised for.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub promised_at: Option<Timestamp>,
    /// What it is about, as the CRM names it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// The order that it is about: the `id` of an item in `orders`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub order: Option<Label>,
    /// The event that it is about: the `ref` of an item in `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
    /// What the company did about it. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// What the customer asks for. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub wish: Option<Remedy>,
    /// The channel on which the customer raised it. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub via: Option<Channel>,
    /// A name that cases share if they are about one thing, as the CRM names it. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub matter: Option<Label>,
}

impl Case {
    /// A case of which only the required facts are known.
    #[must_use]
    pub const fn new(id: Label, kind: CaseKind, status: CaseStatus) -> Self {
        Self {
            id,
            kind,
            status,
            severity: None,
            opened_at: None,
            closed_at: None,
            reopened: None,
            promised_at: None,
            topic: None,
            order: None,
            event: None,
            resolution: None,
            wish: None,
            via: None,
            matter: None,
        }
    }

    /// Whether the case is open or waiting for the customer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.status {
            CaseStatus::Open | CaseStatus::Waiting => true,
            CaseStatus::Resolved | CaseStatus::Closed => false,
        }
    }

    /// Whether it is a complaint that is open or waiting for the customer.
    #[must_use]
    pub fn is_open_complaint(&self) -> bool {
        self.kind == CaseKind::Complaint && self.is_open()
    }
}

words! {
    /// The state of an order.
    OrderStatus {
        /// Placed.
        Placed => "placed",
        /// On the way.
        Shipped => "shipped",
        /// Delivered to the customer.
        Delivered => "delivered",
        /// Something went wrong, and the customer has nothing.
        Failed => "failed",
        /// Cancelled before it was sent.
        Cancelled => "cancelled",
        /// Sent back.
        Returned => "returned",
    }
}

words! {
    /// One side of the relationship.
    Party {
        /// The customer.
        Customer => "customer",
        /// The company.
        Company => "company",
    }
}

/// An order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Order {
    /// The CRM's reference.
    pub id: Label,
    /// Its state.
    pub status: OrderStatus,
    /// When it was placed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<Timestamp>,
    /// When delivery is promised for.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub promised_at: Option<Timestamp>,
    /// When it is expected now.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub expected_at: Option<Timestamp>,
    /// How it reaches the customer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub fulfilment: Option<Fulfilment>,
    /// What it cost.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Why it failed, such as `carrier_lost`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub failure: Option<Code>,
    /// The event that affects it: the `ref` of an item in `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
    /// The day for which delivery is promised, if no hour was promised. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub promised_on: Option<Date>,
    /// When it was delivered. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub delivered_at: Option<Timestamp>,
    /// Whether a part of it was delivered and the rest is still to come. Since 1.1.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub part_delivered: bool,
    /// Who cancelled it. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub cancelled_by: Option<Party>,
    /// Whether the customer has paid for it. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub paid: Option<bool>,
    /// What was paid back. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub refunded: Option<Money>,
}

impl Order {
    /// An order of which only the required facts are known.
    #[must_use]
    pub const fn new(id: Label, status: OrderStatus) -> Self {
        Self {
            id,
            status,
            placed_at: None,
            promised_at: None,
            expected_at: None,
            fulfilment: None,
            amount: None,
            failure: None,
            event: None,
            promised_on: None,
            delivered_at: None,
            part_delivered: false,
            cancelled_by: None,
            paid: None,
            refunded: None,
        }
    }
}

words! {
    /// The state of a subscription.
    SubscriptionStatus {
        /// It is active.
        Active => "active",
        /// It is paused.
        Paused => "paused",
        /// The customer ended it.
        Cancelled => "cancelled",
        /// It ran out.
        Expired => "expired",
    }
}

/// A subscription.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Subscription {
    /// The CRM's reference.
    pub id: Label,
    /// Its state.
    pub status: SubscriptionStatus,
    /// What it is a subscription to.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub product: Option<Label>,
    /// When it renews.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub renews_at: Option<Timestamp>,
    /// When the pause ends.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub paused_until_at: Option<Timestamp>,
    /// The share of it that the customer uses.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub usage: Option<Fraction>,
    /// When it started. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// What it costs each `term`. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// How long it runs before it is paid for again. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub term: Option<CalendarUnit>,
}

impl Subscription {
    /// A subscription of which only the required facts are known.
    #[must_use]
    pub const fn new(id: Label, status: SubscriptionStatus) -> Self {
        Self {
            id,
            status,
            product: None,
            renews_at: None,
            paused_until_at: None,
            usage: None,
            started_at: None,
            price: None,
            term: None,
        }
    }
}

words! {
    /// The state of an appointment.
    AppointmentStatus {
        /// It is planned.
        Planned => "planned",
        /// It took place.
        Done => "done",
        /// The customer didn't come.
        Missed => "missed",
        /// It was cancelled.
        Cancelled => "cancelled",
    }
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Appointment {
    /// The CRM's reference.
    pub id: Label,
    /// Its state.
    pub status: AppointmentStatus,
    /// When it takes place.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// In person or remotely.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// The place, as the CRM names it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub place: Option<Label>,
    /// What it is about.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// The event that affects it: the `ref` of an item in `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
}

/// Whether the customer's payments are up to date.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Billing {
    /// Whether a payment is overdue.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub arrears: bool,
    /// How long it has been overdue, in days.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub days_past_due: Option<u32>,
    /// Whether a payment plan is agreed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub payment_plan: Option<bool>,
    /// What the customer has to pay now. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub due: Option<Money>,
    /// The day by which to pay it. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// How many reminders were sent for it. Since 1.1.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub reminders: Option<u32>,
}

words! {
    /// The scale of a rating.
    FeedbackKind {
        /// Net Promoter Score: 0 to 10.
        Nps => "nps",
        /// Customer satisfaction: 1 to 5.
        Csat => "csat",
        /// Customer Effort Score: 1 to 7.
        Ces => "ces",
    }
}

/// A rating that the customer gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Feedback {
    /// Its scale.
    pub kind: FeedbackKind,
    /// The score.
    #[serde(deserialize_with = "whole")]
    pub score: u8,
    /// When it was given.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// What it is about: the `id` of an order, case, interaction or appointment. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub about: Option<Label>,
}

/// How far the customer is in a journey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Journey {
    /// The journey, as the CRM names it, such as `move_house`.
    pub journey: Label,
    /// The stage that the customer has reached.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub stage: Option<Label>,
    /// When the customer entered that stage.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub entered_at: Option<Timestamp>,
    /// Where the customer gets stuck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub friction: Vec<Friction>,
}

/// Something that holds the customer up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Friction {
    /// What gets in the way, such as `payment_error`.
    pub kind: Code,
    /// How often it happened.
    #[serde(deserialize_with = "whole")]
    pub count: u32,
    /// When it last happened.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub last_at: Option<Timestamp>,
}

/// What was done for this customer before, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct HistoryItem {
    /// The action's `key`.
    pub key: Label,
    /// What was done.
    pub kind: HistoryKind,
    /// When it was done.
    pub at: Timestamp,
    /// The plugin that proposed it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// The channel that it used; left out if it didn't reach the customer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// What it was for.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The action's `group`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub group: Option<Label>,
    /// What came of it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What it cost.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// The digest of what it said, as the decision gave it. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

impl HistoryItem {
    /// An item of which only the required facts are known.
    #[must_use]
    pub const fn new(key: Label, kind: HistoryKind, at: Timestamp) -> Self {
        Self {
            key,
            kind,
            at,
            plugin: None,
            channel: None,
            purpose: None,
            group: None,
            outcome: None,
            cost: None,
            said: None,
        }
    }

    /// Whether it was carried out, as far as is known: it didn't fail and wasn't cancelled.
    #[must_use]
    pub fn was_done(&self) -> bool {
        match self.outcome {
            Some(Outcome::Failed | Outcome::Cancelled) => false,
            Some(
                Outcome::Delivered
                | Outcome::Accepted
                | Outcome::Dismissed
                | Outcome::Complained
                | Outcome::Sent
                | Outcome::GoalMet,
            )
            | None => true,
        }
    }
}

/// A person's consent to one action for this customer. It is used once: an action of the same key in `history` after it uses it up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Approved {
    /// The action's `key`.
    pub key: Label,
    /// The plugin whose action it is. Default: any plugin.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// Who approved it: a person or a manager.
    pub by: Approval,
    /// When it was approved.
    pub at: Timestamp,
    /// When it expires. Default: never.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
    /// The most that the action may cost. Default: any amount.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

/// What has been spent from one of the operator's budgets on all customers, in the budget's current period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct BudgetSpent {
    /// The budget's name in the policy.
    pub name: Slug,
    /// The amount.
    pub spent: Money,
}
