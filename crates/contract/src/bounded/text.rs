//! Text with a form and a greatest length.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::OutOfBounds;
use crate::policy::short;

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $pattern:expr, $max:literal, $fits:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Checks a text.
            ///
            /// # Errors
            /// What was expected, without the text itself.
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

/// Stops counting at `max`, so that a megabyte of text costs no more than a short one.
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
    /// A short name from the CRM, such as a reference, a segment or a queue; 1 to 100 characters.
    Label, "a name of 1 to 100 characters", None::<&str>, 100,
    |_| true
}

text! {
    /// One or more sentences, 1 to 2,000 characters. It may contain placeholders such as `{first_name}`.
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
    /// A place in a JSON document by its JSON Pointer (RFC 6901), such as `/orders/0/status`; at most 200 characters.
    Pointer, "a JSON Pointer such as `/orders/0/status`", Some(r"^(/([^~/]|~[01])*)+$"), 200,
    |text| text.starts_with('/')
        && text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']))
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
    /// An address to which links may lead. It starts with `https://`, `mailto:` or `tel:`; at most 500 characters, no spaces.
    Destination, "an address such as `https://shop.example/help`, `mailto:care@shop.example` or `tel:+31201234567`, in ASCII and without spaces", Some(r"^(https://|mailto:|tel:)[\x21-\x7E]+$"), 500,
    |text| ["https://", "mailto:", "tel:"].iter().any(|start| {
        text.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| (0x21..=0x7e).contains(&byte)))
    })
}

text! {
    /// The version of the contract that a document follows: `1.` and a minor version, such as `1.1`.
    ContractVersion, "the contract's version, such as `1.1`", Some(r"^1\.[0-9]{1,4}$"), 6,
    |text| text.strip_prefix("1.").is_some_and(|minor| matches!(minor.len(), 1..=4) && minor.bytes().all(|byte| byte.is_ascii_digit()))
}

text! {
    /// Money in its short form, such as `40.00 EUR` or `40 EUR`: an amount with a point before the decimals, a space, and the
    /// currency's ISO 4217 code. It has as many decimals as its currency, or none.
    ShortMoney, "an amount such as `40.00 EUR`: a point before the cents, and a space and the currency's ISO 4217 code after them",
    Some(r"^[0-9]{1,16}(\.[0-9]{1,4})? [A-Z]{3}$"), 25,
    |text| short::amount(text).is_some()
}

text! {
    /// A length of time in its short form, such as `2 days`, `36 hours` or `1 week 2 days 12 hours`.
    ShortSpan, "a time such as `2 days`, `36 hours` or `1 day 12 hours`, in weeks, days of 24 hours and hours, each at least 1",
    Some(short::SPAN), 64,
    |text| short::span(text).is_some()
}

text! {
    /// A period in its short form: a length of time, such as `7 days`, or a unit of the calendar, such as `calendar month`.
    ShortPeriod, "a period such as `7 days`, `36 hours` or `1 day 12 hours`, or one of `calendar day`, `calendar week`, `calendar month`, `calendar quarter`, `calendar year`",
    Some(short::PERIOD), 64,
    |text| short::period(text).is_some()
}

impl Default for ContractVersion {
    /// The version of the contract that this crate implements.
    fn default() -> Self {
        Self(crate::CONTRACT_VERSION.to_owned())
    }
}
