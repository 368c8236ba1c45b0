//! Repetition: the same words about the same matter aren't said twice, whatever the channel.

use courtesy_contract::{Disposition, Timestamp};

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Verdict};

/// Refuses what was said within the policy's `repetition.days`, or is said by another action of this decision.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let days = plan.situation.policy().repetition.days;
    if days == 0 {
        return Verdict::Allow;
    }
    let Some(said_at) = said_at(plan, candidate) else { return Verdict::Allow };
    let until = said_at.plus_days(days.into());
    if until <= route.at {
        return Verdict::Allow;
    }
    let refusal = Refusal::new(Disposition::Suppressed, say!("repetition-said")).with_detail(say!(
        "repetition-said-detail",
        at = said_at,
        days = days
    ));
    Verdict::Refuse(refusal.until(Some(until)))
}

/// When the candidate's words were last said, or are to be said.
fn said_at(plan: &Plan<'_>, candidate: &Candidate) -> Option<Timestamp> {
    let said = candidate.said()?;
    let entries = plan.ledger.past().iter().chain(plan.ledger.admitted());
    entries.filter(|entry| entry.said == Some(said)).map(|entry| entry.at).max()
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Policy};
    use serde_json::json;

    use super::*;
    use crate::rules::Situation;
    use crate::rules::examples::*;

    fn news(text: &str) -> Action {
        action(HEADS_UP, json!({"message": {"language": "en", "text": text, "author": "template"}}))
    }

    /// The refusal of the words "Late again." that were said at this time, with this outcome.
    fn said_before(policy: &Policy, at: &str, outcome: &str, text: &str) -> Option<Refusal> {
        let empty = context("");
        let said = candidate(&Situation::new(&empty, policy, &[]), news("Late again.")).said().unwrap();
        let item =
            json!({"key": "k", "kind": "heads_up", "at": at, "channel": "sms", "outcome": outcome, "said": said});
        let context = context(&format!(r#""history":[{item}]"#));
        let situation = Situation::new(&context, policy, &[]);
        let candidate = candidate(&situation, news(text));
        let mut route = Route::new(&candidate, candidate.channels().first().copied());
        refused(screen(&Plan::new(&situation), &candidate, &mut route)).err()
    }

    #[test]
    fn words_are_new_again_after_the_policys_days() {
        let policy = Policy::default();
        let refusal = said_before(&policy, "2026-01-27T20:40:01Z", "delivered", "Late again.").unwrap();
        assert_eq!(refusal.until_at(), Some(Timestamp::parse("2026-03-28T20:40:01Z").unwrap()));
        assert!(said_before(&policy, "2026-01-27T20:40:00Z", "delivered", "Late again.").is_none());
        let mut never = Policy::default();
        never.repetition.days = 0;
        assert!(said_before(&never, NOW, "delivered", "Late again.").is_none());
    }

    #[test]
    fn other_words_are_no_repetition_and_what_never_arrived_was_not_said() {
        let policy = Policy::default();
        assert!(said_before(&policy, NOW, "sent", "late, again").is_some());
        assert!(said_before(&policy, NOW, "sent", "Late, and now on Friday.").is_none());
        assert!(said_before(&policy, NOW, "failed", "Late again.").is_none());
        assert!(said_before(&policy, NOW, "cancelled", "Late again.").is_none());
    }

    #[test]
    fn two_actions_of_one_decision_do_not_say_the_same() {
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let (one, other) = (candidate(&situation, news("Late.")), candidate(&situation, news("Late!")));
        let mut plan = Plan::new(&situation);
        let mut route = Route::new(&one, one.channels().first().copied());
        assert_eq!(screen(&plan, &one, &mut route), Verdict::Allow);
        plan.admit(&one, &route);
        assert!(refused(screen(&plan, &other, &mut Route::new(&other, route.channel))).is_err());
    }
}
