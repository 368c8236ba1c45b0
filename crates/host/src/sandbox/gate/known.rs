//! What the gate found in files that it let through, kept beside their compiled code: a file that starts again isn't checked
//! again.

use courtesy_contract::Digest;

use super::ModuleFacts;
use crate::digest;
use crate::error::Error;
use crate::limits::Limits;
use crate::sandbox::engine::WASMTIME;
use crate::sandbox::engine::cache::Cache;

/// The gate's own source, since a gate that is changed must check each file anew. Its version alone doesn't say so while it
/// is worked on.
const SOURCE: [&str; 13] = [
    include_str!("compiler_work.rs"),
    include_str!("component.rs"),
    include_str!("contents.rs"),
    include_str!("facts.rs"),
    include_str!("function_work.rs"),
    include_str!("instances.rs"),
    include_str!("known.rs"),
    include_str!("mod.rs"),
    include_str!("module.rs"),
    include_str!("names.rs"),
    include_str!("operator_work.rs"),
    include_str!("sizes.rs"),
    include_str!("../abi.rs"),
];

/// The gate with a memory, in the cache's folder. Only what passed is kept, under all that it depends on: the file, the gate
/// and the limits.
pub(crate) struct Known<'c> {
    cache: &'c Cache,
    rules: Digest,
}

impl<'c> Known<'c> {
    pub(crate) fn new(cache: &'c Cache, limits: &Limits) -> Self {
        let limits = limits.digest().to_string();
        let built = concat!(env!("CARGO_PKG_VERSION"), "\0", cfg!(feature = "components"), "\0");
        let parts = [built, WASMTIME, &limits].into_iter().chain(SOURCE).map(str::as_bytes);
        Self { cache, rules: digest::of_parts(&parts.collect::<Vec<_>>()) }
    }

    /// As [`look`](super::look), for the file with this digest.
    pub(crate) fn look(&self, bytes: &[u8], plugin: &Digest, limits: &Limits) -> Result<ModuleFacts, Error> {
        if let Some(facts) = self.cache.facts(plugin, &self.rules) {
            return Ok(facts);
        }
        let facts = super::look(bytes, limits)?;
        self.cache.keep_facts(plugin, &self.rules, &facts);
        Ok(facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_gate_is_part_of_the_key() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sandbox/gate");
        let files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        assert_eq!(files.len() + 1, SOURCE.len(), "name each file in SOURCE");
        assert!(files.iter().all(|file| SOURCE.contains(&file.as_str())));
    }

    #[test]
    fn what_passed_is_known_under_the_same_limits_alone() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let wasm = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../plugins/check-in/check-in.wasm")).unwrap();
        let plugin = digest::of(&wasm);
        let limits = Limits::default();
        let facts = Known::new(&cache, &limits).look(&wasm, &plugin, &limits).unwrap();
        // The bytes are no longer looked at.
        assert_eq!(Known::new(&cache, &limits).look(b"", &plugin, &limits).unwrap(), facts);
        let others = Limits { functions: 1, ..Limits::default() };
        let refused = Known::new(&cache, &others).look(&wasm, &plugin, &others).unwrap_err();
        assert!(refused.to_string().contains("functions and may have 1"), "{refused}");
        let other = digest::of(b"another");
        assert!(Known::new(&cache, &limits).look(b"another", &other, &limits).is_err());
        assert!(
            Known::new(&cache, &limits).look(b"another", &other, &limits).is_err(),
            "what was refused is refused again"
        );
    }
}
