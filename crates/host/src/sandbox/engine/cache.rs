//! The cache of compiled plugins: for each a file with its code and one with the facts of the gate, named after all that they
//! depend on.

use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use courtesy_contract::Digest;
use sha2::{Digest as _, Sha256};
use wasmtime::Engine;

use super::code::{Code, Compiled, Form};
use super::folder;
use crate::digest;
use crate::error::Error;
use crate::sandbox::gate::ModuleFacts;

/// Beyond this much, the files that were used longest ago are removed.
const KEPT_BYTES: u64 = 1 << 30;
/// A file that nobody has finished writing by now is left from a process that ended.
const ABANDONED: Duration = Duration::from_secs(3_600);
const CODE: &str = "code";
const FACTS: &str = "facts";
const UNFINISHED: &str = "unfinished";

/// A folder of compiled plugins that nobody else can write.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Makes the folder if it doesn't exist.
    ///
    /// # Errors
    /// For a folder that can't be made or that others can write.
    pub(crate) fn open(folder: &Path) -> Result<Self, Error> {
        folder::prepare(folder).map(|folder| Self { folder })
    }

    /// What the gate found in the plugin with this digest, if it let it through under the same rules.
    pub(in crate::sandbox) fn facts(&self, plugin: &Digest, rules: &Digest) -> Option<ModuleFacts> {
        let path = self.path(FACTS, &[plugin, rules]);
        let facts = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
        touch(&path);
        Some(facts)
    }

    /// Keeps what the gate found. If that fails, the plugin is checked again next time.
    pub(in crate::sandbox) fn keep_facts(&self, plugin: &Digest, rules: &Digest, facts: &ModuleFacts) {
        let json = serde_json::to_vec(facts).expect("facts are plain data");
        self.keep(&self.path(FACTS, &[plugin, rules]), &json);
    }

    /// The code of the plugin with this digest, if it is there and fits this engine.
    pub(in crate::sandbox) fn load(&self, engine: &Engine, plugin: &Digest, form: Form) -> Option<Code> {
        let path = self.code_path(engine, plugin);
        if !path.exists() {
            return None;
        }
        // On a file system whose files may not be executed, mapping fails and reading works.
        let code = Code::map(engine, &path, form).or_else(|_| {
            let compiled = Compiled::by_own_compiler(fs::read(&path)?);
            Code::load(engine, &compiled, form)
        });
        match code {
            Ok(code) => {
                touch(&path);
                Some(code)
            }
            Err(fault) => {
                tracing::info!(%fault, file = %path.display(), "the cached code can't be used; compiling the plugin again");
                None
            }
        }
    }

    /// Keeps what the compiler wrote. If that fails, the plugin is compiled again next time.
    pub(in crate::sandbox) fn store(&self, engine: &Engine, plugin: &Digest, compiled: &Compiled) {
        self.keep(&self.code_path(engine, plugin), compiled.bytes());
    }

    fn keep(&self, path: &Path, bytes: &[u8]) {
        if let Err(fault) = replace(path, bytes).and_then(|()| self.sweep(KEPT_BYTES)) {
            tracing::warn!(%fault, folder = %self.folder.display(), "the compiled plugin can't be kept");
        }
    }

    /// The file for a plugin's code, named after the plugin, the compiler, its settings and the processor.
    fn code_path(&self, engine: &Engine, plugin: &Digest) -> PathBuf {
        let mut compiler = Hashing(Sha256::new());
        engine.precompile_compatibility_hash().hash(&mut compiler);
        self.path(CODE, &[plugin, &Digest::from_bytes(compiler.0.finalize().into())])
    }

    fn path(&self, ending: &str, all: &[&Digest]) -> PathBuf {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        let all: Vec<&[u8]> = all.iter().map(String::as_bytes).collect();
        self.folder.join(digest::hex(&all)).with_extension(ending)
    }

    /// Removes what was used longest ago, until no more than this is left, and what nobody has finished.
    fn sweep(&self, kept_bytes: u64) -> io::Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            // Another process may have removed it meanwhile.
            let Ok(facts) = fs::metadata(&path) else { continue };
            let used = facts.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            let has_ending = |ending| path.extension().is_some_and(|it| it == ending);
            if has_ending(CODE) || has_ending(FACTS) {
                files.push((used, facts.len(), path));
            } else if has_ending(UNFINISHED) && used.elapsed().is_ok_and(|age| age > ABANDONED) {
                let _ = fs::remove_file(path);
            }
        }
        files.sort_by(|one, other| other.cmp(one));
        let mut sum = 0u64;
        for (_, bytes, path) in files {
            sum = sum.saturating_add(bytes);
            if sum > kept_bytes {
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }
}

