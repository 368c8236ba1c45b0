//! What an action costs.

use courtesy_contract::{Action, Money, Step};

/// What an action costs: what it says, or what it gives, whichever is more; in two currencies, what it gives.
///
/// Budgets count the same.
pub(super) fn of(action: &Action) -> Option<&Money> {
    let gift = match &action.step {
        Step::Gesture(gesture) => gesture.amount.as_ref(),
        Step::ServiceRecovery(recovery) => recovery.amount.as_ref(),
        _ => None,
    };
    match (action.cost.as_ref(), gift) {
        (Some(cost), Some(gift)) if cost.currency == gift.currency && cost.minor.get() > gift.minor.get() => Some(cost),
        (cost, gift) => gift.or(cost),
    }
}
