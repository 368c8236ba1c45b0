//! What to begin a policy from: every setting with its default, and examples of three businesses.

use courtesy_contract::Policy;
use courtesy_server::handle::Fault;
use serde::Serialize;

/// The examples in sdk-docs, each under the id of its title.
const BUSINESSES: [(&str, &str); 3] = [
    ("policy-example-shop", include_str!("../../../../../sdk-docs/policies/shop.toml")),
    ("policy-example-telecom", include_str!("../../../../../sdk-docs/policies/telecom-belgium.toml")),
    ("policy-example-bank", include_str!("../../../../../sdk-docs/policies/bank.toml")),
];

/// A policy to read and to copy from.
#[derive(Debug, Serialize)]
pub(super) struct Example {
    /// The id of its title.
    pub(super) title: &'static str,
    pub(super) text: String,
}

/// The default policy, written out, and the examples.
///
/// # Errors
/// If the default policy can't be written as TOML, which a test rules out.
pub(super) fn all() -> Result<Vec<Example>, Fault> {
    let default = toml::to_string_pretty(&Policy::default());
    let default = default.map_err(|_| Fault::internal("the default policy can't be written"))?;
    let businesses = BUSINESSES.map(|(title, text)| Example { title, text: text.to_owned() });
    Ok(std::iter::once(Example { title: "policy-defaults", text: default }).chain(businesses).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_a_policy_and_the_first_is_the_default() {
        let policies: Vec<Policy> =
            all().unwrap().iter().map(|it| courtesy_host::read::policy(&it.text).unwrap()).collect();
        assert_eq!(policies[0], Policy::default());
        assert!(policies[1..].iter().all(|policy| *policy != Policy::default()));
    }
}
