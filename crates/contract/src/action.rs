//! One thing that a plugin proposes to do or say.

use serde::{Deserialize, Serialize};

use crate::bounded::{at_least_one, given};
use crate::whole::given_whole;
use crate::words::words;
use crate::{
    ActionKind, Channel, Code, ContactSetting, Fraction, Fulfilment, Label, Language, Link, Money, Pointer, Purpose,
    Slug, Text, Timestamp, Urgency,
};

words! {
    /// Whom an action reaches.
    Audience {
        /// The customer.
        Customer => "customer",
        /// Staff; the customer doesn't notice.
        Agent => "agent",
        /// Both.
        Both => "both",
    }
}

words! {
    /// Who must approve an action before it is carried out.
    Approval {
        /// Nobody.
        None => "none",
        /// A person.
        Human => "human",
        /// A manager.
        Manager => "manager",
    }
}

/// One thing that a plugin proposes to do or say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Action {
    /// The action's id, unique in its answer.
    pub id: Slug,
    /// The name under which the action is counted and found in `history`: the same each time it is proposed.
    pub key: Label,
    /// What to do: the kind of action and the fields of that kind.
    pub step: Step,
    /// What the action is for. The operator's policy can make the purpose stricter, never looser.
    pub purpose: Purpose,
    /// Whom it reaches.
    pub audience: Audience,
    /// How soon it matters.
    pub urgency: Urgency,
    /// The channels that it can use, best first. Required if the audience includes the customer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// When it makes sense.
    pub window: Window,
    /// Why it is proposed. At least one reason.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    #[serde(deserialize_with = "at_least_one")]
    pub reasons: Vec<Reason>,
    /// What to say to the customer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// How likely the customer is to welcome it. Default: 1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub propensity: Option<Fraction>,
    /// What it is worth.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What it costs the company.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// What it is about, for permissions that apply to one topic.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// A name that actions share if at most a few of them should be offered (`max_per_group` in the policy).
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub group: Option<Label>,
    /// The `key`s of actions that must not be offered together with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts_with: Vec<Label>,
    /// Who must approve it first.
    #[serde(default, skip_serializing_if = "Approval::is_none")]
    pub requires: Approval,
    /// What it promises the customer. Since 1.1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
}

impl Action {
    /// The kind of action.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        self.step.kind()
    }

    /// Whether the customer notices it.
    #[must_use]
    pub fn reaches_customer(&self) -> bool {
        match self.audience {
            Audience::Customer | Audience::Both => true,
            Audience::Agent => false,
        }
    }

    /// The money that its step gives to the customer or to somebody else.
    #[must_use]
    pub fn gives(&self) -> Option<&Money> {
        match &self.step {
            Step::Gesture(gesture) => gesture.amount.as_ref(),
            Step::ServiceRecovery(recovery) => recovery.amount.as_ref(),
            Step::CheckIn(_)
            | Step::HumanHandover(_)
            | Step::ChannelSuggestion(_)
            | Step::SelfService(_)
            | Step::CommunityHelp(_)
            | Step::HeadsUp(_)
            | Step::DeliveryAdaptation(_)
            | Step::PreferenceAsk(_)
            | Step::InternalInsight(_) => None,
        }
    }

    /// What it takes from a budget: its `cost` or what it gives away, whichever is more. If the two are in different
    /// currencies, it is what the action gives away, unless that is 0; such an action is never offered.
    #[must_use]
    pub fn spends(&self) -> Option<&Money> {
        match (self.cost.as_ref(), self.gives()) {
            (Some(cost), Some(gift)) if gift.minor.get() == 0 => Some(cost),
            (Some(cost), Some(gift)) if cost.currency == gift.currency && cost.minor.get() > gift.minor.get() => {
                Some(cost)
            }
            (cost, gift) => gift.or(cost),
        }
    }
}

impl Default for Approval {
    /// Nobody must approve it.
    fn default() -> Self {
        Self::None
    }
}

impl Approval {
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

/// What an action promises the customer. It is offered only if somebody can keep it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Promise {
    /// The promise's id: the same each time the same thing is promised, such as `answer/case-7`.
    pub id: Label,
    /// What is promised, in a sentence for staff.
    pub what: Text,
    /// When it must be kept.
    pub due_at: Timestamp,
    /// The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot` that it agrees.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub queue: Option<Label>,
    /// What it is about: the `id` of an order or a case, or the `ref` of an event.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub about: Option<Label>,
}

/// When an action makes sense.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Window {
    /// The earliest time. Default: at once.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub not_before_at: Option<Timestamp>,
    /// The time from which it no longer makes sense.
    pub not_after_at: Timestamp,
}

