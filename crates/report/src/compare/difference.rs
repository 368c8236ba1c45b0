//! How two sides differ, in words.

use courtesy_analysis::Clock;
use courtesy_analysis::compare::{Build, Difference, Sides};
use serde::Serialize;
use serde_json::Value;

use crate::evidence;

/// How many digits of a digest distinguish two files.
const DIGITS: usize = 12;

/// A difference between the sides; `None` for a side that doesn't have it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct InWords {
    /// A setting by its place in the policy, or a plugin.
    pub(super) what: String,
    pub(super) a: Option<String>,
    pub(super) b: Option<String>,
}

/// The differences in words.
pub(super) fn in_words(differences: &[Difference]) -> Vec<InWords> {
    differences.iter().map(InWords::of).collect()
}

impl InWords {
    fn of(difference: &Difference) -> Self {
        let (what, Sides { a, b }) = match difference {
            Difference::Plugin { id, builds } => (format!("plugin {id}"), builds.map(|it| it.as_ref().map(build))),
            Difference::Setting { place, values } => (place.clone(), values.map(|it| it.as_ref().map(value))),
            Difference::Secret { place } => {
                (place.clone(), Sides { a: Some("a secret".to_owned()), b: Some("another".to_owned()) })
            }
        };
        Self { what, a, b }
    }
}

/// A build of a plugin by its version and the first digits of its digest.
fn build(build: &Build) -> String {
    format!("{} ({:.DIGITS$x})", build.version, build.digest)
}

fn value(value: &Value) -> String {
    evidence::in_words(value, &Clock::utc())
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Digest, Slug, Version};
    use serde_json::json;

    use super::*;

    fn text(difference: &Difference) -> String {
        let InWords { what, a, b } = InWords::of(difference);
        let show = |side: Option<String>| side.unwrap_or_else(|| "-".to_owned());
        format!("{what}: {} | {}", show(a), show(b))
    }

    #[test]
    fn a_setting_has_its_values_as_a_person_would_say_them() {
        let text = |a, b| text(&Difference::Setting { place: "p".into(), values: Sides { a, b } });
        assert_eq!(text(Some(json!(86_400)), Some(json!(60))), "p: 86,400 | 60");
        assert_eq!(text(Some(json!([])), Some(json!(["a", "b"]))), "p: none | a; b");
        assert_eq!(text(None, Some(json!({"minor": 5_000, "currency": "EUR"}))), "p: - | EUR 50.00");
    }

    #[test]
    fn a_plugin_has_its_builds_by_version_and_digest() {
        let digest = format!("sha256:{}", "a".repeat(64));
        let build = Build { version: Version::new("1.0.0").unwrap(), digest: Digest::parse(&digest).unwrap() };
        let builds = Sides { a: Some(build), b: None };
        let text = text(&Difference::Plugin { id: Slug::new("check-in").unwrap(), builds });
        assert_eq!(text, "plugin check-in: 1.0.0 (aaaaaaaaaaaa) | -");
    }

    #[test]
    fn a_secret_is_never_shown() {
        assert_eq!(text(&Difference::Secret { place: "ref_salt".into() }), "ref_salt: a secret | another");
    }
}
