//! Validity: an action isn't carried out too late.

use courtesy_contract::{Disposition, Step};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;

/// Refuses what would be carried out after its window, or after the time by which the customer must have an answer.
pub(super) fn screen(_: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    let (action, at) = (candidate.action(), candidate.at());
    let explanation = if at >= action.window.not_after_at {
        say!("validity-over")
    } else if matches!(&action.step, Step::HumanHandover(handover) if handover.respond_by_at <= at) {
        say!("validity-late")
    } else {
        return Verdict::Allow;
    };
    Verdict::Refuse(Refusal::new(Disposition::Expired, explanation))
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Policy, Timestamp};
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    #[test]
    fn an_action_expires_at_the_end_of_its_window() {
        let ends = |at: &str| verdict(screen, "", action(HEADS_UP, json!({"window": {"not_after_at": at}})));
        assert!(ends("2026-03-28T20:40:01Z").is_ok());
        assert_eq!(ends(NOW).unwrap_err().disposition(), Disposition::Expired);
    }

    #[test]
    fn an_action_waits_for_the_start_of_its_window() {
        let window =
            json!({"window": {"not_before_at": "2026-03-29T08:00:00Z", "not_after_at": "2026-03-30T00:00:00Z"}});
        let candidate = verdict(screen, "", action(HEADS_UP, window)).unwrap();
        assert_eq!(candidate.send_at().to_string(), "2026-03-29T08:00:00Z");
    }

    #[test]
    fn a_handover_expires_when_the_answer_was_due() {
        let late = |at: &str| HANDOVER.replace("2026-03-30T00:00:00Z", at);
        assert!(verdict(screen, "", action(&late(NOW), json!({}))).is_err());
        assert!(verdict(screen, "", action(&late("2026-03-28T20:40:01Z"), json!({}))).is_ok());
        assert!(verdict(screen, "", action(HANDOVER, json!({}))).is_ok());
    }

    #[test]
    fn what_is_carried_out_later_must_still_be_of_use_then() {
        let context = context("");
        let policy = Policy::default();
        let situation = Situation::new(&context, &policy, &[]);
        for (at, passes) in [("2026-03-29T23:59:59Z", true), ("2026-03-30T00:00:00Z", false)] {
            let ends = action(HEADS_UP, json!({"window": {"not_after_at": "2026-03-30T00:00:00Z"}}));
            for action in [ends, action(HANDOVER, json!({}))] {
                let mut candidate = candidate(&situation, action);
                candidate.set_at(Timestamp::parse(at).unwrap());
                assert_eq!(refused(screen(&situation, &mut candidate)).is_ok(), passes, "{at}");
            }
        }
    }
}
