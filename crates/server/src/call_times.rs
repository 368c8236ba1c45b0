//! How long plugins take. A decision doesn't say, since it is the same on every machine, but the host's event `called` does.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer};

/// The most plugins that are told apart; a policy names far fewer.
const PLUGINS: usize = 1_000;

/// How long each plugin has taken in this process. Clones share it.
///
/// Add one as a layer to the process's subscriber, with the target `courtesy_host` at level `debug`, and pass it to
/// [`Server::start`](crate::Server::start), whose metrics show it.
#[derive(Debug, Clone, Default)]
pub struct CallTimes {
    us: Arc<Mutex<BTreeMap<String, u64>>>,
}

impl CallTimes {
    /// Counts no time yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The microseconds from calls to answers, by plugin.
    pub(crate) fn by_plugin(&self) -> BTreeMap<String, u64> {
        self.us.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl<S: Subscriber> Layer<S> for CallTimes {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut call = Call::default();
        event.record(&mut call);
        let Call { plugin: Some(plugin), elapsed_us: Some(elapsed_us) } = call else { return };
        let mut us = self.us.lock().unwrap_or_else(PoisonError::into_inner);
        if us.len() < PLUGINS || us.contains_key(&plugin) {
            let total = us.entry(plugin).or_default();
            *total = total.saturating_add(elapsed_us);
        }
    }
}

/// What an event says of a call.
#[derive(Default)]
struct Call {
    plugin: Option<String>,
    elapsed_us: Option<u64>,
}

impl Visit for Call {
    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "elapsed_us" {
            self.elapsed_us = Some(value);
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "plugin" {
            self.plugin = Some(format!("{value:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;

    #[test]
    fn only_calls_are_counted_by_their_plugin() {
        let times = CallTimes::new();
        tracing::subscriber::with_default(tracing_subscriber::registry().with(times.clone()), || {
            for elapsed_us in [5_u64, 7] {
                tracing::debug!(plugin = %"check-in", elapsed_us, "called");
            }
            tracing::debug!(plugin = %"check-in", "loaded");
            tracing::debug!(elapsed_us = 1_u64, "something else");
        });
        assert_eq!(times.by_plugin(), BTreeMap::from([("check-in".to_owned(), 12)]));
    }
}
