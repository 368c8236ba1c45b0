//! No same words twice about the same matter.

use courtesy_analysis::simulated::{Finding, Law};
use courtesy_contract::{Offered, Timestamp};

use super::Decided;

/// The contacts of a decision that say what was said within the policy's `repetition.days`. With 0 days, the policy allows it.
pub(super) fn check(decided: &Decided) -> Vec<Finding> {
    let days = decided.policy.repetition.days;
    if days == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for offered in decided.contacts() {
        if let Some(at) = said_before(decided, offered) {
            let detail = format!("Says what was said on {at}, within {days} days.");
            found.push(decided.finding_in(offered, Law::SameWords, detail));
        }
    }
    found
}

/// When a contact's words about its matter were last said, within the policy's `repetition.days`, or ever if that is 0; in
/// `history`, in what is still to be carried out, or by another action of the decision that ranks higher.
pub(crate) fn said_before(decided: &Decided, offered: &Offered) -> Option<Timestamp> {
    let said = offered.said?;
    let days = decided.policy.repetition.days;
    let since = if days == 0 { None } else { Some(offered.send_at.plus_days(-i64::from(days))) };
    let history = decided.context.history.iter().filter(|item| item.said == Some(said) && item.was_done());
    let before = decided.decision.offered.iter().take_while(|other| !std::ptr::eq(*other, offered));
    let planned = decided
        .planned
        .iter()
        .filter(|planned| planned.action.key != offered.action.key || planned.plugin != offered.plugin);
    let others = before.chain(planned).filter(|other| other.said == Some(said)).map(|other| other.send_at);
    let times = history.map(|item| item.at).chain(others);
    times.filter(|at| since.is_none_or(|since| *at > since)).max()
}
