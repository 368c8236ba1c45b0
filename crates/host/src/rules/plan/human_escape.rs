//! Human escape: if something has gone wrong, a person helps, and not self-service alone.

use courtesy_contract::{
    ActionKind, CaseKind, Context, Disposition, OrderStatus, Remedy, SelfServicePreference, Step, Timestamp,
};

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Verdict};

/// A person who comes more than this many seconds after self-service doesn't count.
const BESIDE_S: i64 = 86_400;

/// Refuses to send a customer in trouble to self-service, unless a person is offered too and the customer doesn't prefer
/// people.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let context = plan.situation.context();
    if !is_left_to_the_customer(candidate.action().kind()) {
        return Verdict::Allow;
    }
    let Some(trouble) = trouble(context) else { return Verdict::Allow };
    let prefers_people = context.preferences.self_service == Some(SelfServicePreference::Human);
    if !prefers_people && is_met_by_a_person(plan, route.at) {
        return Verdict::Allow;
    }
    let why = if prefers_people { "prefers_people" } else { "nobody_offered" };
    let detail = say!("human-escape-person-detail", trouble = trouble, why = why);
    Verdict::Refuse(Refusal::new(Disposition::Suppressed, say!("human-escape-person")).with_detail(detail))
}

fn is_left_to_the_customer(kind: ActionKind) -> bool {
    match kind {
        ActionKind::SelfService | ActionKind::ChannelSuggestion => true,
        ActionKind::CheckIn
        | ActionKind::Gesture
        | ActionKind::HumanHandover
        | ActionKind::ServiceRecovery
        | ActionKind::CommunityHelp
        | ActionKind::HeadsUp
        | ActionKind::DeliveryAdaptation
        | ActionKind::PreferenceAsk
        | ActionKind::InternalInsight => false,
    }
}

/// What is wrong, if anything, as a word for the message: a failed order, an open incident or an open complaint.
fn trouble(context: &Context) -> Option<&'static str> {
    let open = |kind: CaseKind| context.cases.iter().any(|case| case.kind == kind && case.is_open());
    if context.orders.iter().any(|order| order.status == OrderStatus::Failed) {
        Some("order_failed")
    } else if open(CaseKind::Incident) {
        Some("incident_open")
    } else if open(CaseKind::Complaint) {
        Some("complaint_open")
    } else {
        None
    }
}

/// Whether something else that is offered brings a person soon enough after this time.
fn is_met_by_a_person(plan: &Plan<'_>, at: Timestamp) -> bool {
    plan.offered.iter().any(|other| is_human(other.candidate) && other.at <= at.plus_s(BESIDE_S))
}

/// Whether a person helps the customer: takes over so that the customer notices, or puts right what went wrong. An apology
/// alone is no help.
fn is_human(candidate: &Candidate) -> bool {
    candidate.reaches_customer()
        && match &candidate.action().step {
            Step::HumanHandover(_) => true,
            Step::ServiceRecovery(recovery) => recovery.remedy != Remedy::Apology,
            Step::CheckIn(_)
            | Step::Gesture(_)
            | Step::ChannelSuggestion(_)
            | Step::SelfService(_)
            | Step::CommunityHelp(_)
            | Step::HeadsUp(_)
            | Step::DeliveryAdaptation(_)
            | Step::PreferenceAsk(_)
            | Step::InternalInsight(_) => false,
        }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Policy};
    use serde_json::json;

    use super::*;
    use crate::rules::Situation;
    use crate::rules::examples::*;

    const FAILED: &str = r#""orders":[{"id":"o","status":"failed"}]"#;

    fn suggestion() -> Action {
        action(r#"{"kind":"channel_suggestion","to":"app","task":"pay","benefit":"Quicker."}"#, json!({}))
    }

    /// Whether an action stays beside others, which come some seconds later.
    fn stays_beside(sections: &str, machine: Action, others: &[Action], later_s: i64) -> bool {
        let (context, policy) = (context(sections), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let machine = candidate(&situation, machine);
        let others: Vec<Candidate> = others.iter().map(|other| candidate(&situation, other.clone())).collect();
        let mut plan = Plan::new(&situation);
        for other in &others {
            let mut route = Route::new(other, other.channels().first().copied());
            route.at = route.at.plus_s(later_s);
            plan.admit(other, &route);
        }
        let mut route = Route::new(&machine, machine.channels().first().copied());
        screen(&plan, &machine, &mut route) == Verdict::Allow
    }

    /// Whether self-service stays beside what is offered.
    fn stays(sections: &str, beside: Action) -> bool {
        stays_beside(sections, action(SELF_SERVICE, json!({})), &[beside], 0)
    }

    #[test]
    fn a_customer_in_trouble_is_not_sent_to_a_machine_alone() {
        for trouble in [
            FAILED,
            r#""cases":[{"id":"k","kind":"incident","status":"open"}]"#,
            r#""cases":[{"id":"k","kind":"complaint","status":"waiting"}]"#,
        ] {
            for machine in [action(SELF_SERVICE, json!({})), suggestion()] {
                assert!(!stays_beside(trouble, machine.clone(), &[], 0));
                assert!(stays_beside(trouble, machine, &[action(HANDOVER, json!({}))], 0));
            }
            assert!(stays_beside(trouble, action(HEADS_UP, json!({})), &[], 0));
        }
    }

    #[test]
    fn only_a_person_whom_the_customer_meets_soon_is_help() {
        assert!(stays(FAILED, action(HANDOVER, json!({}))));
        assert!(stays(FAILED, action(RECOVERY, json!({}))));
        assert!(!stays(FAILED, action(HEADS_UP, json!({}))));
        assert!(!stays(FAILED, action(&RECOVERY.replace("replace", "apology"), json!({}))));
        let task = HANDOVER.replace("callback", "task");
        assert!(!stays(FAILED, action(&task, json!({"audience": "agent", "channels": []}))));
        let machine = || action(SELF_SERVICE, json!({}));
        assert!(stays_beside(FAILED, machine(), &[action(HANDOVER, json!({}))], 86_400));
        assert!(!stays_beside(FAILED, machine(), &[action(HANDOVER, json!({}))], 86_401));
    }

    #[test]
    fn a_customer_who_prefers_people_in_trouble_is_never_sent_to_a_machine() {
        let prefers_people = format!(r#"{FAILED},"preferences":{{"self_service":"human"}}"#);
        assert!(!stays(&prefers_people, action(HANDOVER, json!({}))));
    }

    #[test]
    fn without_trouble_self_service_is_fine() {
        let solved =
            r#""cases":[{"id":"k","kind":"complaint","status":"closed"}],"orders":[{"id":"o","status":"delivered"}]"#;
        assert!(stays(solved, action(HEADS_UP, json!({}))));
    }
}
