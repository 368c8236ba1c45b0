//! Set text: where people speak with each other, nobody reads out what was written in advance.

use courtesy_contract::{Action, ActionKind, Channel, Disposition};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;

/// Takes away the telephone, video and meetings from an action that is a text; refuses it if nothing else is left.
pub(super) fn screen(_: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    if !candidate.reaches_customer() || !is_text(candidate.action()) {
        return Verdict::Allow;
    }
    candidate.retain_channels(|channel| !is_spoken(channel));
    if !candidate.channels().is_empty() {
        return Verdict::Allow;
    }
    let refusal = Refusal::new(Disposition::Suppressed, say!("set-text-spoken"));
    Verdict::Refuse(refusal.with_detail(say!("set-text-spoken-detail")))
}

/// In a hand-over a person speaks, with a briefing; its message only announces it.
fn is_text(action: &Action) -> bool {
    action.message.is_some() && action.kind() != ActionKind::HumanHandover
}

/// Whether people speak with each other on this channel.
fn is_spoken(channel: Channel) -> bool {
    match channel {
        Channel::Phone | Channel::Video | Channel::InPerson => true,
        Channel::Email
        | Channel::Sms
        | Channel::Chat
        | Channel::Messaging
        | Channel::Push
        | Channel::App
        | Channel::Post
        | Channel::WebForm
        | Channel::Social
        | Channel::Fax => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::examples::*;

    fn left(step: &str, channels: Value, message: bool) -> Option<Vec<Channel>> {
        let mut changes = json!({"channels": channels});
        if message {
            changes["message"] = json!({"language": "en", "text": "Sorry.", "author": "template"});
        }
        verdict(screen, "", action(step, changes)).ok().map(|candidate| candidate.channels().to_vec())
    }

    #[test]
    fn a_set_text_is_written_and_never_spoken() {
        assert_eq!(left(RECOVERY, json!(["phone", "email", "video", "in_person"]), true), Some(vec![Channel::Email]));
        assert_eq!(left(RECOVERY, json!(["phone"]), true), None);
    }

    #[test]
    fn a_person_who_calls_without_a_set_text_may_call() {
        assert_eq!(left(CHECK_IN, json!(["phone"]), false), Some(vec![Channel::Phone]));
    }

    #[test]
    fn the_message_of_a_hand_over_announces_the_call() {
        assert_eq!(left(HANDOVER, json!(["phone"]), true), Some(vec![Channel::Phone]));
    }
}
