//! Horizon: nothing is offered long before it is to be done. By then the customer may have said no, complained or died.

use courtesy_contract::Disposition;

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Verdict};

/// How far ahead a decision's facts are good for, in days.
const AHEAD_DAYS: i64 = 7;

/// Defers what is further ahead.
pub(super) fn screen(plan: &Plan<'_>, _: &Candidate, route: &mut Route) -> Verdict {
    if route.at <= plan.situation.now().plus_days(AHEAD_DAYS) {
        return Verdict::Allow;
    }
    let refusal = Refusal::new(Disposition::Deferred, say!("horizon-ahead"));
    let refusal = refusal.with_detail(say!("horizon-ahead-detail", days = AHEAD_DAYS));
    Verdict::Wait { until: route.at, refusal }
}
