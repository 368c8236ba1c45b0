//! Permission: what the customer agreed to, by purpose, channel and topic.

use courtesy_contract::{
    Action, Channel, Disposition, LegalBasis, MessageRef, Permission, PermissionStatus as Status, Purpose, Timestamp,
};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;

/// Takes away every channel that the customer doesn't allow; refuses the action if none is left.
pub(super) fn screen(situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    if !candidate.reaches_customer() {
        return Verdict::Allow;
    }
    let permissions = &situation.context().permissions;
    let left: Vec<Channel> =
        candidate.channels().iter().copied().filter(|channel| allowed(permissions, *channel, candidate)).collect();
    candidate.retain_channels(|channel| left.contains(&channel));
    if left.is_empty() { Verdict::Refuse(refusal(permissions, candidate)) } else { Verdict::Allow }
}

fn allowed(permissions: &[Permission], channel: Channel, candidate: &Candidate) -> bool {
    let mut granted = false;
    for permission in permissions.iter().filter(|permission| permission.channel.is_none_or(|named| named == channel)) {
        if denies(permission, candidate) {
            return false;
        }
        granted |= grants(permission, candidate) && holds(permission, candidate.at());
    }
    granted
}

/// Whether it is a "no" to this purpose, and to this topic or all topics. An action without a topic may be about any.
fn denies(permission: &Permission, candidate: &Candidate) -> bool {
    let topic = &candidate.action().topic;
    matches!(permission.status, Status::Denied | Status::Revoked)
        && candidate.is_refused_with(permission.purpose)
        && (permission.topic.is_none() || topic.is_none() || permission.topic == *topic)
}

/// A "no" has no end; a "yes" holds from its start up to but not including its end.
fn holds(permission: &Permission, at: Timestamp) -> bool {
    permission.from_at.is_none_or(|from| from <= at) && permission.to_at.is_none_or(|to| at < to)
}

/// Whether it is a "yes" to this purpose and topic; or, for service, a contract or legal obligation without an objection.
fn grants(permission: &Permission, candidate: &Candidate) -> bool {
    let speaks = permission.purpose == candidate.purpose() && is_about(permission, candidate.action());
    match permission.status {
        Status::Granted => speaks,
        Status::Unknown | Status::Pending => {
            speaks && permission.purpose == Purpose::Service && permission.basis.is_some_and(rests_on_law)
        }
        Status::Denied | Status::Revoked | Status::Expired => false,
    }
}

fn rests_on_law(basis: LegalBasis) -> bool {
    match basis {
        LegalBasis::Contract | LegalBasis::LegalObligation => true,
        LegalBasis::Consent
        | LegalBasis::VitalInterest
        | LegalBasis::PublicInterest
        | LegalBasis::LegitimateInterest => false,
    }
}

fn is_about(permission: &Permission, action: &Action) -> bool {
    permission.topic.as_ref().is_none_or(|named| action.topic.as_ref() == Some(named))
}

fn refusal(permissions: &[Permission], candidate: &Candidate) -> Refusal {
    let channels: Vec<&str> = candidate.action().channels.iter().map(|channel| channel.word()).collect();
    let detail = say!(
        "permission-detail-none",
        purpose = candidate.purpose(),
        channels = channels.join(", "),
        at = candidate.at()
    );
    Refusal::new(Disposition::Suppressed, explanation(permissions, candidate)).with_detail(detail)
}

