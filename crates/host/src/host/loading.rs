//! Loading plugins: all are inspected first, and then compiled, both on all processors.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;

use courtesy_contract::{Policy, Slug};
use tracing::{Span, dispatcher};

use crate::plugin::{Code, Plugin, PluginFile};
use crate::sandbox::gate::Known;
use crate::sandbox::{Cache, Sandbox};
use crate::{Error, ErrorKind, Limits};

/// A plugin that is inspected and not yet compiled.
pub(super) struct Source {
    /// Where it comes from, for errors.
    name: String,
    pub(super) file: PluginFile,
    code: Code,
}

impl Source {
    /// Inspects the bytes of a file.
    fn of_file((path, bytes): (PathBuf, Vec<u8>), limits: &Limits, known: Option<&Known<'_>>) -> Result<Self, Error> {
        let name = path.display().to_string();
        match PluginFile::inspect(bytes, limits, known) {
            Ok(file) => Ok(Self { name, file, code: Code::File }),
            Err(fault) => Err(fault.about(name)),
        }
    }

    /// Inspects the manifest of a function.
    #[cfg(any(test, feature = "testing"))]
    pub(super) fn of_function(plugin: crate::testing::InProcess, limits: &Limits) -> Result<Self, Error> {
        let name = plugin.manifest.id.to_string();
        match PluginFile::in_process(&plugin.manifest, limits) {
            Ok(file) => Ok(Self { name, file, code: Code::Function(plugin.function) }),
            Err(fault) => Err(fault.about(name)),
        }
    }
}

/// Inspects files in parallel and keeps their order; the error is that of the first that can't be a plugin. Files that the
/// gate let through before are known from the cache.
pub(super) fn inspect(
    files: Vec<(PathBuf, Vec<u8>)>,
    limits: &Limits,
    cache: Option<&Cache>,
) -> Result<Vec<Source>, Error> {
    let known = cache.map(|cache| Known::new(cache, limits));
    on_all_processors(files, |file| Source::of_file(file, limits, known.as_ref()))
}

/// Rejects two plugins with the same id.
pub(super) fn refuse_duplicates<'s>(sources: impl Iterator<Item = &'s Source>) -> Result<(), Error> {
    let mut known: BTreeMap<&Slug, &str> = BTreeMap::new();
    for Source { name, file, .. } in sources {
        let id = &file.manifest().id;
        if let Some(first) = known.insert(id, name) {
            let message = format!("two plugins have the id `{id}`, {first} and {name}; remove one of them");
            return Err(Error::new(ErrorKind::Duplicate, message));
        }
    }
    Ok(())
}

/// Compiles plugins in parallel and keeps their order; the error is that of the first that can't be compiled.
pub(super) fn compile(sources: Vec<Source>, policy: &Policy, sandbox: &Sandbox) -> Result<Vec<Plugin>, Error> {
    on_all_processors(sources, |Source { name, file, code }| {
        Plugin::load(file, code, policy, sandbox).map_err(|fault| fault.about(name))
    })
}

/// Does the work for each item, one at a time on each processor. The error is that of the first item in order, whichever
/// failed first; items after a failed one are no longer started.
fn on_all_processors<T: Send, R: Send, E: Send>(
    items: Vec<T>,
    work: impl Fn(T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let helpers = thread::available_parallelism().map_or(1, usize::from).min(items.len()).saturating_sub(1);
    let (log, span) = (dispatcher::get_default(Clone::clone), Span::current());
    let waiting = Mutex::new(items.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work_on = || {
        let mut done = Vec::new();
        while let Some((place, item)) = next() {
            let result = work(item);
            if result.is_err() {
                while next().is_some() {}
            }
            done.push((place, result));
        }
        done
    };
    let help = || dispatcher::with_default(&log, || span.in_scope(work_on));
    let mut done = thread::scope(|scope| {
        // If the process may start no more threads, fewer work.
        let helpers: Vec<_> =
            (0..helpers).map_while(|_| thread::Builder::new().spawn_scoped(scope, help).ok()).collect();
        let mut done = work_on();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items_whichever_is_done_first() {
        let slow_at_first = |item: u64| {
            thread::sleep(Duration::from_millis(20 - item));
            Ok::<u64, ()>(item * item)
        };
        assert_eq!(on_all_processors((0..20).collect(), slow_at_first), Ok((0..20).map(|item| item * item).collect()));
        assert_eq!(on_all_processors(Vec::new(), slow_at_first), Ok(Vec::new()));
    }

    #[test]
    fn the_first_failure_is_that_of_the_first_item_and_few_are_begun_after_it() {
        let begun = AtomicUsize::new(0);
        let failing = |item: usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            if item == 0 {
                thread::sleep(Duration::from_millis(20));
            }
            if item < 2 { Err(item) } else { Ok(()) }
        };
        assert_eq!(on_all_processors((0..1_000_000).collect(), failing), Err(0));
        assert!(begun.load(Ordering::Relaxed) < 1_000_000);
    }
}
