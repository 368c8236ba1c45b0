//! Care: nothing is sold to a customer in difficulty.

use courtesy_contract::{
    Case, CaseKind, CaseStatus, Context, CustomerStatus, Disposition, MessageRef, Purpose, Step, Timestamp,
};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;
use crate::rules::purpose;

/// Protects customers who are in difficulty or in dispute with the company, and those who have left or died.
pub(super) fn screen(situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    if !candidate.reaches_customer() {
        return Verdict::Allow;
    }
    let context = situation.context();
    gone(context, candidate)
        .and_then(|()| flagged(context, candidate))
        .and_then(|()| in_trouble(situation, candidate))
        .into()
}

fn refuse(explanation: MessageRef, until_at: Option<Timestamp>) -> Result<(), Refusal> {
    Err(Refusal::new(Disposition::Suppressed, explanation).until(until_at))
}

/// Only a person may contact a customer who has left, or the relatives of one who has died.
fn gone(context: &Context, candidate: &Candidate) -> Result<(), Refusal> {
    // A hand-over with a message would be a machine's words in a person's name.
    let by_a_person = matches!(candidate.action().step, Step::HumanHandover(_)) && candidate.action().message.is_none();
    if by_a_person && !sells_or_asks(candidate.purpose()) {
        return Ok(());
    }
    match context.customer.status {
        Some(CustomerStatus::Deceased) => refuse(say!("care-deceased"), None),
        Some(CustomerStatus::Former) => refuse(say!("care-former"), None),
        Some(CustomerStatus::Prospect | CustomerStatus::Active | CustomerStatus::Lapsing) | None => Ok(()),
    }
}

fn flagged(context: &Context, candidate: &Candidate) -> Result<(), Refusal> {
    let care = &context.care;
    if care.until_at.is_some_and(|until| until <= candidate.at()) {
        return Ok(());
    }
    if care.suppress_purposes.iter().any(|purpose| candidate.is_refused_with(*purpose)) {
        return refuse(say!("care-asked"), care.until_at);
    }
    if care.handle_with_care && sells_or_asks(candidate.purpose()) {
        return refuse(say!("care-spared"), care.until_at);
    }
    Ok(())
}

fn sells_or_asks(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Research | Purpose::Marketing => true,
        Purpose::Service | Purpose::Care => false,
    }
}

fn complaints(context: &Context) -> impl Iterator<Item = &Case> {
    context.cases.iter().filter(|case| case.kind == CaseKind::Complaint)
}