/// The explanation for the strongest "no" that the customer gave.
fn explanation(permissions: &[Permission], candidate: &Candidate) -> MessageRef {
    let (action, at) = (candidate.action(), candidate.at());
    let on_channel = |it: &Permission| it.channel.is_none_or(|named| action.channels.contains(&named));
    let speaks = |it: &Permission| it.purpose == candidate.purpose() && is_about(it, action);
    let about = |it: &&Permission| on_channel(it) && (speaks(it) || denies(it, candidate));
    let about: Vec<&Permission> = permissions.iter().filter(about).collect();
    let said = |status: Status| about.iter().any(|permission| permission.status == status);
    let ran_out = |permission: &&Permission| permission.to_at.is_some_and(|to| to <= at);
    if said(Status::Revoked) {
        say!("permission-revoked")
    } else if said(Status::Denied) {
        say!("permission-denied")
    } else if said(Status::Expired) || about.iter().any(ran_out) {
        say!("permission-expired")
    } else {
        say!("permission-missing")
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Policy;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn permissions(records: &[&str]) -> String {
        format!(r#""permissions":[{}]"#, records.join(","))
    }

    fn channels(records: &[&str], action: Action) -> Vec<Channel> {
        verdict(screen, &permissions(records), action)
            .map(|candidate| candidate.channels().to_vec())
            .unwrap_or_default()
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
        assert!(said(refusal.detail()).contains("purpose `marketing`"));
    }

    #[test]
    fn a_yes_must_hold_at_the_moment_of_the_contact() {
        let context = context(&permissions(&[
            r#"{"purpose":"service","status":"granted","from_at":"2026-04-01T08:00:00Z","to_at":"2026-04-02T08:00:00Z"}"#,
        ]));
        let policy = Policy::default();
        let situation = Situation::new(&context, &policy, &[]);
        for (at, allowed) in [
            ("2026-04-01T07:59:59Z", false),
            ("2026-04-01T08:00:00Z", true),
            ("2026-04-02T07:59:59Z", true),
            ("2026-04-02T08:00:00Z", false),
        ] {
            let mut note = candidate(&situation, note(json!({})));
            note.set_at(Timestamp::parse(at).unwrap());
            assert_eq!(refused(screen(&situation, &mut note)).is_ok(), allowed, "{at}");
        }
    }

    #[test]
    fn the_sentence_says_what_the_customer_said() {
        let sentence = |records: &[&str]| {
            verdict(screen, &permissions(records), note(json!({}))).unwrap_err().explanation().id.clone()
        };
        let record = |rest: &str| format!(r#"{{"purpose":"service",{rest}}}"#);
        assert!(sentence(&[&record(r#""status":"revoked""#)]).ends_with("revoked"));
        assert!(sentence(&[&record(r#""status":"denied""#)]).ends_with("denied"));
        assert!(sentence(&[&record(r#""status":"expired""#)]).ends_with("expired"));
        assert!(sentence(&[&record(&format!(r#""status":"granted","to_at":"{NOW}""#))]).ends_with("expired"));
        assert!(sentence(&[&record(r#""status":"pending""#)]).ends_with("missing"));
        assert!(sentence(&[]).ends_with("missing"));
    }

    #[test]
    fn staff_need_no_permission() {
        assert!(verdict(screen, "", action(INSIGHT, json!({"audience": "agent", "channels": []}))).is_ok());
    }

    #[test]
    fn a_no_to_what_an_action_is_holds_whatever_its_plugin_calls_it() {
        let granted = r#"{"purpose":"research","status":"granted"}"#;
        let denied = r#"{"purpose":"care","status":"denied"}"#;
        let check_in = || action(CHECK_IN, json!({"purpose": "research"}));
        assert_eq!(channels(&[granted], check_in()), [Channel::Email]);
        assert_eq!(channels(&[granted, denied], check_in()), []);
    }

    #[test]
    fn an_action_that_names_no_topic_may_be_about_the_one_that_is_denied() {
        let granted = r#"{"purpose":"marketing","status":"granted"}"#;
        let denied = r#"{"purpose":"marketing","topic":"music","status":"denied"}"#;
        let advert = |changes: serde_json::Value| note(changes);
        assert_eq!(channels(&[granted, denied], advert(json!({"purpose": "marketing"}))), []);
        let books = json!({"purpose": "marketing", "topic": "books"});
        assert_eq!(channels(&[granted, denied], advert(books)), [Channel::Email]);
    }
}
