//! Builds the guests: the plugin as WebAssembly, once for each system, with the linker's options of `courtesy build`.

use std::path::PathBuf;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const FLAGS: [&str; 3] =
    ["-Clink-arg=-zstack-size=32768", "-Clink-arg=--initial-heap=65536", "-Clink-arg=--compress-relocations"];

fn main() {
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rerun-if-changed=plugin");
    println!("cargo::rerun-if-changed=../../crates/sdk");
    println!("cargo::rerun-if-changed=../../crates/contract");
    let variable = |name: &str| std::env::var_os(name).expect("cargo sets it");
    // A target folder of its own, since cargo holds the lock of the usual one.
    let target_dir = PathBuf::from(variable("OUT_DIR")).join("guests");
    let status = Command::new(variable("CARGO"))
        .args(["build", "--locked", "--profile", "guest", "--package", "hand-over", "--examples", "--target", TARGET])
        .arg("--target-dir")
        .arg(target_dir)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
        .status()
        .expect("cargo runs");
    assert!(status.success(), "the guests don't build; see cargo's errors above");
}
