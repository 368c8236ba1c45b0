//! Validity: an action whose time is over is not carried out late.

use courtesy_contract::{Disposition, Step};

use super::{Candidate, Refusal, Situation};

const RULE: &str = "validity";

pub(super) fn screen(situation: &Situation, candidate: &mut Candidate) -> Result<(), Refusal> {
    let now = situation.context.as_of;
    if candidate.send_at >= candidate.action.window.not_after_at {
        return Err(Refusal::new(Disposition::Expired, RULE, "The time in which this made sense is over."));
    }
    if matches!(&candidate.action.step, Step::HumanHandover(handover) if handover.respond_by_at <= now) {
        return Err(Refusal::new(
            Disposition::Expired,
            RULE,
            "The moment by which somebody should have answered is over.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::guardrail::examples::*;

    #[test]
    fn an_action_expires_at_the_end_of_its_window() {
        let ends = |at: &str| verdict(screen, "", action(HEADS_UP, json!({"window": {"not_after_at": at}})));
        assert!(ends("2026-03-28T20:40:01Z").is_ok());
        assert_eq!(ends(NOW).unwrap_err().disposition, Disposition::Expired);
    }

    #[test]
    fn an_action_waits_for_the_start_of_its_window() {
        let window =
            json!({"window": {"not_before_at": "2026-03-29T08:00:00Z", "not_after_at": "2026-03-30T00:00:00Z"}});
        let candidate = verdict(screen, "", action(HEADS_UP, window)).unwrap();
        assert_eq!(candidate.send_at.to_string(), "2026-03-29T08:00:00Z");
    }

    #[test]
    fn a_handover_expires_when_the_answer_was_due() {
        let late = HANDOVER.replace("2026-03-30T00:00:00Z", NOW);
        assert!(verdict(screen, "", action(&late, json!({}))).is_err());
        assert!(verdict(screen, "", action(HANDOVER, json!({}))).is_ok());
    }
}