/// What an action is worth to each side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Value {
    /// To the customer.
    pub customer: Fraction,
    /// To the company.
    pub company: Fraction,
}

/// One reason for an action, with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Reason {
    /// The reason's code: the same each time this reason applies.
    pub code: Code,
    /// The reason in a sentence for a colleague.
    pub text: Text,
    /// The facts that support it, as places in the context that the plugin received. A reason without evidence makes the action invalid.
    pub evidence: Vec<Pointer>,
}

words! {
    /// Who wrote a message. There is no value for a person, because a plugin must not claim that a person wrote it.
    Author {
        /// Composed by a program.
        Machine => "machine",
        /// Written by a person in advance, for every customer in this situation.
        Template => "template",
    }
}

/// What to say to the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Message {
    /// The language it is written in.
    pub language: Language,
    /// The text, with placeholders such as `{first_name}` that the CRM fills in.
    pub text: Text,
    /// Who wrote it.
    pub author: Author,
}

/// What to do: `kind` and the fields of that kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case")]
pub enum Step {
    /// Ask how the customer is doing; a queue answers the reply.
    CheckIn(CheckIn),
    /// An unexpected, caring gesture.
    Gesture(Gesture),
    /// A person takes over.
    HumanHandover(HumanHandover),
    /// Repair after something went wrong.
    ServiceRecovery(ServiceRecovery),
    /// Point to a channel that serves this customer's question better.
    ChannelSuggestion(ChannelSuggestion),
    /// Point to something that the customer can do alone, with a way to reach a person.
    SelfService(SelfService),
    /// Customers help each other.
    CommunityHelp(CommunityHelp),
    /// Tell the customer about something that affects them before they find out.
    HeadsUp(HeadsUp),
    /// Deliver an order in another way.
    DeliveryAdaptation(DeliveryAdaptation),
    /// Ask the customer for their preferences instead of guessing.
    PreferenceAsk(PreferenceAsk),
    /// A signal to staff; it never reaches the customer.
    InternalInsight(InternalInsight),
}

impl Step {
    /// The kind of action.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::CheckIn(_) => ActionKind::CheckIn,
            Self::Gesture(_) => ActionKind::Gesture,
            Self::HumanHandover(_) => ActionKind::HumanHandover,
            Self::ServiceRecovery(_) => ActionKind::ServiceRecovery,
            Self::ChannelSuggestion(_) => ActionKind::ChannelSuggestion,
            Self::SelfService(_) => ActionKind::SelfService,
            Self::CommunityHelp(_) => ActionKind::CommunityHelp,
            Self::HeadsUp(_) => ActionKind::HeadsUp,
            Self::DeliveryAdaptation(_) => ActionKind::DeliveryAdaptation,
            Self::PreferenceAsk(_) => ActionKind::PreferenceAsk,
            Self::InternalInsight(_) => ActionKind::InternalInsight,
        }
    }
}

/// Ask how the customer is doing and whether the company can help.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct CheckIn {
    /// The question, in a few words for staff.
    pub question: Text,
    /// The queue that answers the reply.
    pub reply_queue: Label,
}

words! {
    /// What a gesture gives.
    Gift {
        /// A few kind words.
        Note => "note",
        /// A discount, or money back.
        Credit => "credit",
        /// A fee that the customer needn't pay.
        FeeWaiver => "fee_waiver",
        /// Something better for the same money.
        Upgrade => "upgrade",
        /// Flowers.
        Flowers => "flowers",
        /// A donation to a good cause.
        Donation => "donation",
        /// A physical item.
        Item => "item",
    }
}

words! {
    /// What a gesture is paid from.
    GiftSource {
        /// Money set aside for gestures.
        Budget => "budget",
        /// Goods that can no longer be sold.
        Surplus => "surplus",
    }
}

words! {
    /// Who gets a gesture.
    Beneficiary {
        /// The customer.
        Customer => "customer",
        /// Somebody else, such as a neighbour or a good cause.
        ThirdParty => "third_party",
    }
}

/// An unexpected, caring gesture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Gesture {
    /// What it gives.
    pub gift: Gift,
    /// What it is worth.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// What it is paid from.
    pub source: GiftSource,
    /// Whether the customer doesn't expect it.
    pub surprise: bool,
    /// Who receives it.
    pub beneficiary: Beneficiary,
    /// Whether it has value only for somebody who buys, as a voucher does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tied_to_purchase: bool,
}

words! {
    /// How a person takes over.
    HandoverMode {
        /// Somebody calls the customer.
        Callback => "callback",
        /// The conversation continues with a person.
        Transfer => "transfer",
        /// Somebody visits the customer.
        Visit => "visit",
        /// Somebody takes care of it; the customer needn't do anything.
        Task => "task",
    }
}

