//! Audience: whom an action reaches follows from its step. Otherwise, a gesture "for staff" could bypass everything that
//! the customer asked for.

use courtesy_contract::{Action, Audience, Channel, HandoverMode, Step};

use super::asked::{Asked, invalid};
use crate::messages::say;
use crate::rules::Verdict;

pub(super) fn screen(_: &Asked<'_>, action: &Action) -> Verdict {
    let reach = reach(&action.step);
    let detail = if reach == Reach::Staff && action.audience != Audience::Agent {
        say!("audience-detail-insight")
    } else if action.reaches_customer() && !action.channels.iter().all(|channel| meets(&action.step, *channel)) {
        say!("audience-detail-mode")
    } else if !action.reaches_customer() && reach == Reach::Customer {
        say!("audience-detail-agent")
    } else if !action.reaches_customer() && action.message.is_some() {
        say!("audience-detail-message")
    } else if action.reaches_customer() && action.channels.is_empty() {
        say!("audience-detail-channels")
    } else {
        return Verdict::Allow;
    };
    invalid(say!("audience-unclear"), detail)
}

/// Who notices what a step does.
#[derive(PartialEq)]
enum Reach {
    Staff,
    Customer,
    /// Staff alone, or the customer as well, as its audience says.
    Either,
}

fn reach(step: &Step) -> Reach {
    match step {
        Step::InternalInsight(_) => Reach::Staff,
        Step::HumanHandover(handover) => match handover.mode {
            HandoverMode::Task => Reach::Either,
            HandoverMode::Callback | HandoverMode::Transfer | HandoverMode::Visit => Reach::Customer,
        },
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_) => Reach::Customer,
    }
}

/// Whether a step can use a channel. A call on the channel "post" would ring in quiet hours, and at somebody who doesn't want
/// to be called.
fn meets(step: &Step, channel: Channel) -> bool {
    let Step::HumanHandover(handover) = step else { return true };
    let meeting = meeting(channel);
    match handover.mode {
        HandoverMode::Callback => meeting == Some(Meeting::Talking),
        HandoverMode::Visit => meeting == Some(Meeting::InPerson),
        HandoverMode::Transfer | HandoverMode::Task => true,
    }
}

/// How two people meet over a channel.
#[derive(PartialEq)]
enum Meeting {
    Talking,
    InPerson,
}

/// `None` where they only write to each other.
fn meeting(channel: Channel) -> Option<Meeting> {
    match channel {
        Channel::Phone | Channel::Video => Some(Meeting::Talking),
        Channel::InPerson => Some(Meeting::InPerson),
        Channel::Email
        | Channel::Sms
        | Channel::Chat
        | Channel::Messaging
        | Channel::Push
        | Channel::App
        | Channel::Post
        | Channel::WebForm
        | Channel::Social
        | Channel::Fax => None,
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Policy;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn is_refused(action: &Action) -> bool {
        answered(screen, &Policy::default(), "", &|_| true, action).is_some()
    }

    #[test]
    fn nothing_that_the_customer_notices_can_be_called_for_staff() {
        let for_staff = |step: &str, more: serde_json::Value| {
            let mut changes = json!({"channels": [], "audience": "agent"});
            changes.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            is_refused(&action(step, changes))
        };
        for step in [HEADS_UP, CHECK_IN, FLOWERS, VOUCHER, RECOVERY, SELF_SERVICE, HANDOVER] {
            assert!(for_staff(step, json!({})), "{step}");
        }
        let task = HANDOVER.replace("callback", "task");
        assert!(!for_staff(&task, json!({})));
        let message = json!({"message": {"language": "en", "text": "Hello", "author": "machine"}});
        assert!(for_staff(&task, message));
    }

    #[test]
    fn a_call_goes_over_the_phone_and_a_visit_is_in_person() {
        let goes = |mode: &str, channels: &[&str]| {
            is_refused(&action(&HANDOVER.replace("callback", mode), json!({"channels": channels})))
        };
        assert!(!goes("callback", &["phone", "video"]));
        assert!(goes("callback", &["phone", "post"]));
        assert!(!goes("visit", &["in_person"]));
        assert!(goes("visit", &["email"]));
        assert!(!goes("transfer", &["chat"]));
    }

    #[test]
    fn what_reaches_the_customer_names_a_channel_and_a_signal_to_staff_never_does() {
        assert!(is_refused(&action(HEADS_UP, json!({"channels": []}))));
        assert!(is_refused(&action(INSIGHT, json!({"audience": "both"}))));
        assert!(!is_refused(&action(INSIGHT, json!({"audience": "agent"}))));
    }
}
