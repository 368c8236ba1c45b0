//! `courtesy new`

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum, ValueHint};
use courtesy_contract::Slug;

use crate::console::{Console, Ending};
use crate::files;
use crate::report::style;

/// The files of a new plugin; in each, `sunny-day` stands for the plugin's id.
const TEMPLATE: [(&str, &str); 9] = [
    ("Cargo.toml", include_str!("../../templates/rust/Cargo.toml.template")),
    (".gitignore", include_str!("../../templates/rust/gitignore.template")),
    ("README.md", include_str!("../../templates/rust/README.md")),
    ("plugin.toml", include_str!("../../templates/rust/plugin.toml")),
    ("src/lib.rs", include_str!("../../templates/rust/src/lib.rs")),
    (
        "examples/quiet-for-a-year.context.json",
        include_str!("../../templates/rust/examples/quiet-for-a-year.context.json"),
    ),
    (
        "examples/quiet-for-a-year.answer.json",
        include_str!("../../templates/rust/examples/quiet-for-a-year.answer.json"),
    ),
    (
        "examples/quiet-for-a-month.context.json",
        include_str!("../../templates/rust/examples/quiet-for-a-month.context.json"),
    ),
    (
        "examples/quiet-for-a-month.answer.json",
        include_str!("../../templates/rust/examples/quiet-for-a-month.answer.json"),
    ),
];

/// Names that are a plugin's by their form, and that cargo or Rust keep for themselves.
const RESERVED: [&str; 49] = [
    "abstract", "alloc", "as", "async", "await", "become", "box", "break", "const", "continue", "core", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "std", "struct",
    "super", "test", "trait", "true", "try", "type", "unsafe", "use",
];

/// Makes a folder with a new plugin that works
///
/// The new plugin builds and passes its tests at once; change it into yours. The last part of PATH becomes its id.
///
/// It depends on the published SDK, courtesy-sdk. Inside a checkout of Courtesy itself, or with --sdk-path, it depends
/// on that SDK by its path instead.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy new sunny-day
  courtesy new plugins/sunny-day --lang rust
  courtesy new sunny-day --sdk-path ~/courtesy/crates/sdk")]
pub(crate) struct New {
    /// The new folder; its name becomes the plugin's id
    #[arg(value_hint = ValueHint::DirPath)]
    path: PathBuf,
    /// The language to write it in
    #[arg(long, value_enum, default_value_t = Language::Rust)]
    lang: Language,
    /// The folder of courtesy-sdk to depend on, instead of the published version
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    sdk_path: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    Rust,
}

pub(crate) fn run(new: &New, console: &mut Console) -> Result<Ending> {
    let Language::Rust = new.lang;
    let id = id(&new.path)?;
    if files::is_taken(&new.path)? {
        bail!("{} is there already; choose another name, or delete it first", new.path.display());
    }
    let sdk = sdk(new)?;
    let dependency = match &sdk {
        Some(path) => format!("{{ path = {} }}", toml::Value::String(path.display().to_string())),
        None => format!("\"{}\"", env!("CARGO_PKG_VERSION")),
    };
    write_all(&new.path, &id, &dependency)?;
    let (strong, path) = (style::STRONG, new.path.display());
    writeln!(console.out, "made {strong}{path}{strong:#}; what to do next:\n")?;
    writeln!(
        console.out,
        "  cd {path}\n  courtesy build\n  courtesy run examples/quiet-for-a-year.context.json\n  courtesy test"
    )?;
    if let Some(path) = sdk {
        writeln!(console.out, "\nit depends on the SDK in {}", path.display())?;
    }
    Ok(Ending::Fine)
}

fn id(path: &Path) -> Result<Slug> {
    let name = path.file_name().with_context(|| format!("{} doesn't end in a name", path.display()))?;
    let name = name.to_string_lossy();
    let id = Slug::new(&*name).ok().filter(|id| id.as_str().starts_with(|first: char| first.is_ascii_lowercase()));
    let Some(id) = id else {
        bail!(
            "`{name}` can't be a plugin's id: lower-case letters and digits joined by single hyphens, such as `sunny-day`"
        );
    };
    if RESERVED.contains(&id.as_str()) {
        bail!("`{id}` is a word that Rust keeps for itself; choose a name that says what the plugin does");
    }
    Ok(id)
}

