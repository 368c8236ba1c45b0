//! Terms: the operator's caps and quiet hours, and the customer's own, which can only tighten them.

use courtesy_contract::{Cap, Context, MaxContacts, Period, Policy, QuietHours, QuietPeriod};

/// The operator's caps, then the customer's. They all hold.
pub(crate) fn caps(policy: &Policy, context: &Context) -> Vec<Cap> {
    policy.caps.iter().cloned().chain(context.preferences.max_contacts.iter().map(own_cap)).collect()
}

/// The operator's quiet hours, then the customer's. It is quiet in all of them.
pub(crate) fn quiet_hours(policy: &Policy, context: &Context) -> Vec<QuietPeriod> {
    policy.quiet_hours.iter().cloned().chain(context.preferences.quiet_hours.iter().map(own_hours)).collect()
}

/// A customer's cap has no exception, and no days at all are taken for one.
fn own_cap(own: &MaxContacts) -> Cap {
    Cap {
        channel: own.channel,
        purpose: None,
        kind: None,
        key: None,
        max: own.max,
        per: Period::rolling_days(own.per_days.max(1)),
        except_critical_service: false,
    }
}

/// A customer's quiet hours are quiet on every channel, without exception.
fn own_hours(own: &QuietHours) -> QuietPeriod {
    QuietPeriod {
        from: own.from,
        to: own.to,
        days: own.days.clone(),
        channels: Vec::new(),
        except_critical_service: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::context;

    #[test]
    fn the_customers_terms_are_added_to_the_operators() {
        let policy = Policy::default();
        let context = context(
            r#""preferences":{"quiet_hours":[{"from":"12:00","to":"13:00","days":["sunday"]}],"max_contacts":[{"max":0,"per_days":30}]}"#,
        );
        let caps = caps(&policy, &context);
        assert_eq!(caps[..2], policy.caps);
        assert_eq!((caps[2].max, &caps[2].per), (0, &Period::rolling_days(30)));
        let hours = quiet_hours(&policy, &context);
        assert_eq!(hours[..1], policy.quiet_hours);
        assert_eq!(hours[1].from, "12:00");
        assert!(hours[1].channels.is_empty() && !hours[1].except_critical_service);
    }

    #[test]
    fn without_terms_of_the_customers_the_operators_stand() {
        let (policy, context) = (Policy::default(), context(""));
        assert_eq!(caps(&policy, &context), policy.caps);
        assert_eq!(quiet_hours(&policy, &context), policy.quiet_hours);
    }

    #[test]
    fn no_days_are_taken_for_one() {
        let context = context(r#""preferences":{"max_contacts":[{"max":1,"per_days":0}]}"#);
        assert_eq!(caps(&Policy::default(), &context)[2].per, Period::rolling_days(1));
    }
}
