//! What happened between the customer and the company.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::{given_whole, whole};
use crate::words::words;
use crate::{
    ActionKind, Approval, Channel, Code, Effort, Fraction, Fulfilment, Label, Modality, Money, Outcome, Purpose,
    Sentiment, Slug, Timestamp,
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
    /// Who spoke for the company.
    Handler {
        /// A person.
        Human => "human",
        /// A machine.
        Bot => "bot",
    }
}

words! {
    /// How a conversation ended.
    InteractionOutcome {
        /// The question was answered.
        Resolved => "resolved",
        /// It was not.
        Unresolved => "unresolved",
        /// The customer gave up.
        Abandoned => "abandoned",
        /// Somebody else took over.
        Escalated => "escalated",
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
    /// Over which channel.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Who started it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Who spoke for the company.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub handler: Option<Handler>,
    /// What it was about, as the CRM names it, such as `delivery`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// How the customer sounded.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub sentiment: Option<Sentiment>,
    /// How much effort it cost the customer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// How it ended.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub outcome: Option<InteractionOutcome>,
    /// The event it was about: the `ref` of one of `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
}

impl Interaction {
    /// Whether a machine spoke for the company.
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
        /// Something that doesn't work.
        Incident => "incident",
        /// Goods that come back.
        Return => "return",
        /// A claim for damage.
        Claim => "claim",
    }
}

words! {
    /// How far a case is.
    CaseStatus {
        /// Somebody has to act.
        Open => "open",
        /// It waits for the customer.
        Waiting => "waiting",
        /// It is solved, and the customer may still disagree.
        Resolved => "resolved",
        /// It is over.
        Closed => "closed",
    }
}

words! {
    /// How bad something is for the customer.
    Severity {
        /// A nuisance.
        Low => "low",
        /// It costs time or money.
        Medium => "medium",
        /// It does harm.
        High => "high",
    }
}

/// A matter that somebody works on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Case {
    /// The CRM's reference.
    pub id: Label,
    /// What it is about.
    pub kind: CaseKind,
    /// How far it is.
    pub status: CaseStatus,
    /// How bad it is.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// When it was opened.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// How often it was opened again.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub reopened: Option<u32>,
    /// When the company promised an answer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub promised_at: Option<Timestamp>,
    /// What it is about, as the CRM names it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// The order it is about: the `id` of one of `orders`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub order: Option<Label>,
    /// The event it is about: the `ref` of one of `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
}

impl Case {
    /// Whether the case isn't over: it is open or waits for the customer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.status {
            CaseStatus::Open | CaseStatus::Waiting => true,
            CaseStatus::Resolved | CaseStatus::Closed => false,
        }
    }

    /// Whether this is a complaint that isn't over.
    #[must_use]
    pub fn is_open_complaint(&self) -> bool {
        self.kind == CaseKind::Complaint && self.is_open()
    }
}

words! {
    /// How far an order is.
    OrderStatus {
        /// Placed.
        Placed => "placed",
        /// On the way.
        Shipped => "shipped",
        /// With the customer.
        Delivered => "delivered",
        /// Something went wrong, and the customer has nothing.
        Failed => "failed",
        /// Taken back before it was sent.
        Cancelled => "cancelled",
        /// Sent back.
        Returned => "returned",
    }
}

/// An order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Order {
    /// The CRM's reference.
    pub id: Label,
    /// How far it is.
    pub status: OrderStatus,
    /// When it was placed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<Timestamp>,
    /// When the company promised it.
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
    /// The event that touches it: the `ref` of one of `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
}

words! {
    /// How a subscription stands.
    SubscriptionStatus {
        /// It runs.
        Active => "active",
        /// It rests.
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
    /// How it stands.
    pub status: SubscriptionStatus,
    /// What it is a subscription to.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub product: Option<Label>,
    /// When it is renewed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub renews_at: Option<Timestamp>,
    /// Until when it rests.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub paused_until_at: Option<Timestamp>,
    /// The share of it that the customer uses.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub usage: Option<Fraction>,
}

words! {
    /// How an appointment stands.
    AppointmentStatus {
        /// It is planned.
        Planned => "planned",
        /// It took place.
        Done => "done",
        /// The customer didn't come.
        Missed => "missed",
        /// It was called off.
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
    /// How it stands.
    pub status: AppointmentStatus,
    /// When it takes place.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// In person or at a distance.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// Where, as the CRM names it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub place: Option<Label>,
    /// What it is about.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// The event that touches it: the `ref` of one of `events`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub event: Option<Label>,
}

/// How the customer stands with paying.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Billing {
    /// Whether the customer is behind with paying.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub arrears: bool,
    /// For how many days.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub days_past_due: Option<u32>,
    /// Whether there is an arrangement to pay in parts.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub payment_plan: Option<bool>,
}

words! {
    /// Which scale a score is on.
    FeedbackKind {
        /// Net Promoter Score: 0 to 10.
        Nps => "nps",
        /// Customer satisfaction: 1 to 5.
        Csat => "csat",
        /// Customer Effort Score: 1 to 7.
        Ces => "ces",
    }
}

/// A score that the customer gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Feedback {
    /// Which scale it is on.
    pub kind: FeedbackKind,
    /// The score.
    #[serde(deserialize_with = "whole")]
    pub score: u8,
    /// When it was given.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

/// Where the customer is on the way to something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Journey {
    /// The journey, as the CRM names it, such as `move_house`.
    pub journey: Label,
    /// How far the customer is.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub stage: Option<Label>,
    /// Since when.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub entered_at: Option<Timestamp>,
    /// Where it gets stuck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub friction: Vec<Friction>,
}

/// A bump on the customer's way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Friction {
    /// What gets in the way, such as `payment_error`.
    pub kind: Code,
    /// How often.
    #[serde(deserialize_with = "whole")]
    pub count: u32,
    /// When it last did.
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
    pub kind: ActionKind,
    /// When.
    pub at: Timestamp,
    /// The plugin that proposed it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// Over which channel; left out if it didn't reach the customer over one.
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
}

/// Something that a person agreed to for this customer, once: when `history` holds the action from then on, it is used up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Approved {
    /// The action's `key`.
    pub key: Label,
    /// The plugin whose action it is; that of any plugin if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// Who agreed: a person, or a manager.
    pub by: Approval,
    /// When.
    pub at: Timestamp,
    /// Until when it holds; for good if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
    /// The most it may cost; any sum if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

/// What was spent of one of the operator's budgets on all customers, in the budget's present period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct BudgetSpent {
    /// The budget's name in the policy.
    pub name: Slug,
    /// So much.
    pub spent: Money,
}
