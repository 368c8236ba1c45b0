//! Human escape: when something goes wrong, help is human, never self-service alone.

use courtesy_contract::{ActionKind, CaseKind, Context, Disposition, Explanation, OrderStatus, SelfServicePreference};

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

/// Whether a person helps.
pub(crate) fn is_human(kind: ActionKind) -> bool {
    matches!(kind, ActionKind::HumanHandover | ActionKind::ServiceRecovery)
}

/// Refuses to send a customer in trouble to a machine, unless a person is offered too and the customer doesn't prefer people.
pub(crate) fn screen(
    context: &Context,
    kind: ActionKind,
    offered: impl IntoIterator<Item = ActionKind>,
) -> Result<(), Refusal> {
    if !matches!(kind, ActionKind::SelfService | ActionKind::ChannelSuggestion) {
        return Ok(());
    }
    let Some(trouble) = trouble(context) else { return Ok(()) };
    let prefers_people = context.preferences.self_service == Some(SelfServicePreference::Human);
    if !prefers_people && offered.into_iter().any(is_human) {
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
    use super::*;
    use crate::guardrail::examples::context;

    const FAILED: &str = r#""orders":[{"id":"o","status":"failed"}]"#;

    #[test]
    fn a_customer_in_trouble_is_not_sent_to_a_machine_alone() {
        for trouble in [
            FAILED,
            r#""cases":[{"id":"k","kind":"incident","status":"open"}]"#,
            r#""cases":[{"id":"k","kind":"complaint","status":"waiting"}]"#,
        ] {
            let context = context(trouble);
            for kind in [ActionKind::SelfService, ActionKind::ChannelSuggestion] {
                assert!(screen(&context, kind, []).is_err());
                assert!(screen(&context, kind, [ActionKind::HeadsUp]).is_err());
                assert!(screen(&context, kind, [ActionKind::HumanHandover]).is_ok());
            }
            assert!(screen(&context, ActionKind::HeadsUp, []).is_ok());
        }
    }

    #[test]
    fn a_customer_who_prefers_people_in_trouble_is_never_sent_to_a_machine() {
        let context = context(&format!(r#"{FAILED},"preferences":{{"self_service":"human"}}"#));
        assert!(screen(&context, ActionKind::SelfService, [ActionKind::HumanHandover]).is_err());
    }

    #[test]
    fn without_trouble_self_service_is_fine() {
        let solved = context(
            r#""cases":[{"id":"k","kind":"complaint","status":"closed"}],"orders":[{"id":"o","status":"delivered"}]"#,
        );
        assert!(screen(&solved, ActionKind::SelfService, []).is_ok());
    }
}
