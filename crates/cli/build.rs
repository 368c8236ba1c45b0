//! Takes the sources of the SDK and the contract into the command, for `courtesy new` to unpack into a plugin in Rust.
//!
//! They lie beside this package in the checkout from which the command is built or installed. A package on crates.io
//! holds its own folder only: once the SDK is published, a new plugin depends on that, and this file goes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The crates that a plugin in Rust depends on, by the names of their folders.
const CRATES: [&str; 2] = ["contract", "sdk"];

/// What they are compiled from, besides `Cargo.toml`; their tests and schemas stay here.
const PARTS: [&str; 3] = ["src", "wit", "abi"];

fn main() {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let crates = package.parent().expect("the package lies in `crates`");
    let mut files = Vec::new();
    for name in CRATES {
        for part in PARTS.map(|part| crates.join(name).join(part)).iter().filter(|part| part.is_dir()) {
            println!("cargo::rerun-if-changed={}", part.display());
            find(part, &mut files).unwrap_or_else(|fault| panic!("can't read {}: {fault}", part.display()));
        }
    }
    files.sort();
    let mut list = "[\n".to_owned();
    for file in files {
        let place = file.strip_prefix(crates).expect("it was found there").to_str().expect("our names are ASCII");
        writeln!(list, "    ({:?}, include_str!({file:?})),", place.replace('\\', "/")).expect("memory is enough");
    }
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join("sdk_sources.rs");
    fs::write(&out, list + "]\n").unwrap_or_else(|fault| panic!("can't write {}: {fault}", out.display()));
}

/// The files of a folder and below that a compiler reads; what editors leave there isn't.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| ["rs", "wit", "h"].iter().any(|known| extension == *known)) {
            files.push(path);
        }
    }
    Ok(())
}
