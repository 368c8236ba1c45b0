//! Text and numbers that carry their bounds: a value that parses is a value that may be used.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::whole::whole;

/// Why a value doesn't fit the type it was given to; the text says what would.
///
/// It never repeats the value, so that it can go to a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfBounds(pub(crate) &'static str);

impl fmt::Display for OutOfBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for OutOfBounds {}

/// Reads an optional field: absent is `None`, and `null` is refused, since the contract has no nulls.
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Reads a list that isn't empty.
pub(crate) fn at_least_one<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let items = Vec::deserialize(deserializer)?;
    if items.is_empty() { Err(D::Error::custom("expected at least one item")) } else { Ok(items) }
}

/// Says whether a section holds nothing, so that it is left out of the JSON.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $pattern:expr, $max:literal, $fits:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes the text if it fits.
            ///
            /// # Errors
            /// Says what was expected, without the text itself.
            pub fn new(text: impl Into<String>) -> Result<Self, OutOfBounds> {
                let text = text.into();
                let fits: fn(&str) -> bool = $fits;
                if !text.is_empty() && at_most_chars(&text, $max) && fits(&text) {
                    Ok(Self(text))
                } else {
                    Err(OutOfBounds($expected))
                }
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = OutOfBounds;
            fn try_from(text: String) -> Result<Self, OutOfBounds> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = OutOfBounds;
            fn try_from(text: &str) -> Result<Self, OutOfBounds> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }

        impl From<&$name> for crate::Argument {
            fn from(text: &$name) -> Self {
                text.as_str().into()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut schema = <String>::json_schema(generator);
                schema.insert("minLength".into(), 1.into());
                schema.insert("maxLength".into(), $max.into());
                if let Some(pattern) = $pattern {
                    schema.insert("pattern".into(), pattern.into());
                }
                schema
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty = $serde:literal by $read:path), $expected:literal, $min:literal, $max:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
        #[serde(into = $serde)]
        pub struct $name($inner);

        impl $name {
            /// Takes the number if it lies within the bounds, which are part of them.
            ///
            /// # Errors
            /// Says what was expected.
            pub fn new(number: $inner) -> Result<Self, OutOfBounds> {
                if ($min..=$max).contains(&number) {
                    Ok(Self(number))
                } else {
                    Err(OutOfBounds($expected))
                }
            }

            /// The number itself.
            #[must_use]
            pub fn get(self) -> $inner {
                self.0
            }
        }

        impl TryFrom<$inner> for $name {
            type Error = OutOfBounds;
            fn try_from(number: $inner) -> Result<Self, OutOfBounds> {
                Self::new(number)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number: $inner = $read(deserializer)?;
                Self::new(number).map_err(D::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut schema = <$inner>::json_schema(generator);
                let (min, max): ($inner, $inner) = ($min, $max);
                schema.insert("minimum".into(), min.into());
                schema.insert("maximum".into(), max.into());
                schema
            }
        }

        impl From<$name> for $inner {
            fn from(number: $name) -> $inner {
                number.0
            }
        }
    };
}

/// Counts characters no further than it must: a megabyte of text costs as much as a short one.
fn at_most_chars(text: &str, max: usize) -> bool {
    text.len() <= max || text.chars().nth(max).is_none()
}

fn joined(text: &str, separator: char, part: fn(&[u8]) -> bool) -> bool {
    text.split(separator).all(|piece| part(piece.as_bytes()))
}

