//! Numbers with bounds, and money.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::whole::whole;
use crate::{Currency, OutOfBounds};

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty = $serde:literal by $read:path), $expected:literal, $min:literal, $max:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
        #[serde(into = $serde)]
        pub struct $name($inner);

        impl $name {
            /// Checks that a number lies within the bounds, which are inclusive.
            ///
            /// # Errors
            /// A number out of bounds; the error says what was expected.
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

number! {
    /// A share or a probability, from 0 (none, never) to 1 (all, certain).
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
    /// A plugin's only source of randomness: a whole number of at most 2^53 - 1, which every JSON reader keeps exactly.
    Seed(u64 = "u64" by whole), "a whole number from 0 to 9007199254740991", 0, 9_007_199_254_740_991
}

number! {
    /// An amount in the currency's smallest unit (cents for EUR), at most 2^53 - 1 so that every JSON reader keeps it exactly.
    MinorUnits(u64 = "u64" by whole), "a whole number from 0 to 9007199254740991", 0, 9_007_199_254_740_991
}

number! {
    /// A percentage that raises (positive) or lowers (negative) a weight, from -100 to 1000.
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

impl MinorUnits {
    /// The largest amount.
    pub(crate) const MOST: u64 = 9_007_199_254_740_991;
}

/// An amount of money. Amounts in different currencies are never added or converted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Money {
    /// The amount in the currency's smallest unit: 1250 is EUR 12.50.
    pub minor: MinorUnits,
    /// The currency's ISO 4217 code.
    pub currency: Currency,
}

impl Money {
    /// An amount in the currency's smallest unit: `Money::new(1250, "EUR")` is EUR 12.50.
    ///
    /// # Errors
    /// An amount above 2^53 - 1, or a currency that isn't three capital letters.
    pub fn new(minor: u64, currency: &str) -> Result<Self, OutOfBounds> {
        Ok(Self { minor: MinorUnits::new(minor)?, currency: Currency::parse(currency)? })
    }

    /// The short form of a policy: `40.00 EUR`.
    ///
    /// ```
    /// use courtesy_contract::Money;
    ///
    /// assert_eq!(Money::new(4000, "EUR")?.short(), "40.00 EUR");
    /// assert_eq!(Money::new(500, "JPY")?.short(), "500 JPY");
    /// # Ok::<(), courtesy_contract::OutOfBounds>(())
    /// ```
    #[must_use]
    pub fn short(&self) -> String {
        let (minor, decimals) = (self.minor.get(), self.currency.decimals());
        let unit = 10_u64.pow(decimals);
        match decimals {
            0 => format!("{minor} {}", self.currency),
            _ => format!("{}.{:0width$} {}", minor / unit, minor % unit, self.currency, width = decimals as usize),
        }
    }
}
