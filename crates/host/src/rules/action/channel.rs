//! Channel: only where the customer can and wants to be reached.

use courtesy_contract::{Channel, Context, Disposition, MessageRef};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;

/// Takes away every channel on which the customer can't or doesn't want to be reached; refuses the action if none is left.
pub(super) fn screen(situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    if !candidate.reaches_customer() {
        return Verdict::Allow;
    }
    let (context, before) = (situation.context(), candidate.channels().to_vec());
    candidate.retain_channels(|channel| !avoided(context, channel) && !unreachable(context, channel));
    if candidate.channels().is_empty() { Verdict::Refuse(refusal(context, &before)) } else { Verdict::Allow }
}

fn avoided(context: &Context, channel: Channel) -> bool {
    context.preferences.avoid_channels.contains(&channel)
}

fn unreachable(context: &Context, channel: Channel) -> bool {
    // Customers write to the company with a form; it has no way back.
    channel == Channel::WebForm
        || context.channels.iter().any(|state| state.channel == channel && state.reachable == Some(false))
}

fn refusal(context: &Context, before: &[Channel]) -> Refusal {
    let explanation = if before.iter().any(|channel| avoided(context, *channel)) {
        say!("channel-avoided")
    } else {
        say!("channel-unreachable")
    };
    let why = |channel: &Channel| match avoided(context, *channel) {
        true => say!("channel-detail-avoided", channel = *channel),
        false => say!("channel-detail-unreachable", channel = *channel),
    };
    let channels: Vec<MessageRef> = before.iter().map(why).collect();
    let detail = say!("channel-detail-none-left", channels = channels);
    Refusal::new(Disposition::Suppressed, explanation).with_detail(detail)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    const SECTIONS: &str =
        r#""preferences":{"avoid_channels":["sms"]},"channels":[{"channel":"email","reachable":false}]"#;

    fn over(channels: &[&str]) -> Result<Candidate, Refusal> {
        verdict(screen, SECTIONS, action(HEADS_UP, json!({"channels": channels})))
    }

    #[test]
    fn avoided_and_unreachable_channels_are_left_out() {
        assert_eq!(over(&["email", "sms", "post"]).unwrap().channels(), [Channel::Post]);
    }

    #[test]
    fn an_action_without_a_channel_left_is_suppressed_and_says_which_way_it_failed() {
        let refusal = over(&["email", "sms"]).unwrap_err();
        assert_eq!(refusal.disposition(), Disposition::Suppressed);
        assert!(said(Some(refusal.explanation())).contains("rather not"));
        assert_eq!(
            said(refusal.detail()),
            "no channel that the action names is left: the customer can't be reached over `email`; the customer avoids `sms`"
        );
        assert!(said(Some(over(&["email"]).unwrap_err().explanation())).contains("can't reach you"));
    }

    #[test]
    fn a_channel_of_which_nothing_is_known_may_be_tried() {
        let unknown = r#""channels":[{"channel":"email","available":false}]"#;
        assert!(verdict(screen, unknown, action(HEADS_UP, json!({}))).is_ok());
    }

    #[test]
    fn staff_are_told_without_a_channel() {
        assert!(verdict(screen, SECTIONS, action(INSIGHT, json!({"audience": "agent", "channels": []}))).is_ok());
    }
}
