//! Short forms: money and times as a policy may write them, such as `40.00 EUR`, `7 days` and `calendar month`.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{CalendarUnit, Policy, Span};
use crate::{Currency, Money, Violation, tree};

/// Weeks, days and hours, in this order; a number has at most six digits, so that no sum overflows.
#[cfg(feature = "schema")]
pub(crate) const SPAN: &str = concat!(
    "^([1-9][0-9]{0,5} weeks?( [1-9][0-9]{0,5} days?)?( [1-9][0-9]{0,5} hours?)?",
    "|[1-9][0-9]{0,5} days?( [1-9][0-9]{0,5} hours?)?",
    "|[1-9][0-9]{0,5} hours?)$"
);

/// A [`SPAN`] or a unit of the calendar.
#[cfg(feature = "schema")]
pub(crate) const PERIOD: &str = concat!(
    "^([1-9][0-9]{0,5} weeks?( [1-9][0-9]{0,5} days?)?( [1-9][0-9]{0,5} hours?)?",
    "|[1-9][0-9]{0,5} days?( [1-9][0-9]{0,5} hours?)?",
    "|[1-9][0-9]{0,5} hours?",
    "|calendar (day|week|month|quarter|year))$"
);

/// A short period, which has no time zone of its own.
pub(crate) enum Short {
    Rolling(Span),
    Calendar(CalendarUnit),
}

/// The digits before the point, those behind it, and the currency.
pub(crate) fn amount(text: &str) -> Option<(&str, Option<&str>, Currency)> {
    let (digits, code) = text.split_once(' ')?;
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let are_digits =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = are_digits(whole, 16) && decimals.is_none_or(|decimals| are_digits(decimals, 4));
    fits.then_some((whole, decimals, Currency::parse(code).ok()?))
}

/// A time such as `1 week 2 days 12 hours`.
pub(crate) fn span(text: &str) -> Option<Span> {
    let mut words = text.split(' ');
    let (mut span, mut smallest) = (Span { days: 0, hours: 0 }, 3);
    while let Some(number) = words.next() {
        let number = count(number)?;
        let unit = match words.next()? {
            "week" | "weeks" => 2,
            "day" | "days" => 1,
            "hour" | "hours" => 0,
            _ => return None,
        };
        if unit >= smallest {
            return None;
        }
        smallest = unit;
        match unit {
            2 => span.days += 7 * number,
            1 => span.days += number,
            _ => span.hours += number,
        }
    }
    Some(span)
}

fn count(digits: &str) -> Option<u32> {
    let fits = digits.len() <= 6 && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| fits)
}

/// A period such as `7 days` or `calendar month`.
pub(crate) fn period(text: &str) -> Option<Short> {
    match text.strip_prefix("calendar ") {
        Some(unit) => CalendarUnit::ALL.iter().find(|known| known.word() == unit).map(|unit| Short::Calendar(*unit)),
        None => span(text).map(Short::Rolling),
    }
}

impl Policy {
    /// What is wrong with the short forms of a policy that its schema can't refuse: decimals that the currency doesn't have, an
    /// amount that can't be counted exactly, and a period on the calendar without a time zone. Reading such a policy fails.
    #[must_use]
    pub fn faults_beyond_the_schema(policy: &Value) -> Vec<Violation> {
        policy.as_object().map_or_else(Vec::new, |policy| write_out(&mut policy.clone()))
    }

    /// Reads a policy without short forms, and doesn't look into its profiles.
    pub(super) fn read_written_out(settings: Value) -> Result<Self, String> {
        // Not the trait below: serde's `remote` gives the type a function of its own under this name.
        Self::deserialize(settings).map_err(|fault| fault.to_string())
    }
}

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut settings = tree::object(deserializer)?;
        if let Some(Violation { at, message }) = write_out(&mut settings).into_iter().next() {
            return Err(D::Error::custom(format_args!("{at}: {message}")));
        }
        let policy = Self::read_written_out(Value::Object(settings)).map_err(D::Error::custom)?;
        for name in policy.profiles.keys() {
            policy
                .under(name)
                .map_err(|Violation { at, message }| D::Error::custom(format_args!("{at}: {message}")))?;
        }
        Ok(policy)
    }
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

