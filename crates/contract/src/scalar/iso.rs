//! Codes of the International Organization for Standardization: capital letters, always the same number of them.

use super::{parsed, written_as_text};

macro_rules! letters {
    ($(#[$doc:meta])* $name:ident, $length:literal, $expected:literal, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $length]);

        parsed!($name, $expected);
        written_as_text!($name, { "type": "string", "minLength": 1, "maxLength": $length, "pattern": $pattern });

        impl $name {
            /// The letters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                crate::scalar::text(&self.0)
            }

            const fn read(text: &[u8]) -> Option<Self> {
                match capitals(text) {
                    Some(letters) => Some(Self(letters)),
                    None => None,
                }
            }

            const fn ascii(self) -> [u8; $length] {
                self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
    };
}

const fn capitals<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    let Some(letters) = text.first_chunk::<N>() else { return None };
    let mut at = 0;
    while at < text.len() {
        if at >= N || !text[at].is_ascii_uppercase() {
            return None;
        }
        at += 1;
    }
    Some(*letters)
}

letters! {
    /// A country by its ISO 3166-1 code of two capital letters, such as `NL`. Whether there is such a country isn't
    /// checked.
    ///
    /// ```
    /// use courtesy_contract::Country;
    ///
    /// const HOME: Country = Country::constant("NL");
    /// assert_eq!(HOME, "NL");
    /// assert!(Country::parse("nl").is_err());
    /// ```
    ///
    /// ```compile_fail
    /// # use courtesy_contract::Country;
    /// const HOME: Country = Country::constant("Netherlands");
    /// ```
    Country, 2, "an ISO 3166-1 country code such as `NL`", "^[A-Z]{2}$"
}

letters! {
    /// A currency by its ISO 4217 code of three capital letters, such as `EUR`. Whether there is such a currency isn't
    /// checked.
    ///
    /// ```
    /// use courtesy_contract::Currency;
    ///
    /// const EURO: Currency = Currency::constant("EUR");
    /// assert_eq!(EURO, "EUR");
    /// assert!(Currency::parse("euro").is_err());
    /// ```
    ///
    /// ```compile_fail
    /// # use courtesy_contract::Currency;
    /// const EURO: Currency = Currency::constant("euro");
    /// ```
    Currency, 3, "an ISO 4217 currency code such as `EUR`", "^[A-Z]{3}$"
}

impl Currency {
    /// How many decimals an amount in this currency has, by ISO 4217: 2 for EUR, none for JPY. Of a code that ISO 4217 doesn't
    /// list, 2.
    ///
    /// ```
    /// use courtesy_contract::Currency;
    ///
    /// assert_eq!(["EUR", "JPY", "KWD"].map(|code| Currency::constant(code).decimals()), [2, 0, 3]);
    /// ```
    #[must_use]
    pub fn decimals(self) -> u32 {
        match self.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
            | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            // Metals, funds and units of account, which have no smaller unit.
            "XAG" | "XAU" | "XBA" | "XBB" | "XBC" | "XBD" | "XDR" | "XPD" | "XPT" | "XSU" | "XTS" | "XUA" | "XXX" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capital_letters_are_read_as_they_are_written() {
        for text in ["EUR", "AAA", "ZZZ"] {
            let currency = Currency::parse(text).unwrap();
            assert_eq!(
                (currency.as_str(), currency.to_string(), format!("{currency:>4}")),
                (text, text.to_owned(), format!(" {text}"))
            );
            assert_eq!(serde_json::to_string(&currency).unwrap(), format!("\"{text}\""));
        }
        assert_eq!(format!("{:?}", Country::constant("NL")), "Country(NL)");
    }

    #[test]
    fn all_else_is_refused() {
        for text in ["", "EU", "EURO", "eur", "EUr", "E R", "EU1", "€", "EÉ", "EUR\n", "\0\0\0", "[[[", "@@@"] {
            assert_eq!(Currency::parse(text), Err(Currency::EXPECTED), "{text}");
        }
        for text in ["", "N", "NLD", "nl", "É"] {
            assert_eq!(Country::parse(text), Err(Country::EXPECTED), "{text}");
        }
        let told = serde_json::from_str::<Currency>("\"euro\"").unwrap_err().to_string();
        assert!(told.starts_with("expected an ISO 4217 currency code such as `EUR`"), "{told}");
    }

    #[test]
    fn codes_are_in_the_order_of_the_alphabet() {
        let sorted = |mut codes: Vec<&str>| {
            codes.sort_unstable_by_key(|code| Currency::constant(code));
            codes.join(" ")
        };
        assert_eq!(sorted(vec!["USD", "EUR", "EUA", "AUD"]), "AUD EUA EUR USD");
    }
}