/// A person takes over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct HumanHandover {
    /// How the person takes over.
    pub mode: HandoverMode,
    /// The queue that takes over.
    pub queue: Label,
    /// Other queues that could take over, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Label>,
    /// The skill that the person needs, such as a subject or a language.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub skill: Option<Label>,
    /// The agreed time: one of the queue's `next_slots`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub slot: Option<Timestamp>,
    /// The time by which the customer must have an answer.
    pub respond_by_at: Timestamp,
    /// What the person must know, so that the customer needn't repeat it.
    pub briefing: Text,
}

words! {
    /// How something is put right.
    Remedy {
        /// An apology.
        Apology => "apology",
        /// A replacement.
        Replace => "replace",
        /// Money back.
        Refund => "refund",
        /// A new date.
        Rebook => "rebook",
        /// Faster delivery or handling.
        Expedite => "expedite",
        /// A change of terms.
        TermChange => "term_change",
    }
}

/// Repair after something went wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct ServiceRecovery {
    /// The case it answers: the `id` of one of `cases`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub case: Option<Label>,
    /// The order it puts right: the `id` of one of `orders`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub order: Option<Label>,
    /// What went wrong, in words that acknowledge it.
    pub acknowledge: Text,
    /// How it is put right.
    pub remedy: Remedy,
    /// What it is worth.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

/// Point to a channel that serves this customer's question better.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct ChannelSuggestion {
    /// The channel the customer uses now.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub from: Option<Channel>,
    /// The better channel.
    pub to: Channel,
    /// What the customer wants to do.
    pub task: Label,
    /// What the customer gains. A saving for the company is not a benefit.
    pub benefit: Text,
}

/// Point to something that the customer can do alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct SelfService {
    /// What the customer wants to do.
    pub task: Label,
    /// Where to do it.
    pub link: Link,
    /// How long it takes, in minutes.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The queue in which a person helps if it doesn't work.
    pub human_escape: Label,
}

words! {
    /// Who helps whom.
    HelpDirection {
        /// The customer is asked to help.
        Offer => "offer",
        /// The customer is helped.
        Receive => "receive",
    }
}

/// Customers help each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct CommunityHelp {
    /// Who helps whom.
    pub direction: HelpDirection,
    /// What it is about.
    pub topic: Label,
}

/// Tell the customer about something that affects them before they find out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct HeadsUp {
    /// What it is about: the `ref` of an item in `events`, or the `id` of what is affected.
    pub event: Label,
    /// What the company does about it.
    pub we_do: Text,
    /// What the customer can do.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub you_can: Option<Text>,
    /// When the customer will hear more.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub next_update_at: Option<Timestamp>,
}

/// Deliver an order in another way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct DeliveryAdaptation {
    /// The order: the `id` of an item in `orders`.
    pub order: Label,
    /// The new way.
    pub fulfilment: Fulfilment,
    /// The agreed time.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub slot: Option<Timestamp>,
}

/// Ask the customer for their preferences instead of guessing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct PreferenceAsk {
    /// What to ask about.
    pub about: ContactSetting,
}

/// A signal to staff; it never reaches the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct InternalInsight {
    /// What it is about.
    pub topic: Label,
    /// What was noticed, in a sentence.
    pub signal: Text,
    /// Who should know, such as `store_manager`.
    pub to_role: Label,
}

/// Suppresses actions of every plugin for a while. A hold never allows anything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Hold {
    /// What it suppresses.
    pub scope: HoldScope,
    /// When it ends.
    pub until_at: Timestamp,
    /// Why, in a sentence for staff.
    pub reason: Text,
}

/// What a hold suppresses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HoldScope {
    /// Everything that reaches the customer.
    All {},
    /// Everything with one purpose.
    Purpose {
        /// The purpose.
        purpose: Purpose,
    },
    /// Everything on one channel.
    Channel {
        /// The channel.
        channel: Channel,
    },
    /// Everything in one group.
    Group {
        /// The group.
        group: Label,
    },
}

/// The placeholders that every CRM fills in. A policy can add more.
pub const PLACEHOLDERS: &[&str] = &[
    "first_name",
    "last_name",
    "full_name",
    "agent_name",
    "company_name",
    "phone_number",
    "order_number",
    "date",
    "time",
];

/// The placeholders of a text, in order, without their braces: `{first_name}` gives `first_name`.
///
/// A brace that is never closed, or that holds anything but a snake_case code, yields its contents, so that a check
/// against the known placeholders refuses it. `{{` and `}}` have no special meaning.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().filter(|name| name.len() < rest.len()).unwrap_or(""))
}
