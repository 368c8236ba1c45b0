//! Contact mode: how much contact the customer wants.

use courtesy_contract::{ActionKind, Case, ContactMode, Context, Disposition, Purpose, Step};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;

/// Refuses contact that the customer doesn't want, by their contact mode and pause.
pub(super) fn screen(situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    let context = situation.context();
    if !candidate.reaches_customer() {
        return Verdict::Allow;
    }
    if let Err(refusal) = paused(context, candidate) {
        return Verdict::Refuse(refusal);
    }
    let explanation = match context.preferences.contact_mode {
        Some(ContactMode::OnRequestOnly) if !answers_or_warns(context, candidate) => say!("contact-mode-on-request"),
        Some(ContactMode::OnlyWhenNeeded) if is_unprompted(candidate) => say!("contact-mode-when-needed"),
        Some(ContactMode::OnRequestOnly | ContactMode::OnlyWhenNeeded | ContactMode::ProactiveWelcome) | None => {
            return Verdict::Allow;
        }
    };
    Verdict::Refuse(Refusal::new(Disposition::Suppressed, explanation))
}

/// During a pause, only critical news and answers to open cases are allowed.
fn paused(context: &Context, candidate: &Candidate) -> Result<(), Refusal> {
    let Some(pause) = &context.preferences.pause else { return Ok(()) };
    let over = pause.until_at.is_some_and(|until| until <= candidate.at());
    if over || answers_or_warns(context, candidate) {
        return Ok(());
    }
    Err(Refusal::new(Disposition::Suppressed, say!("contact-mode-paused")).until(pause.until_at))
}

/// A critical heads-up, or an answer to a case that is open.
fn answers_or_warns(context: &Context, candidate: &Candidate) -> bool {
    let mut open = context.cases.iter().filter(|case| case.is_open());
    let is_for_the_customer = match candidate.purpose() {
        Purpose::Service | Purpose::Care => true,
        Purpose::Research | Purpose::Marketing => false,
    };
    match &candidate.action().step {
        Step::HeadsUp(_) => candidate.is_critical_service(),
        Step::HumanHandover(_) => is_for_the_customer && open.next().is_some(),
        Step::ServiceRecovery(step) => {
            let answers = |case: &Case| step.case.as_ref().is_none_or(|named| *named == case.id);
            is_for_the_customer && open.any(answers)
        }
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => false,
    }
}

fn is_unprompted(candidate: &Candidate) -> bool {
    let by_kind = match candidate.action().kind() {
        ActionKind::CheckIn | ActionKind::Gesture => true,
        ActionKind::HumanHandover
        | ActionKind::ServiceRecovery
        | ActionKind::ChannelSuggestion
        | ActionKind::SelfService
        | ActionKind::CommunityHelp
        | ActionKind::HeadsUp
        | ActionKind::DeliveryAdaptation
        | ActionKind::PreferenceAsk
        | ActionKind::InternalInsight => false,
    };
    by_kind || candidate.purpose() == Purpose::Marketing
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Action;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn passes(sections: &str, action: Action) -> bool {
        verdict(screen, sections, action).is_ok()
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
