//! Freshness: outdated facts aren't acted on.

use courtesy_contract::{Disposition, Pointer, Score};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;

/// Refuses to reach a customer on facts that were read too long ago, and to act on scores that are too old.
pub(super) fn screen(situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    facts(situation, candidate).and_then(|()| scores(situation, candidate)).into()
}

/// The age of facts counts at the decision. A contact that waits is asked about again later, with new facts.
fn facts(situation: &Situation, candidate: &Candidate) -> Result<(), Refusal> {
    let age_s = situation.now().unix_s() - situation.context().as_of.unix_s();
    let max_age_s = i64::from(situation.policy().freshness.max_age_s);
    if !candidate.reaches_customer() || age_s <= max_age_s {
        return Ok(());
    }
    let detail = say!("freshness-facts-detail", age_s = age_s, max_age_s = max_age_s);
    Err(Refusal::new(Disposition::Expired, say!("freshness-facts")).with_detail(detail))
}

fn scores(situation: &Situation, candidate: &Candidate) -> Result<(), Refusal> {
    let days = situation.policy().freshness.score_max_age_days;
    let is_old = |score: &&Score| score.as_of.is_some_and(|as_of| as_of.plus_days(days.into()) < candidate.at());
    let evidence = candidate.action().reasons.iter().flat_map(|reason| &reason.evidence);
    let mut named = evidence.flat_map(|pointer| pointed_at(pointer, &situation.context().scores));
    let Some(old) = named.find(is_old) else { return Ok(()) };
    let detail = say!("freshness-score-detail", score = old.name.as_str(), days = days, at = candidate.at());
    Err(Refusal::new(Disposition::Expired, say!("freshness-score")).with_detail(detail))
}

/// The scores that a reason points at: one, or all of them if it points at the section.
fn pointed_at<'s>(pointer: &Pointer, scores: &'s [Score]) -> &'s [Score] {
    let Some(rest) = pointer.as_str().strip_prefix("/scores") else { return &[] };
    let mut tokens = rest.split('/');
    match (tokens.next(), tokens.next()) {
        (Some(""), None) => scores,
        (Some(""), Some(place)) => place.parse().ok().and_then(|place: usize| scores.get(place..=place)).unwrap_or(&[]),
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Policy, Timestamp};
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn asked(at: &str) -> String {
        format!(r#""requested_at":"{at}""#)
    }

    #[test]
    fn facts_may_be_a_day_old_and_not_a_second_more() {
        let verdict = |at: &str| verdict(screen, &asked(at), action(HEADS_UP, json!({})));
        assert!(verdict("2026-03-29T20:40:00Z").is_ok());
        let refusal = verdict("2026-03-29T20:40:01Z").unwrap_err();
        assert_eq!(refusal.disposition(), Disposition::Expired);
        assert!(said(refusal.detail()).contains("86401 seconds"));
        assert!(verdict("2026-03-28T20:39:59Z").is_ok());
    }

    #[test]
    fn staff_are_told_whatever_the_facts_age() {
        let insight = action(INSIGHT, json!({"audience": "agent", "channels": []}));
        assert!(verdict(screen, &asked("2026-06-01T00:00:00Z"), insight).is_ok());
    }

    fn resting_on(evidence: &str) -> courtesy_contract::Action {
        action(
            HEADS_UP,
            json!({"reasons": [{"code": "because", "text": "Because.", "evidence": ["/as_of", evidence]}]}),
        )
    }

    fn scored(second: &str) -> String {
        format!(
            r#""scores":[{{"name":"churn","value":0.5,"as_of":"2026-03-28T00:00:00Z"}},{{"name":"joy","value":0.5,"as_of":"{second}"}},{{"name":"undated","value":0.5}}]"#
        )
    }

    #[test]
    fn a_score_is_no_ground_from_a_second_after_its_last_day() {
        for (as_of, passes) in [("2025-12-28T20:40:00Z", true), ("2025-12-28T20:39:59Z", false)] {
            for evidence in ["/scores/1", "/scores/1/value", "/scores"] {
                let verdict = verdict(screen, &scored(as_of), resting_on(evidence));
                assert_eq!(verdict.is_ok(), passes, "{as_of} {evidence}");
            }
        }
    }

    #[test]
    fn only_the_scores_that_a_reason_rests_on_count() {
        for evidence in ["/scores/0", "/scores/2", "/scores/9", "/scores/x", "/scoresheet/1", "/orders/1"] {
            assert!(verdict(screen, &scored("2020-01-01T00:00:00Z"), resting_on(evidence)).is_ok(), "{evidence}");
        }
    }

    #[test]
    fn a_score_must_be_fresh_at_the_moment_of_the_contact() {
        let (context, policy) = (context(&scored("2025-12-28T20:40:00Z")), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let mut candidate = candidate(&situation, resting_on("/scores/1"));
        assert!(refused(screen(&situation, &mut candidate)).is_ok());
        candidate.set_at(Timestamp::parse("2026-03-28T20:40:01Z").unwrap());
        assert!(refused(screen(&situation, &mut candidate)).is_err());
    }
}