fn lower_or_digit(byte: &u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

text! {
    /// A name in kebab-case, such as `check-in`: lower-case letters and digits, joined by single hyphens; at most 64 characters.
    Slug, "a kebab-case name such as `check-in`, at most 64 characters",
    Some(r"^[a-z0-9]+(-[a-z0-9]+)*$"), 64,
    |text| joined(text, '-', |part| !part.is_empty() && part.iter().all(lower_or_digit))
}

text! {
    /// A code in snake_case, such as `carrier_lost`: starts with a letter; at most 64 characters.
    Code, "a snake_case code such as `carrier_lost`, at most 64 characters",
    Some(r"^[a-z][a-z0-9_]*$"), 64,
    |text| text.as_bytes()[0].is_ascii_lowercase()
        && text.bytes().all(|byte| lower_or_digit(&byte) || byte == b'_')
}

text! {
    /// A short name given by the CRM, such as a reference, a segment or a queue; 1 to 100 characters.
    Label, "a name of 1 to 100 characters", None::<&str>, 100,
    |_| true
}

text! {
    /// A sentence or a few, 1 to 2,000 characters. It may hold placeholders such as `{first_name}`.
    Text, "a text of 1 to 2,000 characters", None::<&str>, 2000,
    |_| true
}

text! {
    /// A language by its BCP 47 tag, such as `nl` or `en-GB`.
    Language, "a BCP 47 language tag such as `nl` or `en-GB`",
    Some(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"), 35,
    |text| {
        let mut parts = text.split('-').map(str::as_bytes);
        let primary = parts.next().unwrap_or_default();
        matches!(primary.len(), 2..=3)
            && primary.iter().all(u8::is_ascii_alphabetic)
            && parts.all(|part| matches!(part.len(), 1..=8) && part.iter().all(u8::is_ascii_alphanumeric))
    }
}

text! {
    /// A time zone by its IANA name, such as `Europe/Amsterdam`.
    ZoneName, "an IANA time zone such as `Europe/Amsterdam`",
    Some(r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"), 64,
    |text| text.as_bytes()[0].is_ascii_alphabetic()
        && joined(text, '/', |part| {
            !part.is_empty() && part.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(byte))
        })
}

text! {
    /// A country by its ISO 3166-1 code of two capital letters, such as `NL`.
    Country, "an ISO 3166-1 country code such as `NL`", Some(r"^[A-Z]{2}$"), 2,
    |text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

text! {
    /// A currency by its ISO 4217 code of three capital letters, such as `EUR`.
    Currency, "an ISO 4217 currency code such as `EUR`", Some(r"^[A-Z]{3}$"), 3,
    |text| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

text! {
    /// A place in a JSON document by its JSON Pointer (RFC 6901), such as `/orders/0/status`; at most 200 characters.
    Pointer, "a JSON Pointer such as `/orders/0/status`", Some(r"^(/([^~/]|~[01])*)+$"), 200,
    |text| text.starts_with('/')
        && text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']))
}

text! {
    /// A time of day on the customer's clock, `HH:MM`, from `00:00` to `23:59`.
    TimeOfDay, "a time of day such as `21:00`", Some(r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), 5,
    |text| {
        let digit = |at: usize| text.as_bytes()[at].wrapping_sub(b'0');
        text.len() == 5
            && text.as_bytes()[2] == b':'
            && digit(1) <= 9 && digit(4) <= 9 && digit(3) <= 5
            && (digit(0) <= 1 || (digit(0) == 2 && digit(1) <= 3))
    }
}

text! {
    /// A UUID in lower or upper case with hyphens, such as `0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77`.
    Uuid, "a UUID such as `0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77`",
    Some(r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"), 36,
    |text| text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

text! {
    /// A version of the form `major.minor.patch`, such as `1.0.0`, with an optional pre-release after a hyphen.
    Version, "a version such as `1.0.0`",
    Some(r"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]+)?$"), 64,
    |text| {
        let (core, extra) = text.split_once('-').map_or((text, None), |(core, extra)| (core, Some(extra)));
        core.split('.').count() == 3
            && joined(core, '.', |part| {
                matches!(part.len(), 1..=9) && part.iter().all(u8::is_ascii_digit) && (part.len() == 1 || part[0] != b'0')
            })
            && extra.is_none_or(|extra| {
                !extra.is_empty() && extra.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
            })
    }
}

text! {
    /// A web address that starts with `https://`; at most 500 characters, no spaces.
    Link, "an address that starts with `https://`", Some(r"^https://[\x21-\x7E]+$"), 500,
    |text| text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| (0x21..=0x7e).contains(&byte)))
}

text! {
    /// Where links may lead: an address that starts with `https://`, `mailto:` or `tel:`; at most 500 characters, no spaces.
    Destination, "an address such as `https://shop.example/help`, `mailto:care@shop.example` or `tel:+31201234567`, in ASCII and without spaces", Some(r"^(https://|mailto:|tel:)[\x21-\x7E]+$"), 500,
    |text| ["https://", "mailto:", "tel:"].iter().any(|start| {
        text.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| (0x21..=0x7e).contains(&byte)))
    })
}

text! {
    /// The contract's version that a document is written for: `1.` and a minor version, such as `1.0`.
    ContractVersion, "the contract's version, `1.0`", Some(r"^1\.[0-9]{1,4}$"), 6,
    |text| text.strip_prefix("1.").is_some_and(|minor| matches!(minor.len(), 1..=4) && minor.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Default for ContractVersion {
    /// This crate's version of the contract.
    fn default() -> Self {
        Self(crate::CONTRACT_VERSION.to_owned())
    }
}

number! {
    /// A share or a probability, from 0 (never, nothing) to 1 (certainly, all).
    Fraction(f64 = "f64" by f64::deserialize), "a number from 0 to 1", 0.0, 1.0
}

number! {
    /// How a customer sounded, from -1 (very unhappy) through 0 (neutral) to 1 (very happy).
    Sentiment(f64 = "f64" by f64::deserialize), "a number from -1 to 1", -1.0, 1.0
}

number! {
    /// How much effort something cost the customer, from 1 (none) to 7 (far too much): the Customer Effort Score's scale.
    Effort(u8 = "u8" by whole), "a whole number from 1 to 7", 1, 7
}

number! {
    #[derive(Default)]
    /// The only source of chance a plugin has; a whole number that every JSON reader keeps exactly (at most 2^53 - 1).
    Seed(u64 = "u64" by whole), "a whole number from 0 to 9007199254740991", 0, 9_007_199_254_740_991
}

number! {
    /// An amount in the currency's smallest unit (cents for EUR), at most 2^53 - 1 so that every JSON reader keeps it exactly.
    MinorUnits(u64 = "u64" by whole), "a whole number from 0 to 9007199254740991", 0, 9_007_199_254_740_991
}

number! {
    /// A weight in percent more (positive) or less (negative), from -100 to 1000.
    Percent(i16 = "i16" by whole), "a whole number from -100 to 1000", -100, 1000
}

number! {
    /// A share in percent, from 0 to 100.
    Share(u8 = "u8" by whole), "a whole number from 0 to 100", 0, 100
}

number! {
    /// A share in ten-thousandths, from 0 (nobody) to 10000 (everybody).
    TenThousandths(u16 = "u16" by whole), "a whole number from 0 to 10000", 0, 10_000
}

/// An amount of money. Amounts in different currencies are never added or converted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Money {
    /// The amount in the currency's smallest unit: 1250 is EUR 12.50.
    pub minor: MinorUnits,
    /// The currency's ISO 4217 code.
    pub currency: Currency,
}
