//! Permission: whether the customer agreed to this purpose on this channel about this topic.

use courtesy_contract::{
    Action, Channel, Disposition, Explanation, LegalBasis, Permission as Record, PermissionStatus as Status, Purpose,
    Timestamp,
};

use super::{Candidate, Guardrail, Refusal, Situation};

pub(crate) const RULE: &str = "permission";

/// Takes away every channel that the customer doesn't allow; refuses the action when none is left.
pub(super) struct Permission;

impl Guardrail for Permission {
    fn rule(&self) -> &'static str {
        RULE
    }

    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Result<(), Refusal> {
        if !candidate.reaches_customer() {
            return Ok(());
        }
        let records = &situation.context.permissions;
        let left: Vec<Channel> =
            candidate.channels.iter().copied().filter(|channel| allowed(records, *channel, candidate)).collect();
        candidate.channels = left;
        if candidate.channels.is_empty() { Err(refusal(records, candidate)) } else { Ok(()) }
    }
}

fn allowed(records: &[Record], channel: Channel, candidate: &Candidate) -> bool {
    let mut granted = false;
    for record in records.iter().filter(|record| record.channel.is_none_or(|named| named == channel)) {
        if denies(record, candidate) {
            return false;
        }
        granted |= grants(record, candidate) && holds(record, candidate.at);
    }
    granted
}

/// Whether a record is a "no" to this purpose, and to this topic or something wider. An action that names no topic may
/// be about any.
fn denies(record: &Record, candidate: &Candidate) -> bool {
    matches!(record.status, Status::Denied | Status::Revoked)
        && candidate.is_refused_with(record.purpose)
        && (record.topic.is_none() || candidate.action.topic.is_none() || record.topic == candidate.action.topic)
}

/// A "no" has no end; a "yes" holds from its start up to but not including its end.
fn holds(record: &Record, at: Timestamp) -> bool {
    record.from_at.is_none_or(|from| from <= at) && record.to_at.is_none_or(|to| at < to)
}

/// Whether a record is a "yes" to this purpose and topic; or, for service, a contract or a duty in law that nobody
/// objected to.
fn grants(record: &Record, candidate: &Candidate) -> bool {
    let speaks = record.purpose == candidate.purpose && is_about(record, &candidate.action);
    let rests_on_law = matches!(record.basis, Some(LegalBasis::Contract | LegalBasis::LegalObligation));
    match record.status {
        Status::Granted => speaks,
        Status::Unknown | Status::Pending => speaks && record.purpose == Purpose::Service && rests_on_law,
        _ => false,
    }
}

fn is_about(record: &Record, action: &Action) -> bool {
    record.topic.as_ref().is_none_or(|named| action.topic.as_ref() == Some(named))
}

fn refusal(records: &[Record], candidate: &Candidate) -> Refusal {
    let (action, at) = (&candidate.action, candidate.at);
    let on_channel = |record: &Record| record.channel.is_none_or(|named| action.channels.contains(&named));
    let speaks = |record: &Record| record.purpose == candidate.purpose && is_about(record, action);
    let about = |record: &&Record| on_channel(record) && (speaks(record) || denies(record, candidate));
    let about: Vec<&Record> = records.iter().filter(about).collect();
    let said = |status: Status| about.iter().any(|record| record.status == status);
    let ran_out = |record: &&Record| record.to_at.is_some_and(|to| to <= at);
    let explanation = if said(Status::Revoked) {
        Explanation::new(
            "You took back your permission for this, so we don't do it.",
            "U hebt uw toestemming hiervoor ingetrokken; daarom doen wij dit niet.",
        )
    } else if said(Status::Denied) {
        Explanation::new(
            "You told us that you don't want this, so we don't do it.",
            "U hebt ons laten weten dat u dit niet wilt; daarom doen wij het niet.",
        )
    } else if said(Status::Expired) || about.iter().any(ran_out) {
        Explanation::new(
            "Your permission for this has run out, and we don't go on without one.",
            "Uw toestemming hiervoor is verlopen, en zonder toestemming gaan wij niet verder.",
        )
    } else {
        Explanation::new(
            "We don't have your permission for this, so we don't do it.",
            "Wij hebben hiervoor geen toestemming van u; daarom doen wij dit niet.",
        )
    };
    let channels: Vec<&str> = action.channels.iter().map(|channel| channel.word()).collect();
    let purpose = candidate.purpose;
    let detail = format!("no permission for the purpose {purpose} over {} holds at {at}", channels.join(", "));
    Refusal::new(Disposition::Suppressed, explanation).with_detail(detail)
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
        verdict(&Permission, &permissions(records), action).map(|candidate| candidate.channels).unwrap_or_default()
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
        let refusal =
            verdict(&Permission, &permissions(&[SERVICE_GRANTED]), action(VOUCHER, json!({"purpose": "service"})))
                .unwrap_err();
        assert!(refusal.detail.unwrap().contains("purpose marketing"));
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
            note.at = Timestamp::parse(at).unwrap();
            assert_eq!(Permission.screen(&situation, &mut note).is_ok(), allowed, "{at}");
        }
    }

    #[test]
    fn the_sentence_says_what_the_customer_said() {
        let sentence = |records: &[&str]| {
            verdict(&Permission, &permissions(records), note(json!({})))
                .unwrap_err()
                .explanation
                .in_language("en")
                .unwrap()
                .to_owned()
        };
        let record = |rest: &str| format!(r#"{{"purpose":"service",{rest}}}"#);
        assert!(sentence(&[&record(r#""status":"revoked""#)]).contains("took back"));
        assert!(sentence(&[&record(r#""status":"denied""#)]).contains("don't want"));
        assert!(sentence(&[&record(r#""status":"expired""#)]).contains("run out"));
        assert!(sentence(&[&record(&format!(r#""status":"granted","to_at":"{NOW}""#))]).contains("run out"));
        assert!(sentence(&[&record(r#""status":"pending""#)]).contains("don't have"));
        assert!(sentence(&[]).contains("don't have"));
    }

    #[test]
    fn staff_need_no_permission() {
        assert!(verdict(&Permission, "", action(INSIGHT, json!({"audience": "agent", "channels": []}))).is_ok());
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
