//! Holdout: some customers are held out, so that the effect on the others can be measured.
//!
//! Who is held out depends only on the customer and the experiment, so it is the same in every decision.

use courtesy_contract::{Assignment, Context, Disposition, Holdout, Policy, Purpose, Urgency};
use sha2::{Digest, Sha256};

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Verdict};

/// Notes the customer's groups in the experiments that cover the candidate, and refuses it if one holds the customer out.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let (policy, context) = (plan.situation.policy(), plan.situation.context());
    let concerning = policy.holdouts.iter().filter(|holdout| concerns(holdout, candidate));
    route.assignments = concerning.map(|holdout| assign(policy, context, holdout)).collect();
    match route.assignments.iter().find(|assignment| assignment.held) {
        None => Verdict::Allow,
        Some(assignment) => Verdict::Refuse(refusal(assignment)),
    }
}

/// Whether an experiment covers a candidate: never service, care or anything critical, whatever the policy says.
fn concerns(holdout: &Holdout, candidate: &Candidate) -> bool {
    let may_be_measured = match candidate.purpose() {
        Purpose::Research | Purpose::Marketing => true,
        Purpose::Service | Purpose::Care => false,
    };
    may_be_measured
        && candidate.action().urgency != Urgency::Critical
        && candidate.reaches_customer()
        && holdout.purpose.is_none_or(|purpose| purpose == candidate.purpose())
        && holdout.kind.is_none_or(|kind| kind == candidate.action().kind())
        && holdout.plugin.as_ref().is_none_or(|plugin| plugin == candidate.plugin())
}

fn assign(policy: &Policy, context: &Context, holdout: &Holdout) -> Assignment {
    let bucket = bucket(&policy.ref_salt, holdout.experiment.as_str(), context.customer.reference.as_str());
    Assignment {
        experiment: holdout.experiment.clone(),
        bucket,
        per_10000: holdout.per_10000,
        held: bucket < holdout.per_10000.get(),
    }
}

/// `SHA-256(salt | experiment | customer ref) mod 10000`, the hash read as one big-endian number.
fn bucket(salt: &str, experiment: &str, customer: &str) -> u16 {
    let hash = Sha256::digest(format!("{salt}|{experiment}|{customer}"));
    hash.iter().fold(0u32, |rest, byte| (rest * 256 + u32::from(*byte)) % 10_000) as u16
}

fn refusal(assignment: &Assignment) -> Refusal {
    let detail = say!(
        "holdout-held-detail",
        experiment = assignment.experiment.as_str(),
        bucket = assignment.bucket,
        share = assignment.per_10000.get()
    );
    Refusal::new(Disposition::Holdout, say!("holdout-held")).with_detail(detail)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::read;
    use crate::rules::Situation;
    use crate::rules::examples::*;

    fn held(policy: &str, changes: serde_json::Value) -> (usize, bool) {
        let (context, policy) = (context(""), read::policy(policy).unwrap());
        let situation = Situation::new(&context, &policy, &[]);
        let candidate = candidate(&situation, action(HEADS_UP, changes));
        let mut route = Route::new(&candidate, candidate.channels().first().copied());
        let verdict = screen(&Plan::new(&situation), &candidate, &mut route);
        (route.assignments.len(), verdict != Verdict::Allow)
    }

    const EVERYBODY: &str = "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 10000\n";

    #[test]
    fn service_care_and_what_is_critical_are_never_held_out() {
        assert_eq!(held(EVERYBODY, json!({"purpose": "marketing"})), (1, true));
        assert_eq!(held(EVERYBODY, json!({"purpose": "research"})), (1, true));
        for exempt in [
            json!({"purpose": "service"}),
            json!({"purpose": "care"}),
            json!({"purpose": "marketing", "urgency": "critical"}),
        ] {
            assert_eq!(held(EVERYBODY, exempt), (0, false));
        }
    }

    #[test]
    fn who_is_treated_is_written_down_too() {
        let nobody = EVERYBODY.replace("10000\n", "0\n");
        assert_eq!(held(&nobody, json!({"purpose": "marketing"})), (1, false));
    }

    #[test]
    fn an_experiment_concerns_only_what_it_names() {
        let named = |line: &str| held(&format!("{EVERYBODY}{line}\n"), json!({"purpose": "marketing"}));
        assert_eq!(named("purpose = \"marketing\""), (1, true));
        assert_eq!(named("purpose = \"research\""), (0, false));
        assert_eq!(named("kind = \"gesture\""), (0, false));
        assert_eq!(named("plugin = \"q\""), (0, false));
    }

    #[test]
    fn a_bucket_is_the_hash_modulo_ten_thousand() {
        // python3: int(hashlib.sha256(b"salt|spring|c-1").hexdigest(), 16) % 10000
        assert_eq!(bucket("salt", "spring", "c-1"), 7_252);
        assert_ne!(bucket("salt", "autumn", "c-1"), 7_252);
    }

    #[test]
    fn buckets_are_spread_evenly() {
        let held = (0..10_000).filter(|n| bucket("", "spring", &format!("c-{n}")) < 1_000).count();
        assert!((900..=1_100).contains(&held), "{held} of 10,000 customers for a share of 1,000");
    }
}