/// Says that a file was used now.
fn touch(path: &Path) {
    let _ = File::options().write(true).open(path).and_then(|file| file.set_modified(SystemTime::now()));
}

/// Writes a file as a whole: after a crash, it is there with all of its bytes or it isn't there.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let unfinished = path.with_extension(format!("{}-{number}.{UNFINISHED}", process::id()));
    let written = File::options().write(true).create_new(true).open(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&unfinished, path)).inspect_err(|_| {
        let _ = fs::remove_file(&unfinished);
    })
}

/// Feeds a hash function from what can be hashed.
struct Hashing(Sha256);

impl Hasher for Hashing {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::sandbox::engine::{MemoryRoom, config};

    const WAT: &str = "(module (func (export \"f\")))";

    fn engine(limits: &Limits) -> Engine {
        Engine::new(&config::for_compiling(limits, MemoryRoom::Whole)).unwrap()
    }

    fn cache() -> (tempfile::TempDir, Cache) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        (folder, cache)
    }

    fn names(cache: &Cache) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&cache.folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_stored_is_loaded_by_the_same_engine_alone() {
        let (_kept, cache) = cache();
        let wasm = wat::parse_str(WAT).unwrap();
        let (plugin, other) = (digest::of(&wasm), digest::of(b"another"));
        let engine = engine(&Limits::default());
        assert!(cache.load(&engine, &plugin, Form::Module).is_none());
        cache.store(&engine, &plugin, &Compiled::compile(&engine, &wasm, Form::Module).unwrap());
        assert!(matches!(cache.load(&engine, &plugin, Form::Module), Some(Code::Module(_))));
        assert!(cache.load(&engine, &other, Form::Module).is_none());
        let close = Engine::new(&config::for_compiling(&Limits::default(), MemoryRoom::Close)).unwrap();
        assert!(cache.load(&close, &plugin, Form::Module).is_none());
        assert_eq!(names(&cache).len(), 1);
    }

    #[test]
    fn a_file_that_is_no_code_is_compiled_again() {
        let (_kept, cache) = cache();
        let engine = engine(&Limits::default());
        let wasm = wat::parse_str(WAT).unwrap();
        let plugin = digest::of(&wasm);
        for damaged in [&b""[..], b"no code", b"\x7fELF"] {
            fs::write(cache.code_path(&engine, &plugin), damaged).unwrap();
            assert!(cache.load(&engine, &plugin, Form::Module).is_none());
        }
        cache.store(&engine, &plugin, &Compiled::compile(&engine, &wasm, Form::Module).unwrap());
        assert!(cache.load(&engine, &plugin, Form::Module).is_some());
        assert!(cache.load(&engine, &plugin, Form::Component).is_none(), "it is a module");
    }

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let (_kept, cache) = cache();
        let at = |name: &str, age_s: u64| {
            let path = cache.folder.join(name);
            fs::write(&path, [0; 10]).unwrap();
            let file = File::options().write(true).open(&path).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age_s)).unwrap();
        };
        at("new.code", 0);
        at("newer.facts", 5);
        at("old.code", 9_000);
        at("old.1-1.unfinished", 9_000);
        at("new.1-2.unfinished", 0);
        at("foreign", 9_000);
        cache.sweep(25).unwrap();
        assert_eq!(names(&cache), ["foreign", "new.1-2.unfinished", "new.code", "newer.facts"]);
    }
}
