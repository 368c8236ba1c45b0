//! The kinds of action: what actions of one kind have in common, and what can be added to them.

use std::fmt::Display;

use courtesy_contract::{
    Audience, Beneficiary, Channel, ChannelSuggestion, CheckIn, CommunityHelp, DeliveryAdaptation, Gesture, GiftSource,
    HandoverMode, HeadsUp, HumanHandover, InternalInsight, Label, Money, PreferenceAsk, Purpose, SelfService,
    ServiceRecovery, Step, Text, Timestamp,
};

use crate::Draft;

/// The fields of one kind of action, and what such actions have in common. [`propose`](crate::propose) has them all.
pub trait Kind: Sized {
    /// What it is for, unless the author says otherwise. The host's default policy assumes the same.
    const PURPOSE: Purpose;
    /// Whom it reaches, unless the author says otherwise.
    const AUDIENCE: Audience;
    /// How long it makes sense, in days, unless the author says otherwise.
    const DAYS: i64;
    /// Whether a person takes over, who finds words if the plugin has none.
    const BY_A_PERSON: bool;

    /// The step with these fields.
    fn into_step(self) -> Step;
    /// The fields of a step of this kind.
    fn of(step: &mut Step) -> Option<&mut Self>;
}

macro_rules! kinds {
    ($($kind:ident for $purpose:ident to $audience:ident within $days:literal days $(by $person:ident)?;)+) => {
        $(impl Kind for $kind {
            const PURPOSE: Purpose = Purpose::$purpose;
            const AUDIENCE: Audience = Audience::$audience;
            const DAYS: i64 = $days;
            const BY_A_PERSON: bool = !stringify!($($person)?).is_empty();

            fn into_step(self) -> Step {
                Step::$kind(self)
            }

            fn of(step: &mut Step) -> Option<&mut Self> {
                if let Step::$kind(fields) = step { Some(fields) } else { None }
            }
        })+
    };
}

kinds! {
    CheckIn for Care to Customer within 14 days;
    Gesture for Care to Customer within 14 days;
    HumanHandover for Service to Both within 2 days by somebody;
    ServiceRecovery for Service to Both within 3 days by somebody;
    ChannelSuggestion for Care to Customer within 1 days;
    SelfService for Service to Customer within 1 days;
    CommunityHelp for Care to Customer within 14 days;
    HeadsUp for Service to Customer within 2 days;
    DeliveryAdaptation for Service to Both within 2 days;
    PreferenceAsk for Care to Customer within 30 days;
    InternalInsight for Service to Agent within 7 days;
}

impl Draft<Gesture> {
    /// Sets what it is worth, in the currency's smallest unit. It also counts as its cost.
    pub fn worth(self, minor: u64, currency: impl Display) -> Self {
        let currency = currency.to_string();
        self.cost(minor, &currency)
            .fill("amount", |gesture| Money::new(minor, &currency).map(|amount| gesture.amount = Some(amount)))
    }

    /// Gives it from goods that can no longer be sold.
    pub fn from_surplus(self) -> Self {
        self.put(|gesture| gesture.source = GiftSource::Surplus)
    }

    /// Gives it to somebody else, such as a neighbour or a good cause.
    pub fn for_somebody_else(self) -> Self {
        self.put(|gesture| gesture.beneficiary = Beneficiary::ThirdParty)
    }

    /// Says that it has value only for somebody who buys, as a voucher does.
    pub fn tied_to_purchase(self) -> Self {
        self.put(|gesture| gesture.tied_to_purchase = true)
    }

    /// Says that the customer expects it.
    pub fn expected(self) -> Self {
        self.put(|gesture| gesture.surprise = false)
    }
}

impl Draft<HumanHandover> {
    /// Sets how the person takes over, and with that the audience and the channel.
    pub fn by(self, mode: HandoverMode) -> Self {
        let (audience, channel) = match mode {
            HandoverMode::Transfer => (Audience::Both, Some(Channel::Chat)),
            HandoverMode::Visit => (Audience::Both, Some(Channel::InPerson)),
            HandoverMode::Task => (Audience::Agent, None),
            HandoverMode::Callback => (Audience::Both, Some(Channel::Phone)),
        };
        self.audience(audience).over(channel).put(|handover| handover.mode = mode)
    }

    /// Other queues that could take over, best first.
    pub fn alternatives<Q: Display>(self, queues: impl IntoIterator<Item = Q>) -> Self {
        self.fill("alternatives", |handover| {
            handover.alternatives =
                queues.into_iter().map(|queue| Label::new(queue.to_string())).collect::<Result<_, _>>()?;
            Ok(())
        })
    }

    /// The skill that the person needs, such as a subject or a language.
    pub fn skill(self, skill: impl Display) -> Self {
        self.fill("skill", |handover| Label::new(skill.to_string()).map(|skill| handover.skill = Some(skill)))
    }

    /// Sets the agreed time: one of the queue's `next_slots`. `None` leaves it open.
    pub fn slot(self, slot: impl Into<Option<Timestamp>>) -> Self {
        self.put(|handover| handover.slot = slot.into())
    }

    /// Sets the time by which the customer must have an answer. Default: in 24 hours.
    pub fn respond_by(self, moment: Timestamp) -> Self {
        self.put(|handover| handover.respond_by_at = moment)
    }
}

impl Draft<ServiceRecovery> {
    /// Sets the case that it answers: the `id` of an item in `cases`.
    pub fn case(self, id: impl Display) -> Self {
        self.fill("case", |recovery| Label::new(id.to_string()).map(|id| recovery.case = Some(id)))
    }

    /// Sets the order that it puts right: the `id` of an item in `orders`.
    pub fn order(self, id: impl Display) -> Self {
        self.fill("order", |recovery| Label::new(id.to_string()).map(|id| recovery.order = Some(id)))
    }

    /// Sets what it is worth. `None` leaves it open.
    pub fn amount(self, amount: impl Into<Option<Money>>) -> Self {
        self.put(|recovery| recovery.amount = amount.into())
    }
}

impl Draft<ChannelSuggestion> {
    /// The channel the customer uses now.
    pub fn from(self, channel: Channel) -> Self {
        self.put(|suggestion| suggestion.from = Some(channel))
    }
}

impl Draft<SelfService> {
    /// How long it takes, in minutes.
    pub fn minutes(self, minutes: u32) -> Self {
        self.put(|task| task.minutes = Some(minutes))
    }
}

impl Draft<HeadsUp> {
    /// What the customer can do.
    pub fn you_can(self, what: impl Display) -> Self {
        self.fill("you_can", |heads_up| Text::new(what.to_string()).map(|what| heads_up.you_can = Some(what)))
    }

    /// Sets when the customer will hear more. `None` leaves it open.
    pub fn next_update(self, moment: impl Into<Option<Timestamp>>) -> Self {
        self.put(|heads_up| heads_up.next_update_at = moment.into())
    }
}

impl Draft<DeliveryAdaptation> {
    /// Sets the agreed time. `None` leaves it open.
    pub fn slot(self, slot: impl Into<Option<Timestamp>>) -> Self {
        self.put(|delivery| delivery.slot = slot.into())
    }
}
