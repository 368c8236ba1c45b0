//! One proposed thing to do, or to say.

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
        /// Somebody at the company; the customer notices nothing.
        Agent => "agent",
        /// Both.
        Both => "both",
    }
}

words! {
    /// Who has to agree before an action is carried out.
    Approval {
        /// Nobody.
        None => "none",
        /// A person.
        Human => "human",
        /// A manager.
        Manager => "manager",
    }
}

/// One proposed thing to do, or to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Action {
    /// Names the action; unique in the answer.
    pub id: Slug,
    /// Names what is proposed, the same each time it is proposed, so that it can be counted in `history`.
    pub key: Label,
    /// What is to be done: the kind of action and the fields of that kind.
    pub step: Step,
    /// What the contact is for. The operator's policy can make it stricter, never looser.
    pub purpose: Purpose,
    /// Whom it reaches.
    pub audience: Audience,
    /// How soon it matters.
    pub urgency: Urgency,
    /// The channels it can go over, best first. Required when the audience includes the customer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// When it makes sense.
    pub window: Window,
    /// Why. At least one reason.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    #[serde(deserialize_with = "at_least_one")]
    pub reasons: Vec<Reason>,
    /// What to say to the customer.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// The chance that the customer welcomes it; counts as 1 if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub propensity: Option<Fraction>,
    /// What it is worth.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What it costs the company.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// What it is about, for permissions that are given by topic.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// Of the actions in one group at most one is offered.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub group: Option<Label>,
    /// The `key`s of actions that can't go together with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts_with: Vec<Label>,
    /// Who has to agree first.
    #[serde(default, skip_serializing_if = "Approval::is_none")]
    pub requires: Approval,
}

impl Action {
    /// The kind of action.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        self.step.kind()
    }

    /// Whether the customer notices anything of it.
    #[must_use]
    pub fn reaches_customer(&self) -> bool {
        match self.audience {
            Audience::Customer | Audience::Both => true,
            Audience::Agent => false,
        }
    }

    /// What it gives away, by its step.
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

    /// What it takes from a budget: its `cost`, or what it gives away, whichever is more. Of two currencies it is what
    /// it gives, if that is anything; such an action is never offered.
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
    /// Nobody has to agree.
    fn default() -> Self {
        Self::None
    }
}

impl Approval {
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

/// When an action makes sense.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Window {
    /// Not before this moment; at once if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub not_before_at: Option<Timestamp>,
    /// Not at this moment or later.
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

/// One reason for an action, with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Reason {
    /// The same code each time this reason applies.
    pub code: Code,
    /// The reason in a sentence for a colleague.
    pub text: Text,
    /// The facts it rests on: places in the context that the plugin received. A reason that rests on nothing makes the action invalid.
    pub evidence: Vec<Pointer>,
}