/// The folder of the SDK to depend on, as it has to stand in Cargo.toml; nothing for the published one.
fn sdk(new: &New) -> Result<Option<PathBuf>> {
    if let Some(path) = &new.sdk_path {
        if !is_sdk(path) {
            bail!("{} isn't the folder of courtesy-sdk", path.display());
        }
        return Ok(Some(path.canonicalize()?));
    }
    let target = std::path::absolute(&new.path)?;
    let parents = target.ancestors().skip(1).enumerate();
    let above = parents.map(|(depth, folder)| (depth, folder.join("crates/sdk"))).find(|(_, sdk)| is_sdk(sdk));
    Ok(above.map(|(depth, _)| Path::new(&"../".repeat(depth + 1)).join("crates/sdk")))
}

fn is_sdk(path: &Path) -> bool {
    let text = fs::read_to_string(path.join("Cargo.toml")).unwrap_or_default();
    text.lines().any(|line| line.trim() == "name = \"courtesy-sdk\"")
}

/// Writes all files into a folder that gets its name only when it is complete.
fn write_all(path: &Path, id: &Slug, dependency: &str) -> Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = || format!("can't make {}", path.display());
    fs::create_dir_all(parent).with_context(named)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let draft = builder.prefix(".courtesy-").tempdir_in(parent).with_context(named)?;
    for (name, text) in TEMPLATE {
        let file = draft.path().join(name);
        fs::create_dir_all(file.parent().unwrap_or(parent)).with_context(named)?;
        fs::write(file, filled(text, id, dependency)).with_context(named)?;
    }
    fs::rename(draft.path(), path).with_context(named)?;
    // The folder has moved; there is nothing left to delete.
    let _ = draft.keep();
    Ok(())
}

fn filled(text: &str, id: &Slug, dependency: &str) -> String {
    text.replace("\"SDK\"", dependency)
        .replace("sunny_day", &id.as_str().replace('-', "_"))
        .replace("sunny-day", id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn make(path: &Path, sdk_path: Option<PathBuf>) -> Result<Ending> {
        let new = New { path: path.to_owned(), lang: Language::Rust, sdk_path };
        run(&new, &mut Console { out: &mut Vec::new(), err: &mut Vec::new() })
    }

    #[test]
    fn fills_in_the_id_and_the_published_sdk() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("deep/rainy-day");
        make(&path, None).unwrap();
        let cargo = fs::read_to_string(path.join("Cargo.toml")).unwrap();
        assert!(cargo.contains("name = \"rainy-day\""), "{cargo}");
        assert!(cargo.contains(&format!("courtesy-sdk = \"{}\"\n", env!("CARGO_PKG_VERSION"))), "{cargo}");
        assert!(fs::read_to_string(path.join("src/lib.rs")).unwrap().contains("plugin!(rainy_day);"));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn finds_the_sdk_of_the_checkout_it_lies_in() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("crates/sdk")).unwrap();
        fs::write(root.path().join("crates/sdk/Cargo.toml"), "[package]\nname = \"courtesy-sdk\"\n").unwrap();
        for (place, expected) in [("rainy-day", "../crates/sdk"), ("plugins/rainy-day", "../../crates/sdk")] {
            make(&root.path().join(place), None).unwrap();
            let cargo = fs::read_to_string(root.path().join(place).join("Cargo.toml")).unwrap();
            assert!(cargo.contains(&format!("courtesy-sdk = {{ path = \"{expected}\" }}")), "{cargo}");
        }
        let refused = make(&root.path().join("sunny-day"), Some(root.path().to_owned())).unwrap_err().to_string();
        assert!(refused.ends_with("isn't the folder of courtesy-sdk"), "{refused}");
    }

    #[test]
    fn never_writes_over_what_is_there() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("mine"), "").unwrap();
        let error = make(root.path(), None).unwrap_err().to_string();
        assert!(!error.is_empty());
        let error = make(&root.path().join("mine"), None).unwrap_err().to_string();
        assert!(error.contains("is there already"), "{error}");
    }

    #[test]
    fn refuses_a_name_that_cannot_be_an_id() {
        for name in ["Sunny", "sunny_day", "3d", "match", ".."] {
            assert!(id(Path::new(name)).is_err(), "{name}");
        }
    }
}
