//! Permission: whether the customer agreed to this purpose on this channel about this topic.

use courtesy_contract::{
    Action, Channel, Context, Disposition, LegalBasis, Permission, PermissionStatus as Status, Purpose,
};

use super::{Candidate, Refusal, Situation};

const RULE: &str = "permission";

/// Takes away every channel that the customer doesn't allow; refuses the action when none is left.
pub(super) fn screen(situation: &Situation, candidate: &mut Candidate) -> Result<(), Refusal> {
    if !candidate.action.reaches_customer() {
        return Ok(());
    }
    let context = situation.context;
    let (action, purpose) = (&candidate.action, candidate.purpose);
    candidate.channels.retain(|channel| allowed(context, purpose, *channel, action));
    if candidate.channels.is_empty() {
        return Err(Refusal::new(Disposition::Suppressed, RULE, explain(context, purpose, action)));
    }
    candidate.channels.retain(|channel| usable(context, *channel));
    if candidate.channels.is_empty() {
        let sentence =
            "The customer can't be reached, or doesn't want to be, on any of the channels that were proposed.";
        return Err(Refusal::new(Disposition::Suppressed, "channel", sentence));
    }
    Ok(())
}

fn allowed(context: &Context, purpose: Purpose, channel: Channel, action: &Action) -> bool {
    let mut about =
        context.permissions.iter().filter(|permission| covers(permission, purpose, channel, action)).peekable();
    let mut granted = false;
    for permission in &mut about {
        if matches!(permission.status, Status::Denied | Status::Revoked) {
            return false;
        }
        granted |= holds(permission, context) && grants(permission);
    }
    granted
}

/// Whether a record speaks of this purpose, channel and topic, or of something wider that includes them.
fn covers(permission: &Permission, purpose: Purpose, channel: Channel, action: &Action) -> bool {
    permission.purpose == purpose
        && permission.channel.is_none_or(|named| named == channel)
        && permission.topic.as_ref().is_none_or(|named| action.topic.as_ref() == Some(named))
}

/// A "no" has no end; a "yes" holds from its start up to but not including its end.
fn holds(permission: &Permission, context: &Context) -> bool {
    permission.from_at.is_none_or(|from| from <= context.as_of) && permission.to_at.is_none_or(|to| context.as_of < to)
}

/// A "yes"; or, for service, a contract or a duty in law that nobody objected to.
fn grants(permission: &Permission) -> bool {
    let rests_on_law = matches!(permission.basis, Some(LegalBasis::Contract | LegalBasis::LegalObligation));
    match permission.status {
        Status::Granted => true,
        Status::Unknown | Status::Pending => permission.purpose == Purpose::Service && rests_on_law,
        _ => false,
    }
}

fn usable(context: &Context, channel: Channel) -> bool {
    let unreachable = context.channels.iter().any(|state| state.channel == channel && state.reachable == Some(false));
    !unreachable && !context.preferences.avoid_channels.contains(&channel)
}

