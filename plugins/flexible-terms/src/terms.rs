//! Which terms may be too tight.

use courtesy_sdk::prelude::*;

use crate::Config;

/// A payment that another reminder won't help.
pub(crate) struct Overdue<'c> {
    pub(crate) arrears: Option<Fact<'c, bool>>,
    pub(crate) days: Option<Fact<'c, u32>>,
    pub(crate) reminders: Option<Fact<'c, u32>>,
}

impl Overdue<'_> {
    pub(crate) fn evidence(&self) -> impl Evidence {
        (self.arrears, self.days, self.reminders)
    }
}

/// The payment for which another way should be offered. In a hard time, one reminder or any delay is enough.
pub(crate) fn overdue<'c>(context: &'c Context, config: &Config, hard_time: bool) -> Option<Overdue<'c>> {
    let overdue = Overdue {
        arrears: fact!(context.billing.arrears),
        days: fact!(context.billing.days_past_due).filter(|days| **days > 0),
        reminders: fact!(context.billing.reminders).filter(|reminders| **reminders > 0),
    };
    let days = overdue.days.map_or(0, |days| *days);
    let reminders = overdue.reminders.map_or(0, |reminders| *reminders);
    let behind = overdue.arrears.is_some() || reminders > 0;
    let in_vain = reminders >= config.reminders || days >= config.overdue_days;
    let agreed = context.billing.payment_plan == Some(true);
    (behind && !agreed && days <= config.overdue_until_days && (hard_time || in_vain)).then_some(overdue)
}

/// Whether a subscription can rest without harm, as far as is known.
pub(crate) fn can_rest(subscription: &Subscription, config: &Config) -> bool {
    let product = subscription.product.as_ref().map_or("", |product| product.as_str());
    let needed = config.no_pause_for.iter().any(|word| has_word(product, word));
    let used = subscription.usage.is_some_and(|usage| usage.get() * 100.0 > f64::from(config.most_usage_percent));
    !needed && !used
}

/// Whether a name has this word in it: `internet_fiber_optic` has `internet`, and `gasoline` doesn't have `gas`.
fn has_word(name: &str, word: &str) -> bool {
    name.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.eq_ignore_ascii_case(word)) || name == word
}

/// Whether something happens within `renewal_days`, and leaves a day to answer.
pub(crate) fn is_soon(at: Timestamp, now: Timestamp, config: &Config) -> bool {
    at > now.plus_days(1) && at <= now.plus_days(config.renewal_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_recognised_by_a_whole_word() {
        assert!(has_word("internet_fiber_optic", "internet") && has_word("Water", "water"));
        assert!(has_word("home energy", "home energy") && !has_word("gasoline", "gas"));
    }
}
