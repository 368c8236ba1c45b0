//! The setup of two sides, and how they differ.

use std::collections::BTreeMap;

use courtesy_contract::{Digest, PluginPin, Policy, Slug, Version};
use serde::Serialize;
use serde_json::Value;

use super::{Sides, policies};

/// The setup of a side.
#[derive(Debug, Clone, Serialize)]
pub struct Setup {
    /// The name of the policy, such as its file; `None` for the default policy.
    pub policy: Option<String>,
    /// The plugins, each with its version and the digest of its file.
    pub plugins: Vec<PluginPin>,
}

/// A difference between the sides; `None` on a side that lacks it.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// A plugin that only one side has, or that has different builds.
    Plugin {
        /// The plugin's id.
        id: Slug,
        /// The build on each side.
        builds: Sides<Option<Build>>,
    },
    /// A setting of the policy, or how budgets and slots are shared out: `sharing`.
    Setting {
        /// Its place in `policy.toml`, such as `caps[email].max`. An entry of a list is named by what it is about, or else
        /// by its number in A's list, from 1.
        place: String,
        /// Its value on each side.
        values: Sides<Option<Value>>,
    },
    /// A setting whose values are secret and therefore left out.
    Secret {
        /// Its place in `policy.toml`.
        place: String,
    },
}

/// A build of a plugin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// The version in its manifest, which two builds may share.
    pub version: Version,
    /// The digest of its file.
    pub digest: Digest,
}

/// The plugins and settings that differ between two sides: plugins by id, then settings by place.
#[must_use]
pub fn differences(setup: &Sides<Setup>, policies: Sides<&Policy>) -> Vec<Difference> {
    let mut found = of_plugins(setup);
    found.extend(policies::differences(policies.a, policies.b));
    found
}

fn of_plugins(setup: &Sides<Setup>) -> Vec<Difference> {
    let mut pins = BTreeMap::<&Slug, Sides<Option<&PluginPin>>>::new();
    for pin in &setup.a.plugins {
        pins.entry(&pin.id).or_default().a = Some(pin);
    }
    for pin in &setup.b.plugins {
        pins.entry(&pin.id).or_default().b = Some(pin);
    }
    let digest = |pin: Option<&PluginPin>| pin.map(|pin| pin.digest);
    let differ = pins.into_iter().filter(|(_, pins)| digest(pins.a) != digest(pins.b));
    differ.map(|(id, pins)| Difference::Plugin { id: id.clone(), builds: pins.map(|pin| pin.map(build)) }).collect()
}

fn build(pin: &PluginPin) -> Build {
    Build { version: pin.version.clone(), digest: pin.digest }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn setup(plugins: Value) -> Setup {
        Setup { policy: None, plugins: serde_json::from_value(plugins).unwrap() }
    }

    #[test]
    fn a_plugin_differs_by_its_file_whatever_its_version_says() {
        let digest = |digit: &str| format!("sha256:{}", digit.repeat(64));
        let pin = |id: &str, digit: &str| json!({"id": id, "version": "1.0.0", "digest": digest(digit)});
        let a = setup(json!([pin("check-in", "a"), pin("gone", "c"), pin("same", "d")]));
        let b = setup(json!([pin("check-in", "b"), pin("same", "d")]));
        let version = || Version::new("1.0.0").unwrap();
        let build = |digit: &str| Some(Build { version: version(), digest: Digest::parse(&digest(digit)).unwrap() });
        let differs = |id: &str, a, b| Difference::Plugin { id: Slug::new(id).unwrap(), builds: Sides { a, b } };
        assert_eq!(
            of_plugins(&Sides { a, b }),
            [differs("check-in", build("a"), build("b")), differs("gone", build("c"), None)]
        );
    }
}
