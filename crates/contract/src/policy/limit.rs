//! Limits on how often and how much.

use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::short::Either;
use crate::bounded::given;
use crate::whole::whole;
use crate::words::words;
use crate::{ActionKind, Channel, HistoryKind, Label, Money, Purpose, Slug, ZoneName};
#[cfg(feature = "schema")]
use crate::{ShortMoney, ShortPeriod};

/// A length of time, in days of 24 hours and hours. At least one hour in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Span {
    /// Days of 24 hours.
    #[serde(default, deserialize_with = "whole", skip_serializing_if = "is_zero")]
    pub days: u32,
    /// Hours.
    #[serde(default, deserialize_with = "whole", skip_serializing_if = "is_zero")]
    pub hours: u32,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Span {
    /// A number of days of 24 hours.
    #[must_use]
    pub const fn days(days: u32) -> Self {
        Self { days, hours: 0 }
    }

    /// Its length in seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.days as i64 * 86_400 + self.hours as i64 * 3_600
    }
}

words! {
    /// A unit of the calendar.
    CalendarUnit {
        /// From midnight to midnight.
        Day => "day",
        /// From Monday to Sunday (ISO 8601).
        Week => "week",
        /// From the first to the last day of a month.
        Month => "month",
        /// Three months: January to March, and so on.
        Quarter => "quarter",
        /// From January to December.
        Year => "year",
    }
}

/// The period in which a limit counts, as seen from a time `t`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Period {
    /// A length of time `d` that ends at `t`: after `t - d`, up to and including `t`. What was done exactly `d` ago no longer counts. At least one hour.
    Rolling {
        /// Days of 24 hours.
        #[serde(default, deserialize_with = "whole", skip_serializing_if = "is_zero")]
        days: u32,
        /// Hours.
        #[serde(default, deserialize_with = "whole", skip_serializing_if = "is_zero")]
        hours: u32,
    },
    /// The day, week, month, quarter or year in which `t` lies, on the calendar of a time zone.
    Calendar {
        /// The unit.
        unit: CalendarUnit,
        /// The time zone by its IANA name.
        time_zone: ZoneName,
    },
}

impl Period {
    /// A rolling period of a number of days of 24 hours.
    #[must_use]
    pub const fn rolling_days(days: u32) -> Self {
        Self::Rolling { days, hours: 0 }
    }
}

/// The most contacts in a period, counting `history` and what this decision already offers or defers. It counts what matches everything it names, and every cap applies. Nothing counts against a contact whose purpose comes before its own (`service`, `care`, `research`, `marketing`): what is sold takes no place from service. If one is full, service and care wait for room, and research and marketing are refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Cap {
    /// The channel that it applies to. Default: all channels together.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The purpose that it applies to. Default: all purposes together.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The kind of action that it applies to. Default: all kinds together.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// The `key` of the actions that it applies to. Default: all.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub key: Option<Label>,
    /// The most of them; 0 means none.
    #[serde(deserialize_with = "whole")]
    pub max: u32,
    /// The period.
    #[cfg_attr(feature = "schema", schemars(with = "Either<ShortPeriod, Period>"))]
    pub per: Period,
    /// Whether critical service (purpose `service`, urgency `critical`) is allowed even if the cap is full; it still counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub except_critical_service: bool,
    /// Whether service is allowed even if the cap is full, once in 24 hours on a channel, where it brings word of something promised: an open promise is about the same order, case or event, or a day was promised for that order, which hasn't come, or for an answer to that case, which is open. Words that the customer had already are not allowed; it still counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub except_promised: bool,
}

impl Cap {
    /// One contact over this channel in any 7 days, beside word of what was promised.
    #[must_use]
    pub const fn one_a_week(channel: Channel) -> Self {
        Self {
            channel: Some(channel),
            purpose: None,
            kind: None,
            key: None,
            max: 1,
            per: Period::rolling_days(7),
            except_critical_service: false,
            except_promised: true,
        }
    }
}

