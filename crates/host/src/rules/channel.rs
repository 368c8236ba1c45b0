//! Channel: only where the customer can be reached and doesn't mind.

use courtesy_contract::{Channel, Context, Disposition, Explanation};

use super::{Candidate, Guardrail, Refusal, Situation};

pub(super) const RULE: &str = "channel";

/// Takes away every channel on which the customer can't be reached or doesn't want to be met; refuses the action when none is left.
pub(super) struct Channels;

impl Guardrail for Channels {
    fn rule(&self) -> &'static str {
        RULE
    }

    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Result<(), Refusal> {
        if !candidate.reaches_customer() {
            return Ok(());
        }
        let (context, before) = (situation.context, candidate.channels.clone());
        candidate.retain_channels(|channel| !avoided(context, channel) && !unreachable(context, channel));
        if candidate.channels.is_empty() { Err(refusal(context, &before)) } else { Ok(()) }
    }
}

fn avoided(context: &Context, channel: Channel) -> bool {
    context.preferences.avoid_channels.contains(&channel)
}

fn unreachable(context: &Context, channel: Channel) -> bool {
    context.channels.iter().any(|state| state.channel == channel && state.reachable == Some(false))
}

fn refusal(context: &Context, before: &[Channel]) -> Refusal {
    let explanation = if before.iter().any(|channel| avoided(context, *channel)) {
        Explanation::new(
            "You would rather not hear from us this way, so we don't do it.",
            "U hoort liever niet op deze manier van ons; daarom doen wij dit niet.",
        )
    } else {
        Explanation::new("We can't reach you this way.", "Wij kunnen u op deze manier niet bereiken.")
    };
    let why = |channel: &Channel| {
        let why = if avoided(context, *channel) { "is avoided by the customer" } else { "is not reachable" };
        format!("{channel} {why}")
    };
    let detail: Vec<String> = before.iter().map(why).collect();
    Refusal::new(Disposition::Suppressed, explanation).with_detail(detail.join("; "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    const SECTIONS: &str =
        r#""preferences":{"avoid_channels":["sms"]},"channels":[{"channel":"email","reachable":false}]"#;

    fn over(channels: &[&str]) -> Result<Candidate, Refusal> {
        verdict(&Channels, SECTIONS, action(HEADS_UP, json!({"channels": channels})))
    }

    #[test]
    fn avoided_and_unreachable_channels_are_left_out() {
        assert_eq!(over(&["email", "sms", "post"]).unwrap().channels, [Channel::Post]);
    }

    #[test]
    fn an_action_without_a_channel_left_is_suppressed_and_says_which_way_it_failed() {
        let refusal = over(&["email", "sms"]).unwrap_err();
        assert_eq!(refusal.disposition, Disposition::Suppressed);
        assert!(refusal.explanation.in_language("en").unwrap().contains("rather not"));
        assert_eq!(refusal.detail.unwrap(), "email is not reachable; sms is avoided by the customer");
        assert!(over(&["email"]).unwrap_err().explanation.in_language("en").unwrap().contains("can't reach you"));
    }

    #[test]
    fn a_channel_of_which_nothing_is_known_may_be_tried() {
        let unknown = r#""channels":[{"channel":"email","available":false}]"#;
        assert!(verdict(&Channels, unknown, action(HEADS_UP, json!({}))).is_ok());
    }

    #[test]
    fn staff_are_told_without_a_channel() {
        assert!(verdict(&Channels, SECTIONS, action(INSIGHT, json!({"audience": "agent", "channels": []}))).is_ok());
    }
}