words! {
    /// Where the words of a message come from. There is no value for a person: a plugin can't claim one.
    Author {
        /// Put together by a program.
        Machine => "machine",
        /// Written beforehand by a person, for every customer in this situation.
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
    /// The words, with placeholders such as `{first_name}` that the CRM fills in.
    pub text: Text,
    /// Where the words come from.
    pub author: Author,
}

/// What is to be done: `kind` and the fields of that kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case")]
pub enum Step {
    /// Ask how the customer is doing; the reply has somewhere to go.
    CheckIn(CheckIn),
    /// An unexpected, caring gesture.
    Gesture(Gesture),
    /// A person takes over.
    HumanHandover(HumanHandover),
    /// Repair after something went wrong.
    ServiceRecovery(ServiceRecovery),
    /// Point to a channel that serves this customer's question better.
    ChannelSuggestion(ChannelSuggestion),
    /// Point to something the customer can do alone, with a way to a person.
    SelfService(SelfService),
    /// Customers who help each other.
    CommunityHelp(CommunityHelp),
    /// Tell the customer first about what affects them.
    HeadsUp(HeadsUp),
    /// Bring the product to the customer in another way.
    DeliveryAdaptation(DeliveryAdaptation),
    /// Ask the customer for their terms instead of guessing.
    PreferenceAsk(PreferenceAsk),
    /// A signal to staff; it never reaches the customer.
    InternalInsight(InternalInsight),
}

impl Step {
    /// The kind alone.
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

/// Ask how the customer is doing and whether something can be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct CheckIn {
    /// The question, in a few words for a colleague.
    pub question: Text,
    /// The queue that answers the reply.
    pub reply_queue: Label,
}

words! {
    /// What a gesture consists of.
    Gift {
        /// A few kind words.
        Note => "note",
        /// Money off or back.
        Credit => "credit",
        /// A fee that needn't be paid.
        FeeWaiver => "fee_waiver",
        /// Something better for the same money.
        Upgrade => "upgrade",
        /// Flowers.
        Flowers => "flowers",
        /// A gift to a good cause.
        Donation => "donation",
        /// A thing.
        Item => "item",
    }
}

words! {
    /// What a gesture is paid from.
    GiftSource {
        /// Money set aside for it.
        Budget => "budget",
        /// What can't be sold any more.
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
    /// What it consists of.
    pub gift: Gift,
    /// What it is worth.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// What it is paid from.
    pub source: GiftSource,
    /// Whether the customer doesn't expect it.
    pub surprise: bool,
    /// Who gets it.
    pub beneficiary: Beneficiary,
    /// Whether it is worth something only to somebody who buys, such as a voucher.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tied_to_purchase: bool,
}

words! {
    /// How a person takes over.
    HandoverMode {
        /// Somebody calls the customer.
        Callback => "callback",
        /// The conversation goes on with a person.
        Transfer => "transfer",
        /// Somebody visits the customer.
        Visit => "visit",
        /// Somebody works on it; the customer needn't do anything.
        Task => "task",
    }
}

/// A person takes over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct HumanHandover {
    /// How.
    pub mode: HandoverMode,
    /// The queue that takes over.
    pub queue: Label,
    /// Other queues that could, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Label>,
    /// What the person has to know or speak.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub skill: Option<Label>,
    /// When: one of the queue's `next_slots`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub slot: Option<Timestamp>,
    /// When the customer must have been answered.
    pub respond_by_at: Timestamp,
    /// What the person must know, so that the customer needn't tell it again.
    pub briefing: Text,
}

words! {
    /// How something is put right.
    Remedy {
        /// Saying sorry.
        Apology => "apology",
        /// A new one.
        Replace => "replace",
        /// Money back.
        Refund => "refund",
        /// Another date.
        Rebook => "rebook",
        /// Making haste.
        Expedite => "expedite",
        /// Other terms.
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
    /// What the customer wants done.
    pub task: Label,
    /// What the customer gains by it. That it is cheaper for the company is no reason.
    pub benefit: Text,
}

/// Point to something the customer can do alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct SelfService {
    /// What the customer wants done.
    pub task: Label,
    /// Where.
    pub link: Link,
    /// How many minutes it takes.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The queue where a person helps if it doesn't work.
    pub human_escape: Label,
}

words! {
    /// Which way help goes.
    HelpDirection {
        /// The customer is asked to help.
        Offer => "offer",
        /// The customer is helped.
        Receive => "receive",
    }
}

/// Customers who help each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct CommunityHelp {
    /// Which way help goes.
    pub direction: HelpDirection,
    /// What it is about.
    pub topic: Label,
}

/// Tell the customer first about what affects them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct HeadsUp {
    /// What it is about: the `ref` of one of `events`, or the `id` of what is affected.
    pub event: Label,
    /// What the company does about it.
    pub we_do: Text,
    /// What the customer can do.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub you_can: Option<Text>,
    /// When there will be more news.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub next_update_at: Option<Timestamp>,
}

/// Bring the product to the customer in another way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct DeliveryAdaptation {
    /// The order: the `id` of one of `orders`.
    pub order: Label,
    /// The other way.
    pub fulfilment: Fulfilment,
    /// When.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub slot: Option<Timestamp>,
}

/// Ask the customer for their terms instead of guessing.
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
    /// What was seen, in a sentence.
    pub signal: Text,
    /// Who should know, such as `store_manager`.
    pub to_role: Label,
}

/// Silences actions of every plugin. It never lets anything through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Hold {
    /// What it silences.
    pub scope: HoldScope,
    /// Until when.
    pub until_at: Timestamp,
    /// Why, in a sentence for a colleague.
    pub reason: Text,
}

/// What a hold silences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HoldScope {
    /// Everything that reaches the customer.
    All {},
    /// Everything for one purpose.
    Purpose {
        /// The purpose.
        purpose: Purpose,
    },
    /// Everything over one channel.
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

/// The placeholders that every CRM can fill in. A policy can add more.
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
/// A brace that opens and isn't closed, or holds anything but a snake_case code, gives what stands in it, so that a
/// check against the known placeholders refuses it. `{{` and `}}` have no special meaning.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().filter(|name| name.len() < rest.len()).unwrap_or(""))
}
