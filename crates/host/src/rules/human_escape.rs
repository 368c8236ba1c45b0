//! Human escape: when something goes wrong, help is human, never self-service alone.

use courtesy_contract::{
    ActionKind, CaseKind, Context, Disposition, Explanation, Offered, OrderStatus, Remedy, SelfServicePreference, Step,
    Timestamp,
};

use super::Refusal;

pub(crate) const RULE: &str = "human_escape";

/// What is wrong, if anything: a failed order, an open incident or an open complaint.
fn trouble(context: &Context) -> Option<&'static str> {
    let open = |kind: CaseKind| context.cases.iter().any(|case| case.kind == kind && case.is_open());
    if context.orders.iter().any(|order| order.status == OrderStatus::Failed) {
        Some("an order failed")
    } else if open(CaseKind::Incident) {
        Some("an incident is open")
    } else if open(CaseKind::Complaint) {
        Some("a complaint is open")
    } else {
        None
    }
}

/// Whether a person helps the customer: takes over where the customer notices it, or puts right what went wrong. An
/// apology alone helps nobody.
pub(crate) fn is_human(offered: &Offered) -> bool {
    offered.action.reaches_customer()
        && match &offered.action.step {
            Step::HumanHandover(_) => true,
            Step::ServiceRecovery(recovery) => recovery.remedy != Remedy::Apology,
            _ => false,
        }
}

/// Help that comes more than so many seconds after the machine is no help beside it.
const BESIDE_S: i64 = 86_400;

/// Refuses to send a customer in trouble to a machine, unless a person is offered too (at one of these moments) and the
/// customer doesn't prefer people.
pub(crate) fn screen(context: &Context, offered: &Offered, people: &[Timestamp]) -> Result<(), Refusal> {
    if !matches!(offered.action.kind(), ActionKind::SelfService | ActionKind::ChannelSuggestion) {
        return Ok(());
    }
    let Some(trouble) = trouble(context) else { return Ok(()) };
    let prefers_people = context.preferences.self_service == Some(SelfServicePreference::Human);
    let in_time = |at: &Timestamp| *at <= offered.send_at.plus_s(BESIDE_S);
    if !prefers_people && people.iter().any(in_time) {
        return Ok(());
    }
    let explanation = Explanation::new(
        "Something went wrong for you, and then a person helps; we don't send you to do it yourself.",
        "Er is bij u iets misgegaan, en dan helpt een medewerker u; wij laten u het niet zelf uitzoeken.",
    );
    let why = if prefers_people {
        "the customer would rather be helped by a person"
    } else {
        "no person is offered beside it"
    };
    Err(Refusal::new(Disposition::Suppressed, explanation).with_detail(format!("{trouble}, and {why}")))
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Channel, Factors, Slug};
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::examples::*;

    const FAILED: &str = r#""orders":[{"id":"o","status":"failed"}]"#;

    fn offered(step: &str, changes: Value) -> Offered {
        let action = action(step, changes);
        Offered {
            plugin: Slug::new("p").unwrap(),
            purpose: action.purpose,
            channel: action.reaches_customer().then_some(Channel::Email),
            send_at: Timestamp::parse(NOW).unwrap(),
            queue: None,
            approved_by: None,
            claimed_urgency: None,
            priority: 0,
            factors: Factors { propensity: 0, context: 0, value: 0, lever: 0 },
            action,
        }
    }

    fn suggestion() -> Offered {
        offered(r#"{"kind":"channel_suggestion","to":"app","task":"pay","benefit":"Quicker."}"#, json!({}))
    }

    /// Whether self-service stays beside what is offered.
    fn stays(context: &Context, beside: &Offered) -> bool {
        let people: Vec<Timestamp> = is_human(beside).then_some(beside.send_at).into_iter().collect();
        screen(context, &offered(SELF_SERVICE, json!({})), &people).is_ok()
    }

    #[test]
    fn a_customer_in_trouble_is_not_sent_to_a_machine_alone() {
        for trouble in [
            FAILED,
            r#""cases":[{"id":"k","kind":"incident","status":"open"}]"#,
            r#""cases":[{"id":"k","kind":"complaint","status":"waiting"}]"#,
        ] {
            let context = context(trouble);
            for machine in [offered(SELF_SERVICE, json!({})), suggestion()] {
                assert!(screen(&context, &machine, &[]).is_err());
                assert!(screen(&context, &machine, &[machine.send_at]).is_ok());
            }
            assert!(screen(&context, &offered(HEADS_UP, json!({})), &[]).is_ok());
        }
    }

    #[test]
    fn only_a_person_whom_the_customer_meets_soon_is_help() {
        let trouble = context(FAILED);
        assert!(stays(&trouble, &offered(HANDOVER, json!({}))));
        assert!(stays(&trouble, &offered(RECOVERY, json!({}))));
        assert!(!stays(&trouble, &offered(HEADS_UP, json!({}))));
        assert!(!stays(&trouble, &offered(&RECOVERY.replace("replace", "apology"), json!({}))));
        let task = HANDOVER.replace("callback", "task");
        assert!(!stays(&trouble, &offered(&task, json!({"audience": "agent", "channels": []}))));
        let mut late = offered(HANDOVER, json!({}));
        late.send_at = late.send_at.plus_s(86_400);
        assert!(stays(&trouble, &late));
        late.send_at = late.send_at.plus_s(1);
        assert!(!stays(&trouble, &late));
    }

    #[test]
    fn a_customer_who_prefers_people_in_trouble_is_never_sent_to_a_machine() {
        let context = context(&format!(r#"{FAILED},"preferences":{{"self_service":"human"}}"#));
        assert!(!stays(&context, &offered(HANDOVER, json!({}))));
    }

    #[test]
    fn without_trouble_self_service_is_fine() {
        let solved = context(
            r#""cases":[{"id":"k","kind":"complaint","status":"closed"}],"orders":[{"id":"o","status":"delivered"}]"#,
        );
        assert!(stays(&solved, &offered(HEADS_UP, json!({}))));
    }
}
