//! The files of a new plugin, for each language.

use clap::ValueEnum;
use courtesy_contract::abi;

/// A language for a new plugin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// With the SDK; the smallest and fastest plugins
    Rust,
    /// AssemblyScript, a variant of TypeScript that compiles to a small module
    Typescript,
    /// On QuickJS, a small engine
    Javascript,
    /// CPython in a component
    Python,
    /// The usual compiler, for wasip1
    Go,
    /// With its standard library
    Zig,
    /// With the C compiler of Zig
    C,
    /// With the C++ compiler of Zig
    Cpp,
}

/// A file of a template, in which `sunny-day` stands for the plugin's id.
#[derive(Debug, Clone, Copy)]
pub(super) struct File {
    pub(super) path: &'static str,
    pub(super) text: &'static str,
}

/// Files of the folder of this name in `templates/`.
macro_rules! files {
    ($folder:literal: $($name:literal)*) => {
        &[$(File { path: $name, text: include_str!(concat!("../../../templates/", $folder, "/", $name)) }),*]
    };
}

/// A file of `types/`, which is generated from the contract.
macro_rules! types {
    ($name:literal in $place:literal) => {
        File { path: concat!($place, $name), text: include_str!(concat!("../../../types/", $name)) }
    };
}

/// Files that are the same in all languages.
const EXAMPLES: &[File] = files!("rust":
    "examples/quiet-for-a-year.context.json"
    "examples/quiet-for-a-year.answer.json"
    "examples/quiet-for-a-month.context.json"
    "examples/quiet-for-a-month.answer.json"
    "examples/quiet-and-reads-french.context.json"
    "examples/quiet-and-reads-french.answer.json"
);

const WIT: File = File { path: "plugin.wit", text: abi::WIT };
const HEADER: File = File { path: "src/courtesy.h", text: abi::HEADER };

impl Language {
    /// The files for this language only.
    fn own(self) -> &'static [File] {
        match self {
            Self::Rust => files!("rust":
                "Cargo.toml.template" "gitignore.template" "README.md" "plugin.toml" "src/lib.rs"
            ),
            Self::Typescript => files!("typescript":
                "gitignore.template" "README.md" "asconfig.json" "package-lock.json" "package.json" "plugin.toml"
                "src/index.ts" "src/courtesy/index.ts" "src/courtesy/module.ts" "src/courtesy/parts.ts"
                "src/courtesy/read.ts" "src/courtesy/write.ts" "tests/decide.test.js" "tests/plugin.js" "tsconfig.json"
            ),
            Self::Javascript => files!("javascript":
                "gitignore.template" "README.md" "package-lock.json" "package.json" "plugin.toml" "src/plugin.js"
                "tests/plugin.test.js" "tsconfig.json"
            ),
            Self::Python => files!("python":
                "gitignore.template" "README.md" "plugin.toml" "src/app.py" "src/decide.py" "src/test_decide.py"
            ),
            Self::Go => files!("go":
                "gitignore.template" "README.md" "check_test.go" "decide.go" "decide_test.go" "go.mod" "main.go"
                "plugin.toml"
            ),
            Self::Zig => files!("zig":
                "gitignore.template" "README.md" "plugin.toml" "src/contract.zig" "src/courtesy.zig"
                "src/plugin.zig"
            ),
            Self::C => files!("c":
                "gitignore.template" "README.md" "plugin.toml" "src/json.c" "src/json.h" "src/plugin.c"
            ),
            Self::Cpp => files!("cpp":
                "gitignore.template" "Makefile" "README.md" "plugin.toml" "src/plugin.cpp"
            ),
        }
    }

    /// The parts of the contract that a plugin in this language is compiled with.
    fn contract(self) -> &'static [File] {
        match self {
            Self::Rust | Self::Zig => &[],
            Self::Typescript => &[types!("contract.ts" in "src/courtesy/")],
            Self::Javascript => &[WIT, types!("contract.d.ts" in "src/")],
            Self::Python => &[WIT, types!("contract.py" in "src/")],
            Self::Go => &[types!("contract.go" in "")],
            Self::C => &[HEADER, types!("contract.h" in "src/")],
            Self::Cpp => &[types!("contract.h" in "src/")],
        }
    }

    /// Every file of a new plugin.
    pub(super) fn files(self) -> impl Iterator<Item = File> {
        self.own().iter().chain(self.contract()).chain(EXAMPLES).copied()
    }
}

impl File {
    /// Its path in the new folder. In the template, some names would mean something to cargo or git, so they are
    /// different there.
    pub(super) fn target(&self) -> &'static str {
        match self.path.strip_suffix(".template") {
            Some("gitignore") => ".gitignore",
            place => place.unwrap_or(self.path),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::plugin_folder::PluginFolder;

    fn templates() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")
    }

    fn folder_name(language: Language) -> String {
        language.to_possible_value().unwrap().get_name().to_owned()
    }

    /// The files in a folder, without what tools have put there.
    fn files_in(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        const MADE: [&str; 6] = ["node_modules", "build", "__pycache__", "target", ".zig-cache", ".mypy_cache"];
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            if entry.file_type().unwrap().is_dir() {
                if !MADE.contains(&name.as_str()) {
                    files_in(&entry.path(), &format!("{prefix}{name}/"), found);
                }
            } else if !name.ends_with(".wasm") {
                found.insert(format!("{prefix}{name}"));
            }
        }
    }

    #[test]
    fn every_file_of_a_template_is_part_of_it() {
        for language in Language::value_variants() {
            let mut found = BTreeSet::new();
            files_in(&templates().join(folder_name(*language)), "", &mut found);
            found.retain(|name| !name.starts_with("examples/"));
            let listed: BTreeSet<String> = language.own().iter().map(|file| file.path.to_owned()).collect();
            assert_eq!(found, listed, "{language:?}");
        }
    }

    #[test]
    fn all_templates_are_the_same_plugin() {
        let rust = PluginFolder::open(&templates().join("rust")).unwrap();
        for language in Language::value_variants() {
            let folder = PluginFolder::open(&templates().join(folder_name(*language))).unwrap();
            assert_eq!(folder.manifest, rust.manifest, "{language:?}");
            let installs = folder.recipe.map(|recipe| recipe.install.is_some());
            assert_eq!(installs, (*language != Language::Rust).then_some(true), "{language:?}");
        }
    }

    #[test]
    fn no_place_is_taken_twice() {
        for language in Language::value_variants() {
            let places: Vec<&str> = language.files().map(|file| file.target()).collect();
            assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len(), "{places:?}");
            assert!(places.contains(&".gitignore") && places.contains(&"plugin.toml"), "{places:?}");
        }
    }
}
