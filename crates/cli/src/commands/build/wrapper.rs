//! What cargo calls in place of the compiler, so that a module doesn't depend on the folder it was built in.
//!
//! Cargo names every crate by a hash, `-C metadata`, which the order of functions in a module follows. For a package
//! outside the workspace, such as the SDK in a checkout, the hash is made from its absolute path; and a crate's hash is
//! made from those of its dependencies. Here local packages are named by their name and version instead.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result};

/// The environment variable that turns this program into the wrapper; it lists the folders of local packages.
const LOCAL_PACKAGES: &str = "COURTESY_LOCAL_PACKAGES";

/// Has cargo call this program in place of the compiler.
pub(super) fn install<'p>(cargo: &mut Command, packages: impl Iterator<Item = &'p Path>) -> Result<()> {
    cargo.env("RUSTC_WRAPPER", std::env::current_exe()?);
    cargo.env(LOCAL_PACKAGES, std::env::join_paths(packages).context("a package's path can't hold this character")?);
    Ok(())
}

/// Runs the compiler if cargo calls this program in its place; else it's nothing to do with cargo.
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

/// What to call the crate that is being compiled, if it is of a local package.
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
