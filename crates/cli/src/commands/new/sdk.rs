//! Which SDK a new plugin in Rust depends on.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// Where a plugin in Rust finds courtesy-sdk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sdk {
    /// The published one of this version.
    Published,
    /// A folder, as it has to stand in Cargo.toml.
    Folder(PathBuf),
}

impl Sdk {
    /// The SDK in the folder that was asked for, else that of the checkout in which the plugin will lie, else the
    /// published one.
    pub(super) fn of(plugin: &Path, asked: Option<&Path>) -> Result<Self> {
        if let Some(path) = asked {
            if !is_sdk(path) {
                bail!("{} isn't the folder of courtesy-sdk", path.display());
            }
            return Ok(Self::Folder(path.canonicalize()?));
        }
        let plugin = std::path::absolute(plugin)?;
        let parents = plugin.ancestors().skip(1).enumerate();
        let above = parents.map(|(depth, folder)| (depth, folder.join("crates/sdk"))).find(|(_, sdk)| is_sdk(sdk));
        Ok(match above {
            Some((depth, _)) => Self::Folder(Path::new(&"../".repeat(depth + 1)).join("crates/sdk")),
            None => Self::Published,
        })
    }

    /// What stands behind `courtesy-sdk =` in Cargo.toml.
    pub(super) fn dependency(&self) -> String {
        match self {
            Self::Published => format!("\"{}\"", env!("CARGO_PKG_VERSION")),
            Self::Folder(path) => format!("{{ path = {} }}", toml::Value::String(path.display().to_string())),
        }
    }
}

fn is_sdk(path: &Path) -> bool {
    let text = fs::read_to_string(path.join("Cargo.toml")).unwrap_or_default();
    text.lines().any(|line| line.trim() == "name = \"courtesy-sdk\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_sdk_of_the_checkout_it_lies_in() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("crates/sdk")).unwrap();
        assert_eq!(Sdk::of(&root.path().join("rainy-day"), None).unwrap(), Sdk::Published);
        fs::write(root.path().join("crates/sdk/Cargo.toml"), "[package]\nname = \"courtesy-sdk\"\n").unwrap();
        for (place, expected) in [("rainy-day", "../crates/sdk"), ("plugins/rainy-day", "../../crates/sdk")] {
            let sdk = Sdk::of(&root.path().join(place), None).unwrap();
            assert_eq!(sdk.dependency(), format!("{{ path = \"{expected}\" }}"));
        }
        let refused = Sdk::of(&root.path().join("sunny-day"), Some(root.path())).unwrap_err().to_string();
        assert!(refused.ends_with("isn't the folder of courtesy-sdk"), "{refused}");
    }
}