/// Nothing that sells, and no gesture that is tied to buying, while a complaint or arrears are open, and for a while after.
fn in_trouble(situation: &Situation, candidate: &Candidate) -> Result<(), Refusal> {
    if candidate.purpose() != Purpose::Marketing && !purpose::sells(&candidate.action().step) {
        return Ok(());
    }
    let context = situation.context();
    if complaints(context).any(|case| case.status != CaseStatus::Closed) {
        return refuse(say!("care-complaint-open"), None);
    }
    if context.billing.arrears {
        return refuse(say!("care-arrears"), None);
    }
    let cool_off = i64::from(situation.policy().care.cool_off_days);
    // If it isn't known when it was closed, it may have been just now.
    let closed_at = |case: &Case| case.closed_at.unwrap_or(candidate.at());
    match complaints(context).map(closed_at).max().map(|closed| closed.plus_days(cool_off)) {
        Some(until) if until > candidate.at() => refuse(say!("care-complaint-recent"), Some(until)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Policy};
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn sentence(sections: &str, action: Action) -> Option<String> {
        verdict(screen, sections, action).err().map(|refusal| said(Some(refusal.explanation())))
    }

    fn advert() -> Action {
        action(HEADS_UP, json!({"purpose": "marketing"}))
    }

    #[test]
    fn a_care_flag_suppresses_marketing_and_research_only() {
        let flag = r#""care":{"handle_with_care":true}"#;
        assert!(sentence(flag, advert()).is_some());
        assert!(sentence(flag, action(HEADS_UP, json!({"purpose": "research"}))).is_some());
        assert_eq!(sentence(flag, action(CHECK_IN, json!({}))), None);
        assert_eq!(sentence("", advert()), None);
    }

    #[test]
    fn a_care_flag_ends_at_its_moment() {
        let until = |at: &str| format!(r#""care":{{"handle_with_care":true,"until_at":"{at}"}}"#);
        assert!(sentence(&until("2026-03-28T20:40:01Z"), advert()).is_some());
        assert_eq!(sentence(&until(NOW), advert()), None);
    }

    #[test]
    fn it_is_the_moment_of_the_contact_that_counts() {
        let context = context(r#""care":{"handle_with_care":true,"until_at":"2026-04-01T08:00:00Z"}"#);
        let policy = Policy::default();
        let situation = Situation::new(&context, &policy, &[]);
        let mut advert = candidate(&situation, advert());
        for (at, passes) in [("2026-04-01T07:59:59Z", false), ("2026-04-01T08:00:00Z", true)] {
            advert.set_at(Timestamp::parse(at).unwrap());
            assert_eq!(refused(screen(&situation, &mut advert)).is_ok(), passes, "{at}");
        }
    }

    #[test]
    fn a_purpose_that_is_to_be_spared_is_suppressed() {
        assert!(sentence(r#""care":{"suppress_purposes":["care"]}"#, action(CHECK_IN, json!({}))).is_some());
    }

    #[test]
    fn an_open_complaint_suppresses_what_is_tied_to_buying() {
        let complaint = r#""cases":[{"id":"k","kind":"complaint","status":"open"}]"#;
        assert!(sentence(complaint, advert()).unwrap().contains("complaint is open"));
        assert!(sentence(complaint, action(VOUCHER, json!({}))).is_some());
        assert_eq!(sentence(complaint, action(FLOWERS, json!({}))), None);
        let question = r#""cases":[{"id":"k","kind":"question","status":"open"}]"#;
        assert_eq!(sentence(question, advert()), None);
    }

    #[test]
    fn after_a_complaint_there_is_a_time_to_cool_off() {
        let closed =
            |at: &str| format!(r#""cases":[{{"id":"k","kind":"complaint","status":"closed","closed_at":"{at}"}}]"#);
        let refusal = verdict(screen, &closed("2026-03-14T20:40:01Z"), advert()).unwrap_err();
        assert_eq!(refusal.until_at().unwrap().to_string(), "2026-03-28T20:40:01Z");
        assert_eq!(sentence(&closed("2026-03-14T20:40:00Z"), advert()), None);
    }

    #[test]
    fn arrears_suppress_what_is_tied_to_buying() {
        assert!(sentence(r#""billing":{"arrears":true}"#, action(VOUCHER, json!({}))).is_some());
    }

    #[test]
    fn only_a_person_contacts_a_customer_who_left_or_died() {
        for status in ["former", "deceased"] {
            let customer = format!(r#""customer":{{"ref":"c","status":"{status}"}}"#);
            assert!(sentence(&customer, action(HEADS_UP, json!({}))).is_some());
            assert_eq!(sentence(&customer, action(HANDOVER, json!({}))), None);
            assert_eq!(sentence(&customer, action(INSIGHT, json!({"audience": "agent", "channels": []}))), None);
        }
    }

    #[test]
    fn a_complaint_is_over_when_it_is_closed_and_not_when_it_is_solved() {
        let complaint = |rest: &str| format!(r#""cases":[{{"id":"k","kind":"complaint",{rest}}}]"#);
        assert!(sentence(&complaint(r#""status":"resolved""#), advert()).is_some());
        assert!(sentence(&complaint(r#""status":"closed""#), advert()).is_some(), "nobody knows since when");
        let long_ago = r#""status":"closed","closed_at":"2025-01-01T00:00:00Z""#;
        assert_eq!(sentence(&complaint(long_ago), advert()), None);
    }

    #[test]
    fn a_person_who_contacts_a_customer_who_died_sends_no_words_of_a_machine() {
        let customer = r#""customer":{"ref":"c","status":"deceased"}"#;
        let message = json!({"message": {"language": "en", "text": "Hello", "author": "machine"}});
        assert!(sentence(customer, action(HANDOVER, message)).is_some());
        assert!(sentence(customer, action(HANDOVER, json!({"purpose": "marketing"}))).is_some());
    }
}
