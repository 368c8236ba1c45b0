//! Contact mode: the company is there only when the customer wants it, like a butler.

use courtesy_contract::{ActionKind, Case, ContactMode, Context, Disposition, Explanation, Purpose, Step};

use super::{Candidate, Guardrail, Refusal, Situation};

pub(super) const RULE: &str = "contact_mode";

/// Lets through what fits the way in which the customer wants the company to be there.
pub(super) struct Mode;

impl Guardrail for Mode {
    fn rule(&self) -> &'static str {
        RULE
    }

    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Result<(), Refusal> {
        if !candidate.reaches_customer() {
            return Ok(());
        }
        paused(situation.context, candidate)?;
        match situation.context.preferences.contact_mode {
            Some(ContactMode::OnRequestOnly) if !answers_or_warns(situation.context, candidate) => Err(refusal(
                "You asked us to be there only when you call on us, and this can wait until you do.",
                "U hebt ons gevraagd er alleen te zijn als u zelf contact opneemt; dit kan wachten tot u dat doet.",
            )),
            Some(ContactMode::OnlyWhenNeeded) if is_of_our_own_accord(candidate) => Err(refusal(
                "You asked us to get in touch only when there is a need, and now there is none.",
                "U hebt ons gevraagd alleen contact op te nemen als het nodig is, en dat is het nu niet.",
            )),
            _ => Ok(()),
        }
    }
}

fn refusal(en: &str, nl: &str) -> Refusal {
    Refusal::new(Disposition::Suppressed, Explanation::new(en, nl))
}

/// While the customer wants to be left alone, only critical news and open cases go through.
fn paused(context: &Context, candidate: &Candidate) -> Result<(), Refusal> {
    let Some(pause) = &context.preferences.pause else { return Ok(()) };
    let over = pause.until_at.is_some_and(|until| until <= candidate.at);
    if over || answers_or_warns(context, candidate) {
        return Ok(());
    }
    let refusal = refusal(
        "You asked us to leave you in peace for a while.",
        "U hebt ons gevraagd u een tijdje met rust te laten.",
    );
    Err(refusal.until(pause.until_at))
}

/// A critical heads-up, or an answer to a case that is open.
fn answers_or_warns(context: &Context, candidate: &Candidate) -> bool {
    let mut open = context.cases.iter().filter(|case| case.is_open());
    let is_for_the_customer = matches!(candidate.purpose, Purpose::Service | Purpose::Care);
    match &candidate.action.step {
        Step::HeadsUp(_) => candidate.is_critical_service(),
        Step::HumanHandover(_) => is_for_the_customer && open.next().is_some(),
        Step::ServiceRecovery(step) => {
            let answers = |case: &Case| step.case.as_ref().is_none_or(|named| *named == case.id);
            is_for_the_customer && open.any(answers)
        }
        _ => false,
    }
}

fn is_of_our_own_accord(candidate: &Candidate) -> bool {
    matches!(candidate.action.kind(), ActionKind::CheckIn | ActionKind::Gesture)
        || candidate.purpose == Purpose::Marketing
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Action;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn passes(sections: &str, action: Action) -> bool {
        verdict(&Mode, sections, action).is_ok()
    }

    const ON_REQUEST: &str = r#""preferences":{"contact_mode":"on_request_only"}"#;
    const WHEN_NEEDED: &str = r#""preferences":{"contact_mode":"only_when_needed"}"#;
    const OPEN_CASE: &str = r#""cases":[{"id":"k","kind":"question","status":"waiting"}]"#;

    #[test]
    fn on_request_only_lets_critical_news_and_answers_to_open_cases_through() {
        assert!(passes(ON_REQUEST, action(HEADS_UP, json!({"urgency": "critical"}))));
        assert!(!passes(ON_REQUEST, action(HEADS_UP, json!({"urgency": "warning"}))));
        assert!(!passes(ON_REQUEST, action(HEADS_UP, json!({"urgency": "critical", "purpose": "marketing"}))));
        assert!(!passes(ON_REQUEST, action(HANDOVER, json!({}))));
        let with_case = format!("{ON_REQUEST},{OPEN_CASE}");
        assert!(passes(&with_case, action(HANDOVER, json!({}))));
        assert!(passes(&with_case, action(RECOVERY, json!({}))));
        assert!(!passes(&with_case, action(CHECK_IN, json!({}))));
    }

    #[test]
    fn an_answer_to_an_open_case_sells_nothing_and_names_no_other_case() {
        let with_case = format!("{ON_REQUEST},{OPEN_CASE}");
        assert!(!passes(&with_case, action(HANDOVER, json!({"purpose": "marketing"}))));
        for (case, answers) in [("k", true), ("other", false)] {
            let named = RECOVERY.replace("\"acknowledge\"", &format!("\"case\":\"{case}\",\"acknowledge\""));
            assert_eq!(passes(&with_case, action(&named, json!({}))), answers, "{case}");
        }
    }

    #[test]
    fn only_when_needed_refuses_check_ins_gestures_and_marketing() {
        assert!(!passes(WHEN_NEEDED, action(CHECK_IN, json!({}))));
        assert!(!passes(WHEN_NEEDED, action(FLOWERS, json!({}))));
        assert!(!passes(WHEN_NEEDED, action(HEADS_UP, json!({"purpose": "marketing"}))));
        assert!(passes(WHEN_NEEDED, action(HEADS_UP, json!({}))));
    }

    #[test]
    fn a_pause_ends_at_its_moment_and_lets_critical_news_through() {
        let pause = |until: &str| format!(r#""preferences":{{"pause":{until}}}"#);
        assert!(!passes(&pause("{}"), action(HEADS_UP, json!({}))));
        assert!(passes(&pause("{}"), action(HEADS_UP, json!({"urgency": "critical"}))));
        assert!(!passes(&pause(r#"{"until_at":"2026-03-28T20:40:01Z"}"#), action(CHECK_IN, json!({}))));
        assert!(passes(&pause(&format!(r#"{{"until_at":"{NOW}"}}"#)), action(CHECK_IN, json!({}))));
    }

    #[test]
    fn staff_may_always_be_told() {
        assert!(passes(ON_REQUEST, action(INSIGHT, json!({"audience": "agent", "channels": []}))));
    }
}