/// Replaces the short forms in a policy by what they stand for; returns those that stand for nothing, with their places.
fn write_out(policy: &mut Map<String, Value>) -> Vec<Violation> {
    let zone = policy.get("time_zone").and_then(Value::as_str).map(str::to_owned);
    let mut writer = Writer { zone, faults: Vec::new() };
    writer.settings("", policy);
    for (name, profile) in policy.get_mut("profiles").and_then(Value::as_object_mut).into_iter().flatten() {
        if let Value::Object(settings) = profile {
            let name = name.replace('~', "~0").replace('/', "~1");
            writer.settings(&format!("/profiles/{name}"), settings);
        }
    }
    writer.faults
}

/// What the text in a setting stands for, or what to write instead.
type Meaning = fn(&Writer, &str) -> Result<Value, String>;

/// The settings that have a short form, in lists of tables.
const SHORT: [(&str, &[(&str, Meaning)]); 3] = [
    ("caps", &[("per", Writer::period)]),
    ("budgets", &[("max", Writer::money), ("single_max", Writer::money), ("per", Writer::period)]),
    ("exclusions", &[("within", Writer::span), ("per", Writer::period)]),
];

struct Writer {
    zone: Option<String>,
    faults: Vec<Violation>,
}

impl Writer {
    fn settings(&mut self, at: &str, settings: &mut Map<String, Value>) {
        for (list, short) in SHORT {
            let tables = settings.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
            for (index, table) in tables.enumerate() {
                for (key, meaning) in short {
                    let Some(value @ Value::String(_)) = table.get_mut(*key) else { continue };
                    match meaning(self, value.as_str().unwrap_or_default()) {
                        Ok(long) => *value = long,
                        Err(message) => {
                            self.faults.push(Violation { at: format!("{at}/{list}/{index}/{key}"), message });
                        }
                    }
                }
            }
        }
    }

    fn money(&self, text: &str) -> Result<Value, String> {
        let (whole, decimals, currency) = amount(text).ok_or_else(|| expected(crate::ShortMoney::new("")))?;
        let places = currency.decimals() as usize;
        if decimals.is_some_and(|decimals| decimals.len() != places) {
            let example = |minor| Money::new(minor, currency.as_str()).map(|money| money.short()).unwrap_or_default();
            return Err(match places {
                0 => format!("{currency} has no decimals; write it without a point, such as `\"{}\"`", example(500)),
                _ => format!(
                    "{currency} has {places} decimals; write all of them, or none and no point, such as `\"{}\"` or `\"40 {currency}\"`",
                    example(40 * 10_u64.pow(places as u32)),
                ),
            });
        }
        let digits = format!("{whole}{:0<places$}", decimals.unwrap_or_default());
        let money = digits.parse().ok().and_then(|minor| Money::new(minor, currency.as_str()).ok());
        let money = money.ok_or_else(|| {
            let most = Money::new(crate::MinorUnits::MOST, currency.as_str());
            format!(
                "is more than can be counted exactly; write at most `\"{}\"`",
                most.map(|most| most.short()).unwrap_or_default()
            )
        })?;
        Ok(json!({"minor": money.minor.get(), "currency": currency.as_str()}))
    }

    fn span(&self, text: &str) -> Result<Value, String> {
        let Span { days, hours } = span(text).ok_or_else(|| expected(crate::ShortSpan::new("")))?;
        Ok(json!({"days": days, "hours": hours}))
    }

