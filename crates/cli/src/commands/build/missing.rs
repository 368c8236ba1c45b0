//! Tools that are missing to compile a plugin by its recipe, and where to get them.

use std::path::Path;

use crate::plugin_folder::Recipe;

/// Programs that recipes call and that package managers don't install, with where to get them.
const ORIGINS: [(&[&str], &str); 6] = [
    (&["npm", "npx", "node"], "comes with Node.js, from https://nodejs.org"),
    (&["python", "python3"], "comes with Python 3, from https://www.python.org/downloads"),
    (
        &["pip", "pip3"],
        "comes with Python 3; where the system manages Python packages itself, run `python3 -m venv .venv && . .venv/bin/activate`",
    ),
    (&["go"], "comes with Go, from https://go.dev/dl"),
    (&["make"], "is a system package: `apt install make` on Debian, `xcode-select --install` on macOS"),
    (&["cargo", "rustc", "rustup"], "comes with Rust, from https://rustup.rs"),
];

/// How to make the recipe's command run: how to install it, and which programs aren't on PATH. Each on its own line.
pub(super) fn remedy(recipe: &Recipe, folder: &Path) -> String {
    let installer = recipe.install.as_deref().and_then(|install| install.split_whitespace().next());
    let mut message = String::new();
    let lacking = |name: &&str| !is_there(name, folder);
    let mut lacking: Vec<&str> = program(recipe).into_iter().chain(installer).filter(lacking).collect();
    lacking.dedup();
    for name in lacking {
        if let Some((_, origin)) = ORIGINS.iter().find(|(names, _)| names.contains(&name)) {
            message += &format!("\n{name} isn't on PATH; it {origin}");
        }
    }
    if let Some(install) = &recipe.install {
        message += &format!("\nto install what the plugin needs, run `{install}`");
    }
    message
}

/// The program that a command runs, skipping `env` and the variables it sets.
fn program(recipe: &Recipe) -> Option<&str> {
    let mut words = recipe.command.iter().map(String::as_str);
    let first = words.next()?;
    if first == "env" { words.find(|word| !word.contains('=')) } else { Some(first) }
}

fn is_there(program: &str, folder: &Path) -> bool {
    if program.contains(['/', '\\']) {
        return folder.join(program).exists();
    }
    let names = [program.to_owned(), format!("{program}{}", std::env::consts::EXE_SUFFIX), format!("{program}.cmd")];
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|place| names.iter().any(|name| place.join(name).is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_after_env_is_the_one_that_counts() {
        let recipe = |words: &[&str]| Recipe {
            command: words.iter().map(|word| (*word).to_owned()).collect(),
            output: "build/plugin.wasm".into(),
            install: None,
        };
        assert_eq!(program(&recipe(&["env", "GOOS=wasip1", "go", "build", "a=b"])), Some("go"));
        assert_eq!(program(&recipe(&["make"])), Some("make"));
    }
}
