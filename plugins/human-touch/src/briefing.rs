//! The briefing for the colleague who takes over.

use courtesy_sdk::prelude::*;

use crate::moment::Moment;
use crate::words::{struggle, trouble};

/// What the colleague must know.
pub(crate) fn briefing(context: &Context, moment: &Moment<'_>) -> String {
    let mut briefing = String::new();
    let mut add = |sentence: &str| {
        briefing.push_str(sentence);
        briefing.push(' ');
    };
    if let Some(case) = moment.case() {
        add(&trouble(case));
    }
    if let Some(talk) = moment.struggle() {
        add(&struggle(talk));
    }
    let order = moment.case().and_then(|case| case.order.as_ref());
    let concerns = |candidate: &Order| match order {
        Some(id) => candidate.id == *id,
        None => candidate.status == OrderStatus::Failed,
    };
    if let Some(order) = context.orders.iter().rev().find(|candidate| concerns(candidate)) {
        let why = order.failure.as_ref().map(|code| format!(": {code}")).unwrap_or_default();
        add(&format!("Order {} has the status {}{why}.", order.id, order.status));
    }
    add("The customer should not have to tell it again.");
    briefing.pop();
    briefing
}