fn explain(context: &Context, purpose: Purpose, action: &Action) -> String {
    let about = |channel: &Channel| {
        context
            .permissions
            .iter()
            .filter(|permission| covers(permission, purpose, *channel, action))
            .collect::<Vec<_>>()
    };
    let records: Vec<&Permission> = action.channels.iter().flat_map(about).collect();
    let said = |status: Status| records.iter().any(|permission| permission.status == status);
    let sentence = if said(Status::Revoked) {
        "You took back your permission for this, so we don't."
    } else if said(Status::Denied) {
        "You told us not to, so we don't."
    } else if said(Status::Expired) || records.iter().any(|permission| !holds(permission, context)) {
        "The permission for this has run out, and we don't go on without one."
    } else {
        "Nobody asked you whether this is all right, so we don't."
    };
    format!("{sentence} (purpose {purpose})")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::guardrail::examples::*;

    fn permissions(records: &[&str]) -> String {
        format!(r#""permissions":[{}]"#, records.join(","))
    }

    fn channels(records: &[&str], action: Action) -> Vec<Channel> {
        verdict(screen, &permissions(records), action).map(|candidate| candidate.channels).unwrap_or_default()
    }

    fn note(changes: serde_json::Value) -> Action {
        action(HEADS_UP, changes)
    }

    const SERVICE_GRANTED: &str = r#"{"purpose":"service","status":"granted"}"#;

    #[test]
    fn without_a_record_nothing_is_allowed() {
        for purpose in ["service", "care", "research", "marketing"] {
            assert_eq!(channels(&[], note(json!({"purpose": purpose}))), []);
        }
    }

    #[test]
    fn a_no_at_the_same_or_a_wider_level_beats_any_yes() {
        let granted = r#"{"purpose":"marketing","channel":"email","topic":"music","status":"granted"}"#;
        let wanted = || note(json!({"purpose": "marketing", "topic": "music", "channels": ["email", "sms"]}));
        assert_eq!(channels(&[granted], wanted()), [Channel::Email]);
        for wider in [
            r#"{"purpose":"marketing","status":"denied"}"#,
            r#"{"purpose":"marketing","channel":"email","status":"revoked"}"#,
            r#"{"purpose":"marketing","topic":"music","status":"denied"}"#,
            r#"{"purpose":"marketing","status":"denied","to_at":"2020-01-01T00:00:00Z"}"#,
        ] {
            assert_eq!(channels(&[granted, wider], wanted()), [], "{wider}");
        }
        assert_eq!(
            channels(&[granted, r#"{"purpose":"marketing","topic":"books","status":"denied"}"#], wanted()),
            [Channel::Email]
        );
        assert_eq!(channels(&[granted, r#"{"purpose":"care","status":"denied"}"#], wanted()), [Channel::Email]);
    }

    #[test]
    fn a_yes_to_one_channel_is_no_yes_to_another() {
        let granted = r#"{"purpose":"service","channel":"sms","status":"granted"}"#;
        assert_eq!(channels(&[granted], note(json!({"channels": ["email", "sms"]}))), [Channel::Sms]);
        assert_eq!(
            channels(&[SERVICE_GRANTED], note(json!({"channels": ["email", "sms"]}))),
            [Channel::Email, Channel::Sms]
        );
    }

    #[test]
    fn unknown_pending_and_expired_mean_no_unless_service_rests_on_a_contract() {
        for status in ["unknown", "pending", "expired"] {
            let record = |purpose: &str| format!(r#"{{"purpose":"{purpose}","status":"{status}","basis":"contract"}}"#);
            for purpose in ["care", "research", "marketing"] {
                assert_eq!(channels(&[&record(purpose)], note(json!({"purpose": purpose}))), [], "{status} {purpose}");
            }
            let service = channels(&[&record("service")], note(json!({})));
            assert_eq!(service.is_empty(), status == "expired", "{status}");
        }
    }

    #[test]
    fn a_yes_holds_from_its_start_up_to_its_end() {
        let between = |from: &str, to: &str| {
            format!(r#"{{"purpose":"service","status":"granted","from_at":"{from}","to_at":"{to}"}}"#)
        };
        assert_eq!(channels(&[&between(NOW, "2026-03-28T20:40:01Z")], note(json!({}))), [Channel::Email]);
        assert_eq!(channels(&[&between("2026-01-01T00:00:00Z", NOW)], note(json!({}))), []);
        assert_eq!(channels(&[&between("2026-03-28T20:40:01Z", "2027-01-01T00:00:00Z")], note(json!({}))), []);
    }

    #[test]
    fn calling_an_offer_service_does_not_help() {
        let refusal = verdict(screen, &permissions(&[SERVICE_GRANTED]), action(VOUCHER, json!({"purpose": "service"})))
            .unwrap_err();
        assert!(refusal.explanation.contains("purpose care"));
    }

    #[test]
    fn avoided_and_unreachable_channels_are_left_out() {
        let sections = format!(
            r#"{},"preferences":{{"avoid_channels":["sms"]}},"channels":[{{"channel":"email","reachable":false}}]"#,
            permissions(&[SERVICE_GRANTED])
        );
        let left = verdict(screen, &sections, note(json!({"channels": ["email", "sms", "post"]}))).unwrap().channels;
        assert_eq!(left, [Channel::Post]);
        let refusal = verdict(screen, &sections, note(json!({"channels": ["email", "sms"]}))).unwrap_err();
        assert_eq!(refusal.rule, "channel");
    }

    #[test]
    fn staff_need_no_permission() {
        assert!(verdict(screen, "", action(INSIGHT, json!({"audience": "agent", "channels": []}))).is_ok());
    }
}
