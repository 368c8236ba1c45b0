//! Horizon: nothing is settled long before it is done. By then the customer may have said no, complained, or died.

use courtesy_contract::Disposition;

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Verdict};

/// Days ahead that the facts of a decision are good for.
const AHEAD_DAYS: i64 = 7;

/// Keeps what lies further ahead planned for its moment, and not offered now.
pub(super) fn screen(plan: &Plan<'_>, _: &Candidate, route: &mut Route) -> Verdict {
    if route.at <= plan.situation.now().plus_days(AHEAD_DAYS) {
        return Verdict::Allow;
    }
    let refusal = Refusal::new(Disposition::Deferred, say!("horizon-ahead"));
    let refusal = refusal.with_detail(say!("horizon-ahead-detail", days = AHEAD_DAYS));
    Verdict::Wait { until: route.at, refusal }
}
