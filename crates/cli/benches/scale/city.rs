//! The customers, and the command that decides for them.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use courtesy_tests::city;

use crate::settings::Settings;

/// Cargo's folder for what tests and benchmarks make.
pub(crate) fn scratch() -> PathBuf {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale");
    fs::create_dir_all(&scratch).expect("the folder can be made");
    scratch
}

/// A city's file, made unless it is there.
pub(crate) fn of(customers: u32) -> PathBuf {
    let whole = scratch().join(format!("city-{customers}.ndjson.zst"));
    if !whole.exists() {
        let partial = whole.with_extension("partial");
        let file = BufWriter::new(File::create(&partial).expect("the city can be written"));
        city::write_packed(customers, file).expect("the city can be written");
        fs::rename(&partial, &whole).expect("the city can be named");
    }
    whole
}

/// `courtesy decide` over a city, with more arguments. The variable `COURTESY` names another build of it.
pub(crate) fn decide(customers: u32, settings: &Settings, more: &[&str]) -> Command {
    let plugins = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins");
    let mut command =
        Command::new(std::env::var_os("COURTESY").unwrap_or_else(|| env!("CARGO_BIN_EXE_courtesy").into()));
    command.arg("decide");
    for plugin in &settings.plugins {
        command.arg("--plugins").arg(plugins.join(plugin));
    }
    command.arg(of(customers)).args(more);
    command.env("COURTESY_CACHE", scratch().join("compiled"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}
