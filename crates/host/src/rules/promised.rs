//! What the customer was promised, and what brings word of it.

use std::collections::BTreeMap;

use courtesy_contract::{Context, Label, Order, OrderStatus, PromiseMade, Purpose};

use super::{Candidate, Situation, said};

/// The promises by id, each as it was made last; of two made at once, the later entry.
pub(crate) fn newest(context: &Context) -> BTreeMap<&Label, &PromiseMade> {
    let mut newest: BTreeMap<&Label, &PromiseMade> = BTreeMap::new();
    for promise in &context.promises {
        let known = newest.entry(&promise.id).or_insert(promise);
        if promise.made_at >= known.made_at {
            *known = promise;
        }
    }
    newest
}

/// Whether it is service that brings word of something promised, in words that the customer hasn't had.
pub(crate) fn is_word(situation: &Situation<'_>, candidate: &Candidate) -> bool {
    let context = situation.context();
    let Some(matter) = said::matter(&candidate.action().step, context) else { return false };
    candidate.purpose() == Purpose::Service && said::is_new(situation, candidate) && is_promised(matter, context)
}

/// Whether the customer waits for something promised about a matter: by an open promise, by the day that an order or an open
/// case was promised for.
fn is_promised(matter: &Label, context: &Context) -> bool {
    let mut promises = context.promises.iter().filter(|promise| promise.is_open());
    let mut orders = context.orders.iter().filter(|order| is_awaited(order));
    let mut cases = context.cases.iter().filter(|case| case.is_open() && case.promised_at.is_some());
    promises.any(|promise| promise.about.as_ref().is_some_and(|about| said::of_case(about, context) == matter))
        || orders.any(|order| order.id == *matter)
        || cases.any(|case| said::of_case(&case.id, context) == matter)
}

/// Whether a day was promised for an order that the customer doesn't have.
fn is_awaited(order: &Order) -> bool {
    let is_to_come = match order.status {
        OrderStatus::Placed | OrderStatus::Shipped | OrderStatus::Failed => true,
        OrderStatus::Delivered | OrderStatus::Cancelled | OrderStatus::Returned => false,
    };
    is_to_come && (order.promised_at.is_some() || order.promised_on.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::*;

    #[test]
    fn a_day_for_an_order_or_an_answer_is_a_promise() {
        let promised = |sections: &str| is_promised(&Label::new("e").unwrap(), &context(sections));
        let order =
            |status: &str, more: &str| promised(&format!(r#""orders":[{{"id":"e","status":"{status}"{more}}}]"#));
        let day = r#","promised_on":"2026-03-27""#;
        for (status, waits) in
            [("placed", true), ("shipped", true), ("failed", true), ("delivered", false), ("cancelled", false)]
        {
            assert_eq!(order(status, day), waits, "{status}");
            assert!(!order(status, ""), "{status}");
        }
        let case = |status: &str, more: &str| {
            promised(&format!(r#""cases":[{{"id":"k","kind":"complaint","status":"{status}","order":"e"{more}}}]"#))
        };
        let answer = r#","promised_at":"2026-03-30T00:00:00Z""#;
        assert!(case("open", answer) && !case("open", "") && !case("closed", answer));
    }
}
