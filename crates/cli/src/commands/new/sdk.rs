//! The SDK that a new plugin in Rust depends on.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::vendor;

/// Where a plugin in Rust finds courtesy-sdk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sdk {
    /// A copy in the plugin's folder, because the SDK isn't published yet.
    Unpacked,
    /// A folder, as written in Cargo.toml.
    Folder(PathBuf),
}

impl Sdk {
    /// The SDK in the folder asked for, or in the checkout that the plugin is created in, or else the copy in this
    /// program.
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
            None => Self::Unpacked,
        })
    }

    /// Its lines among a plugin's dependencies.
    pub(super) fn dependency(&self) -> String {
        match self {
            Self::Unpacked => {
                "# It isn't published yet, so its source lies here; vendor/README.md says how to change to it later.\n\
                               courtesy-sdk = { path = \"vendor/courtesy-sdk\" }\n"
                    .into()
            }
            Self::Folder(path) => {
                format!("courtesy-sdk = {{ path = {} }}\n", toml::Value::String(path.display().to_string()))
            }
        }
    }

    /// Its lines in a plugin's own workspace.
    pub(super) fn workspace(&self) -> &'static str {
        match self {
            Self::Unpacked => "exclude = [\"vendor\"]\n",
            Self::Folder(_) => "",
        }
    }

    /// The files that it adds to a plugin's folder, with their paths there.
    pub(super) fn files(&self) -> Vec<(String, String)> {
        match self {
            Self::Unpacked => vendor::files(),
            Self::Folder(_) => Vec::new(),
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
        assert_eq!(Sdk::of(&root.path().join("rainy-day"), None).unwrap(), Sdk::Unpacked);
        fs::write(root.path().join("crates/sdk/Cargo.toml"), "[package]\nname = \"courtesy-sdk\"\n").unwrap();
        for (place, expected) in [("rainy-day", "../crates/sdk"), ("plugins/rainy-day", "../../crates/sdk")] {
            let sdk = Sdk::of(&root.path().join(place), None).unwrap();
            assert_eq!(sdk.dependency(), format!("courtesy-sdk = {{ path = \"{expected}\" }}\n"));
        }
        let refused = Sdk::of(&root.path().join("sunny-day"), Some(root.path())).unwrap_err().to_string();
        assert!(refused.ends_with("isn't the folder of courtesy-sdk"), "{refused}");
    }
}