words! {
    /// Whose spending a budget counts.
    #[derive(Default)]
    BudgetScope {
        /// What was spent on this customer, according to `history`.
        #[default]
        Customer => "customer",
        /// What was spent on all customers, according to `budgets` in the context. If the context doesn't say, the budget counts as spent.
        Company => "company",
    }
}

/// The most money in a period, counting `history` and what this decision already offers. It counts what matches everything it names, and every budget applies. Amounts are never converted: an action in another currency doesn't fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Budget {
    /// The budget's name, by which `budgets` in the context says what has been spent.
    pub name: Slug,
    /// Whose spending it counts: on this customer, or on all.
    #[serde(default)]
    pub scope: BudgetScope,
    /// The kind of action that it applies to. Default: all.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// The plugin that it applies to. Default: all.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// The `key`s of the actions that it applies to, such as those of a campaign. Default: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<Label>,
    /// The most in the period; 0 means nothing.
    #[cfg_attr(feature = "schema", schemars(with = "Either<ShortMoney, Money>"))]
    pub max: Money,
    /// A single action that costs more than this needs approval; in the currency of `max`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Either<ShortMoney, Money>"))]
    pub single_max: Option<Money>,
    /// The period.
    #[cfg_attr(feature = "schema", schemars(with = "Either<ShortPeriod, Period>"))]
    pub per: Period,
}

impl Budget {
    /// Whether it applies to what was or would be done. A plugin that isn't known may be any.
    #[must_use]
    pub fn is_about(&self, kind: HistoryKind, plugin: Option<&Slug>, key: &Label) -> bool {
        self.kind.is_none_or(|about| kind == about)
            && self.plugin.as_ref().is_none_or(|about| plugin.is_none_or(|plugin| plugin == about))
            && (self.keys.is_empty() || self.keys.contains(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_24_hours_and_hours_are_added() {
        assert_eq!(Span { days: 1, hours: 0 }.seconds(), Span { days: 0, hours: 24 }.seconds());
        assert_eq!(Span { days: 2, hours: 3 }.seconds(), 51 * 3_600);
        assert_eq!(Span { days: 0, hours: 0 }.seconds(), 0);
    }

    #[test]
    fn the_longest_span_does_not_overflow() {
        let longest = Span { days: u32::MAX, hours: u32::MAX };
        assert_eq!(longest.seconds(), 4_294_967_295 * (86_400 + 3_600));
    }

    #[test]
    fn what_is_zero_is_left_out() {
        assert_eq!(serde_json::to_string(&Span::days(7)).unwrap(), r#"{"days":7}"#);
        assert_eq!(serde_json::to_string(&Period::rolling_days(7)).unwrap(), r#"{"kind":"rolling","days":7}"#);
    }

    #[test]
    fn a_period_is_read_by_its_kind_and_not_by_its_fields() {
        let read = |json: &str| serde_json::from_str::<Period>(json);
        assert_eq!(read(r#"{"hours": 36, "kind": "rolling"}"#).unwrap(), Period::Rolling { days: 0, hours: 36 });
        let month =
            Period::Calendar { unit: CalendarUnit::Month, time_zone: ZoneName::new("Europe/Amsterdam").unwrap() };
        assert_eq!(read(r#"{"kind": "calendar", "unit": "month", "time_zone": "Europe/Amsterdam"}"#).unwrap(), month);
        assert!(read(r#"{"hours": 36}"#).is_err());
        assert!(read(r#"{"kind": "calendar", "hours": 36}"#).is_err());
    }

    #[test]
    fn the_usual_cap_is_one_in_any_seven_days() {
        let cap = Cap::one_a_week(Channel::Email);
        assert_eq!((cap.max, cap.per), (1, Period::rolling_days(7)));
        assert!(!cap.except_critical_service && cap.except_promised);
    }
}
