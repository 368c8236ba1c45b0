//! One function for each kind of action, which fills in all that such an action needs.
//!
//! Each starts an action that needs a reason next and can then be refined: see [`Draft`](crate::Draft).
//!
//! ```
//! use courtesy_sdk::prelude::*;
//!
//! fn lost(context: &Context) -> Option<Answer> {
//!     let complaint = context.open_complaint()?;
//!     let queue = context.open_queue("delivery_team")?;
//!     let draft = propose::human_handover(context, "call-about-delivery", &queue.queue, "The parcel is lost.")
//!         .because("open_complaint", "A complaint is open.", (&complaint, &queue))
//!         .slot(queue.next_slots.first().copied())
//!         .urgency(Urgency::Critical);
//!     Some(draft.into())
//! }
//! ```

use std::fmt::Display;

use courtesy_contract::{
    Beneficiary, Channel, ChannelSuggestion, CheckIn, CommunityHelp, ContactSetting, DeliveryAdaptation, Fulfilment,
    Gesture, Gift, GiftSource, HandoverMode, HeadsUp, HelpDirection, HumanHandover, InternalInsight, Label, Link,
    PreferenceAsk, Remedy, SelfService, ServiceRecovery, Text,
};

use crate::draft::named;
use crate::run::cut;
use crate::{Context, Unfounded};

const KEY_MAX_CHARS: usize = 100;
const TEXT_MAX_CHARS: usize = 2_000;
const THERE_IS_MORE: &str = " There is more.";

/// A key for an action about one thing, such as an order: `late-order/o-77`, truncated to the 100 characters of a key.
///
/// ```
/// assert_eq!(courtesy_sdk::propose::key("late-order", "o-77"), "late-order/o-77");
/// ```
pub fn key(name: impl Display, thing: impl Display) -> String {
    cut(format!("{name}/{thing}"), KEY_MAX_CHARS)
}

/// A briefing from sentences, the most important first: as many as fit into the 2,000 characters of a text.
///
/// ```
/// use courtesy_sdk::propose;
///
/// assert_eq!(propose::briefing(["The parcel is lost.", "Call today."]), "The parcel is lost. Call today.");
/// assert!(propose::briefing(["The parcel is lost."; 500]).ends_with("There is more."));
/// ```
pub fn briefing(sentences: impl IntoIterator<Item: AsRef<str>>) -> String {
    let mut briefing = String::new();
    for sentence in sentences {
        let sentence = sentence.as_ref();
        if briefing.len() + sentence.len() + 1 + THERE_IS_MORE.len() > TEXT_MAX_CHARS {
            briefing.push_str(THERE_IS_MORE);
            break;
        }
        if !briefing.is_empty() {
            briefing.push(' ');
        }
        briefing.push_str(sentence);
    }
    briefing
}

fn label(field: &str, value: impl Display) -> Result<Label, String> {
    named(field, Label::new(value.to_string()))
}

fn text(field: &str, value: impl Display) -> Result<Text, String> {
    named(field, Text::new(value.to_string()))
}

/// Asks how the customer is doing. `question` is for staff; `reply_queue` answers the reply.
pub fn check_in(
    context: &Context,
    id: impl Display,
    question: impl Display,
    reply_queue: impl Display,
) -> Unfounded<CheckIn> {
    let fields =
        || Ok(CheckIn { question: text("question", question)?, reply_queue: label("reply_queue", reply_queue)? });
    Unfounded::new(context, id, fields())
}

/// Gives something unexpected. Defaults: paid from the budget, a surprise, for the customer, and not tied to a purchase.
pub fn gesture(context: &Context, id: impl Display, gift: Gift) -> Unfounded<Gesture> {
    let fields = Gesture {
        gift,
        amount: None,
        source: GiftSource::Budget,
        surprise: true,
        beneficiary: Beneficiary::Customer,
        tied_to_purchase: false,
    };
    Unfounded::new(context, id, Ok(fields))
}

/// Lets a person take over. Default: by a call within 24 hours. With the briefing, the customer needn't repeat anything.
pub fn human_handover(
    context: &Context,
    id: impl Display,
    queue: impl Display,
    briefing: impl Display,
) -> Unfounded<HumanHandover> {
    let fields = || {
        Ok(HumanHandover {
            mode: HandoverMode::Callback,
            queue: label("queue", queue)?,
            alternatives: Vec::new(),
            skill: None,
            slot: None,
            respond_by_at: context.as_of.plus_hours(24),
            briefing: text("briefing", briefing)?,
        })
    };
    Unfounded::new(context, id, fields()).and(|draft| draft.by(HandoverMode::Callback))
}

/// Puts right what went wrong. `acknowledge` names it.
pub fn service_recovery(
    context: &Context,
    id: impl Display,
    remedy: Remedy,
    acknowledge: impl Display,
) -> Unfounded<ServiceRecovery> {
    let fields = || {
        Ok(ServiceRecovery {
            case: None,
            order: None,
            acknowledge: text("acknowledge", acknowledge)?,
            remedy,
            amount: None,
        })
    };
    Unfounded::new(context, id, fields())
}

/// Points to a channel that serves this customer's task better. `benefit` is what the customer gains.
pub fn channel_suggestion(
    context: &Context,
    id: impl Display,
    to: Channel,
    task: impl Display,
    benefit: impl Display,
) -> Unfounded<ChannelSuggestion> {
    let fields =
        || Ok(ChannelSuggestion { from: None, to, task: label("task", task)?, benefit: text("benefit", benefit)? });
    Unfounded::new(context, id, fields())
}

