//! Wraps the compiler for cargo, so that a module doesn't depend on the folder it was built in.
//!
//! Cargo gives every crate a hash, `-C metadata`, which determines the order of functions in a module. For a package
//! outside the workspace, such as the SDK in a checkout, the hash depends on its absolute path; and a crate's hash
//! depends on those of its dependencies. The wrapper names local packages by name and version instead.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result};

/// Turns this program into the wrapper; lists the folders of local packages.
const LOCAL_PACKAGES: &str = "COURTESY_LOCAL_PACKAGES";

/// Makes cargo call this program instead of the compiler.
pub(super) fn install<'p>(cargo: &mut Command, packages: impl Iterator<Item = &'p Path>) -> Result<()> {
    cargo.env("RUSTC_WRAPPER", std::env::current_exe()?);
    cargo.env(LOCAL_PACKAGES, std::env::join_paths(packages).context("a package's path can't hold this character")?);
    Ok(())
}

/// Runs the compiler if cargo called this program in its place.
pub(crate) fn run_if_asked() -> Option<ExitCode> {
    let packages = std::env::var_os(LOCAL_PACKAGES)?;
    let mut arguments = std::env::args_os().skip(1);
    let rustc = arguments.next()?;
    let name = neutral_name(&packages);
    let arguments = arguments.map(|argument| renamed(argument, name.as_deref()));
    let status = Command::new(&rustc).args(arguments).status();
    let code = status.ok().and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The name of the crate that is being compiled, if it belongs to a local package.
fn neutral_name(packages: &OsStr) -> Option<String> {
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR")?);
    let is_local = std::env::split_paths(packages).any(|package| package == folder);
    let variable = |name| std::env::var(name).unwrap_or_default();
    is_local.then(|| format!("{}-{}", variable("CARGO_PKG_NAME"), variable("CARGO_PKG_VERSION")))
}

fn renamed(argument: OsString, name: Option<&str>) -> OsString {
    match name {
        Some(name) if argument.to_str().is_some_and(|argument| argument.starts_with("metadata=")) => {
            format!("metadata={name}").into()
        }
        _ => argument,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hash_of_a_local_crate_is_replaced() {
        let argument = |text: &str, name| renamed(text.into(), name).into_string().unwrap();
        assert_eq!(argument("metadata=9f2c", Some("sunny-day-0.1.0")), "metadata=sunny-day-0.1.0");
        assert_eq!(argument("extra-filename=-9f2c", Some("sunny-day-0.1.0")), "extra-filename=-9f2c");
        assert_eq!(argument("metadata=9f2c", None), "metadata=9f2c");
    }
}