    fn period(&self, text: &str) -> Result<Value, String> {
        match (period(text).ok_or_else(|| expected(crate::ShortPeriod::new("")))?, &self.zone) {
            (Short::Rolling(Span { days, hours }), _) => Ok(json!({"kind": "rolling", "days": days, "hours": hours})),
            (Short::Calendar(unit), Some(zone)) => {
                Ok(json!({"kind": "calendar", "unit": unit.word(), "time_zone": zone}))
            }
            (Short::Calendar(_), None) => {
                Err("on which calendar? Write the policy's time zone at the top of the file, \
                                               above every table, such as `time_zone = \"Europe/Amsterdam\"`"
                    .to_owned())
            }
        }
    }
}

fn expected<T>(refused: Result<T, crate::OutOfBounds>) -> String {
    refused.err().map(|fault| fault.to_string()).unwrap_or_default()
}

/// In schemas: a short form, or what it stands for.
#[cfg(feature = "schema")]
pub(crate) struct Either<S, T>(std::marker::PhantomData<(S, T)>);

#[cfg(feature = "schema")]
impl<S: schemars::JsonSchema, T: schemars::JsonSchema> schemars::JsonSchema for Either<S, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let forms = [generator.subschema_for::<S>(), generator.subschema_for::<T>()];
        schemars::json_schema!({ "anyOf": forms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(policy: Value) -> Result<Policy, String> {
        let read = serde_json::from_value::<Policy>(policy.clone());
        assert_eq!(serde_json::from_str::<Policy>(&policy.to_string()).ok(), read.as_ref().ok().cloned(), "{policy}");
        read.map_err(|fault| fault.to_string())
    }

    fn money(text: &str) -> Result<String, String> {
        let budget = json!({"budgets": [{"name": "gifts", "max": text, "per": "1 day"}]});
        read(budget).map(|policy| serde_json::to_string(&policy.budgets[0].max).unwrap())
    }

    fn per(text: &str) -> Result<String, String> {
        let policy = json!({"time_zone": "Europe/Brussels", "caps": [{"max": 1, "per": text}]});
        read(policy).map(|policy| serde_json::to_string(&policy.caps[0].per).unwrap())
    }

    #[test]
    fn money_is_read_to_the_cent_as_its_currency_has_cents() {
        for (text, minor, currency) in [
            ("40.00 EUR", 4_000_u64, "EUR"),
            ("40 EUR", 4_000, "EUR"),
            ("0.05 EUR", 5, "EUR"),
            ("0 EUR", 0, "EUR"),
            ("500 JPY", 500, "JPY"),
            ("1.250 KWD", 1_250, "KWD"),
            ("3.1415 CLF", 31_415, "CLF"),
            ("90071992547409.91 EUR", 9_007_199_254_740_991, "EUR"),
            ("9007199254740991 JPY", 9_007_199_254_740_991, "JPY"),
        ] {
            assert_eq!(money(text), Ok(format!(r#"{{"minor":{minor},"currency":"{currency}"}}"#)), "{text}");
        }
    }

    #[test]
    fn money_that_is_no_amount_is_refused_with_what_to_write() {
        for (text, told) in [
            ("40.001 EUR", "EUR has 2 decimals; write all of them, or none and no point, such as `\"40.00 EUR\"`"),
            ("40.5 EUR", "EUR has 2 decimals"),
            ("1.25 KWD", "such as `\"40.000 KWD\"` or `\"40 KWD\"`"),
            ("500.00 JPY", "JPY has no decimals; write it without a point, such as `\"500 JPY\"`"),
            ("90071992547409.92 EUR", "write at most `\"90071992547409.91 EUR\"`"),
            ("9999999999999999.9999 UYW", "more than can be counted exactly"),
        ] {
            let refused = money(text).unwrap_err();
            assert!(refused.starts_with("/budgets/0/max: ") && refused.contains(told), "{refused}");
        }
        for text in [
            "-5 EUR",
            "+5 EUR",
            "40,00 EUR",
            "1,000.00 EUR",
            "40.00EUR",
            "40.00  EUR",
            "40.00 eur",
            "40.00 EURO",
            "40. EUR",
            ".40 EUR",
            "EUR 40",
            "€40",
            "40",
            "",
            "1e3 EUR",
            "٤٠ EUR",
            "40.00 EUR ",
            "99999999999999999 EUR",
        ] {
            assert!(money(text).unwrap_err().contains("an amount such as `40.00 EUR`"), "{text}");
        }
    }

    #[test]
    fn a_period_is_a_length_of_time_or_a_unit_of_the_policys_calendar() {
        for (text, long) in [
            ("7 days", r#"{"kind":"rolling","days":7}"#),
            ("1 day", r#"{"kind":"rolling","days":1}"#),
            ("2 weeks", r#"{"kind":"rolling","days":14}"#),
            ("36 hours", r#"{"kind":"rolling","hours":36}"#),
            ("1 day 12 hours", r#"{"kind":"rolling","days":1,"hours":12}"#),
            ("999999 weeks 999999 days 999999 hours", r#"{"kind":"rolling","days":7999992,"hours":999999}"#),
            ("calendar day", r#"{"kind":"calendar","unit":"day","time_zone":"Europe/Brussels"}"#),
            ("calendar quarter", r#"{"kind":"calendar","unit":"quarter","time_zone":"Europe/Brussels"}"#),
        ] {
            assert_eq!(per(text).as_deref(), Ok(long), "{text}");
        }
        for text in [
            "0 days",
            "seven days",
            "calendar fortnight",
            "calendar",
            "7",
            "days",
            "7days",
            "7  days",
            "-7 days",
            "1.5 days",
            "1 month",
            "12 hours 1 day",
            "1 day 2 days",
            "1 day and 2 hours",
            "07 days",
            "1000000 days",
            "1 Day",
            " 1 day",
            "",
        ] {
            assert!(per(text).unwrap_err().contains("a period such as `7 days`"), "{text}");
        }
    }

    #[test]
    fn a_unit_of_the_calendar_without_a_zone_is_refused_with_where_to_write_it() {
        let cap = json!({"caps": [{"max": 1, "per": "calendar week"}]});
        assert!(read(cap.clone()).unwrap_err().contains("at the top of the file"));
        let inside = json!({"profiles": {"peak": cap}});
        assert_eq!(Policy::faults_beyond_the_schema(&inside)[0].at, "/profiles/peak/caps/0/per");
        assert_eq!(Policy::faults_beyond_the_schema(&json!([])), []);
    }

    #[test]
    fn a_policy_in_short_forms_is_the_policy_in_long_ones() {
        let short = json!({
            "time_zone": "UTC",
            "caps": [{"max": 1, "per": "1 week"}],
            "budgets": [{"name": "gifts", "max": "40.00 EUR", "single_max": "5 EUR", "per": "calendar month"}],
            "exclusions": [
                {"kind": "never_followed", "first": {"key": "a"}, "then": {"key": "b"}, "within": "2 days"},
                {"kind": "at_most", "of": {"key": "a"}, "max": 1, "per": "36 hours"}
            ]
        });
        let euros = |minor: u64| json!({"minor": minor, "currency": "EUR"});
        let month = json!({"kind": "calendar", "unit": "month", "time_zone": "UTC"});
        let long = json!({
            "time_zone": "UTC",
            "caps": [{"max": 1, "per": {"kind": "rolling", "days": 7}}],
            "budgets": [{"name": "gifts", "max": euros(4_000), "single_max": euros(500), "per": month}],
            "exclusions": [
                {"kind": "never_followed", "first": {"key": "a"}, "then": {"key": "b"}, "within": {"days": 2}},
                {"kind": "at_most", "of": {"key": "a"}, "max": 1, "per": {"kind": "rolling", "hours": 36}}
            ]
        });
        assert_eq!(read(short), read(long));
    }
}