/// Points to something that the customer can do alone. In the queue `human_escape` a person helps if it doesn't work.
pub fn self_service(
    context: &Context,
    id: impl Display,
    task: impl Display,
    link: impl Display,
    human_escape: impl Display,
) -> Unfounded<SelfService> {
    let fields = || {
        Ok(SelfService {
            task: label("task", task)?,
            link: named("link", Link::new(link.to_string()))?,
            minutes: None,
            human_escape: label("human_escape", human_escape)?,
        })
    };
    Unfounded::new(context, id, fields())
}

/// Lets customers help each other.
pub fn community_help(
    context: &Context,
    id: impl Display,
    direction: HelpDirection,
    topic: impl Display,
) -> Unfounded<CommunityHelp> {
    let fields = || Ok(CommunityHelp { direction, topic: label("topic", topic)? });
    Unfounded::new(context, id, fields())
}

/// Tells the customer early about what affects them. `event` is the event's `ref`, or the `id` of what is affected.
pub fn heads_up(context: &Context, id: impl Display, event: impl Display, we_do: impl Display) -> Unfounded<HeadsUp> {
    let fields = || {
        Ok(HeadsUp { event: label("event", event)?, we_do: text("we_do", we_do)?, you_can: None, next_update_at: None })
    };
    Unfounded::new(context, id, fields())
}

/// Delivers an order in another way.
pub fn delivery_adaptation(
    context: &Context,
    id: impl Display,
    order: impl Display,
    fulfilment: Fulfilment,
) -> Unfounded<DeliveryAdaptation> {
    let fields = || Ok(DeliveryAdaptation { order: label("order", order)?, fulfilment, slot: None });
    Unfounded::new(context, id, fields())
}

/// Asks the customer for their preferences instead of guessing.
pub fn preference_ask(context: &Context, id: impl Display, about: ContactSetting) -> Unfounded<PreferenceAsk> {
    Unfounded::new(context, id, Ok(PreferenceAsk { about }))
}

/// Signals something to staff, such as a `store_manager`; it never reaches the customer.
pub fn internal_insight(
    context: &Context,
    id: impl Display,
    topic: impl Display,
    signal: impl Display,
    to_role: impl Display,
) -> Unfounded<InternalInsight> {
    let fields = || {
        Ok(InternalInsight {
            topic: label("topic", topic)?,
            signal: text("signal", signal)?,
            to_role: label("to_role", to_role)?,
        })
    };
    Unfounded::new(context, id, fields())
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{ActionKind, Step};

    use crate::prelude::*;

    fn every_kind(context: &Context) -> Answer {
        let here = || fact!(context.hook);
        let mut answer = Answer::nothing();
        answer.extend([propose::check_in(context, "a", "q", "queue").because("x", "y", here())]);
        answer.extend([propose::gesture(context, "b", Gift::Flowers).because("x", "y", here()).worth(2_500, "EUR")]);
        answer.extend([propose::human_handover(context, "c", "queue", "brief").because("x", "y", here())]);
        answer.extend([propose::service_recovery(context, "d", Remedy::Refund, "lost").because("x", "y", here())]);
        answer.extend([propose::channel_suggestion(context, "e", Channel::Chat, "t", "b").because("x", "y", here())]);
        answer.extend([propose::self_service(context, "f", "t", "https://a.example", "q").because("x", "y", here())]);
        answer.extend([propose::community_help(context, "g", HelpDirection::Offer, "t").because("x", "y", here())]);
        answer.extend([propose::heads_up(context, "h", "e-1", "we").because("x", "y", here()).you_can("wait")]);
        answer.extend([propose::delivery_adaptation(context, "i", "o-1", Fulfilment::Locker).because(
            "x",
            "y",
            here(),
        )]);
        answer.extend([propose::preference_ask(context, "j", ContactSetting::Frequency).because("x", "y", here())]);
        answer.extend([propose::internal_insight(context, "k", "t", "s", "r").because("x", "y", here())]);
        answer
    }

    #[test]
    fn every_kind_can_be_proposed_and_has_the_purpose_that_the_policy_assumes() {
        let answer = testing::ask(every_kind, "{}");
        assert_eq!(answer.actions.iter().map(Action::kind).collect::<Vec<_>>(), ActionKind::ALL);
        for action in &answer.actions {
            assert_eq!(action.purpose, action.kind().least_purpose(), "{}", action.kind());
            assert_eq!(action.reaches_customer(), action.kind() != ActionKind::InternalInsight);
        }
    }

    #[test]
    fn a_gesture_costs_what_it_is_worth() {
        let gesture = &testing::ask(every_kind, "{}").actions[1];
        let Step::Gesture(fields) = &gesture.step else { panic!("{gesture:?}") };
        assert_eq!((&fields.amount, &gesture.cost), (&Some(Money::new(2_500, "EUR").unwrap()), &fields.amount));
    }

    #[test]
    fn a_task_for_a_colleague_reaches_no_customer() {
        let context = &testing::context("{}");
        let draft =
            propose::human_handover(context, "look", "queue", "Look at it.").because("x", "y", fact!(context.hook));
        let action = &Answer::from(draft.by(HandoverMode::Task)).actions[0];
        assert_eq!((action.audience, action.channels.as_slice()), (Audience::Agent, [].as_slice()));
    }

    #[test]
    fn a_field_that_does_not_fit_is_named() {
        let context = &testing::context("{}");
        let draft =
            propose::self_service(context, "f", "t", "http://a.example", "q").because("x", "y", fact!(context.hook));
        assert_eq!(
            Answer::from(draft).error.unwrap().message,
            "action `f`: `link`: expected an address that starts with `https://`"
        );
    }

    #[test]
    fn a_long_id_still_makes_a_key() {
        assert_eq!(propose::key("late", "é".repeat(100)).chars().count(), 100);
    }
}
