//! The language that a customer reads.

use courtesy_contract::{Context, Country, Language, Policy, is_undetermined};
use unic_langid::LanguageIdentifier;

/// Countries in which no language is everybody's, by ISO 3166-1: those with several official languages that are each the
/// first language of many, or with one that many don't read.
const SEVERAL: [&str; 36] = [
    "AF", "BA", "BE", "BO", "BY", "CA", "CD", "CH", "CM", "CY", "ET", "FI", "GH", "HK", "IE", "IN", "KE", "KZ", "LK",
    "LU", "MA", "MK", "MO", "MT", "MY", "NG", "PG", "PH", "PK", "PY", "RS", "RW", "SG", "TZ", "UG", "ZA",
];

/// The language to write in: the customer's own, or else the policy's `default_language`, or else that of the customer's
/// country if it has one for everybody. `None` if it can only be guessed.
pub(crate) fn language(context: &Context, policy: &Policy) -> Option<Language> {
    let own = context.customer.language.as_ref().filter(|own| !is_undetermined(own.as_str()));
    own.or(policy.default_language.as_ref()).cloned().or_else(|| of_country(context.customer.country?))
}

/// By Unicode CLDR's likely subtags.
fn of_country(country: Country) -> Option<Language> {
    let code = country.to_string();
    if SEVERAL.contains(&code.as_str()) {
        return None;
    }
    let mut likely: LanguageIdentifier = format!("und-{code}").parse().ok()?;
    likely.maximize();
    let language = likely.language.as_str();
    if is_undetermined(language) { None } else { Language::new(language).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::context;

    fn reads(customer: &str, default: Option<&str>) -> Option<String> {
        let context = context(&format!(r#""customer":{{"ref":"c"{customer}}}"#));
        let default_language = default.map(|tag| Language::new(tag).unwrap());
        language(&context, &Policy { default_language, ..Policy::default() }).map(|tag| tag.as_str().to_owned())
    }

    #[test]
    fn the_customers_own_language_comes_before_the_operators_choice_and_that_before_the_countrys() {
        assert_eq!(reads(r#","language":"fr-BE","country":"NL""#, Some("en")).as_deref(), Some("fr-BE"));
        assert_eq!(reads(r#","country":"NL""#, Some("en")).as_deref(), Some("en"));
        assert_eq!(reads(r#","language":"und","country":"NL""#, None).as_deref(), Some("nl"));
        assert_eq!(reads("", None), None);
    }

    #[test]
    fn a_country_with_one_language_for_everybody_tells_it() {
        for (country, language) in [
            ("BR", "pt"),
            ("PT", "pt"),
            ("NL", "nl"),
            ("DE", "de"),
            ("AT", "de"),
            ("FR", "fr"),
            ("ES", "es"),
            ("MX", "es"),
            ("US", "en"),
            ("GB", "en"),
            ("IT", "it"),
            ("PL", "pl"),
            ("JP", "ja"),
            ("SE", "sv"),
        ] {
            assert_eq!(reads(&format!(r#","country":"{country}""#), None).as_deref(), Some(language), "{country}");
        }
        for country in ["BE", "CH", "CA", "LU", "IN", "ZA", "ZZ"] {
            assert_eq!(reads(&format!(r#","country":"{country}""#), None), None, "{country}");
        }
    }
}
