//! What the gate keeps from the compiler, by counts and never by time.

use std::fs;
use std::path::{Path, PathBuf};

use courtesy_host::{Limits, PluginFile};

use crate::hostile::{assembled, guest, hostile, shortened};

/// Guests that mean the compiler or the validator, all of them refused.
const REFUSED: [&str; 30] = [
    "component/functions-between-components-without-number",
    "component/instances-given-vast-types",
    "component/loops-inside-loops-in-a-module",
    "module/blocks-in-many-functions",
    "module/blocks-without-number",
    "module/branches-back-with-every-local",
    "module/branches-that-carry-values",
    "module/branches-to-the-same-place",
    "module/branches-without-number",
    "module/calls-without-number",
    "module/conditions-that-carry-values",
    "module/function-too-large",
    "module/functions-of-medium-size",
    "module/ifs-in-a-row",
    "module/indirect-calls-without-number",
    "module/locals-kept-through-loops",
    "module/locals-set-in-many-places",
    "module/loops-in-a-row",
    "module/loops-inside-loops",
    "module/loops-inside-loops-that-branch",
    "module/loops-that-carry-values",
    "module/memory-copied-without-number",
    "module/memory-grown-by-its-own-growth",
    "module/one-table-of-branches-without-end",
    "module/square-roots-without-number",
    "module/straight-code-behind-many-blocks",
    "module/table-reads-without-number",
    "module/tables-copied-without-number",
    "module/tables-of-branches-in-a-row",
    "module/too-many-locals",
];

/// Guests that are as large as they may be, with the most work that they may be.
const LET_THROUGH: [(&str, u64); 3] = [
    ("module/calls-with-many-parameters", 250_000),
    ("module/operands-without-number", 100_000),
    ("module/straight-code-without-end", 400_000),
];

fn path(name: &str) -> PathBuf {
    hostile(&format!("{name}.wat"))
}

#[test]
fn what_holds_a_compiler_up_is_refused_by_a_count() {
    for name in REFUSED {
        let refused = PluginFile::parse(guest(&path(name)), &Limits::default()).err();
        let refusal = refused.unwrap_or_else(|| panic!("{name} was let through")).to_string();
        let counts = refusal.strip_prefix("has ").and_then(|rest| rest.split_once(" and may have "));
        let (has, may) = counts.unwrap_or_else(|| panic!("{name}: {refusal}"));
        let number = |text: &str| text.split([' ', ';']).next().unwrap().parse::<u64>().unwrap();
        assert!(number(has) > number(may), "{name}: {refusal}");
        assert!(refusal.contains("; "), "{name}: {refusal} doesn't say what to do");
    }
}

#[test]
fn what_is_merely_long_is_let_through_and_counted_for_what_it_is() {
    for (name, most) in LET_THROUGH {
        let file = PluginFile::parse(guest(&path(name)), &Limits::default()).unwrap();
        let work = file.facts().compiler_work;
        assert!((most / 2..=most).contains(&work), "{name}: {work}");
        assert!(file.facts().functions <= 3, "{name}");
    }
}

/// The seeds of the fuzz target `compile` are these guests, a hundred times shorter.
#[test]
fn the_seeds_for_fuzzing_are_short_forms_of_these_guests() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/compile");
    let names = REFUSED.into_iter().chain(LET_THROUGH.map(|(name, _)| name));
    for name in names {
        let text = shortened(&path(name)).replace(";; manifest: default", ";; manifest: none");
        let wasm = assembled(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let seed = seeds.join(path(name).with_extension("wasm").file_name().unwrap());
        if std::env::var_os("ACCEPT").is_some() {
            fs::write(&seed, &wasm).unwrap();
        }
        assert!(
            fs::read(&seed).is_ok_and(|seed| seed == wasm),
            "{} has drifted; run this with ACCEPT=1",
            seed.display()
        );
        let (limits, manifest) = (Limits::default(), text.replace(";; manifest: none", ";; manifest: default"));
        let file = PluginFile::parse(assembled(&manifest).unwrap(), &limits);
        assert!(file.is_ok(), "{name}: a seed that is refused finds nothing: {}", file.unwrap_err());
    }
}
