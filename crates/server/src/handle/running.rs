//! What runs now, and deciding again with it.

use courtesy_contract::{Record, Standing};
use courtesy_host::Host;
use courtesy_host::replay::Replay;

use super::Handle;

impl Handle {
    /// Plugins and policy that decisions are made with now.
    #[must_use]
    pub fn host(&self) -> Host {
        self.app.running().host.clone()
    }

    /// The plugins that have failed since their last success, and until when they rest.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        self.app.running().breakers.standings()
    }

    /// The microseconds that each plugin took in this process, by its id.
    #[must_use]
    pub fn call_times_us(&self) -> std::collections::BTreeMap<String, u64> {
        self.app.metrics.call_times_us()
    }

    /// Makes a recorded decision again, in its turn, and compares the two. Nothing is reserved.
    pub async fn replay(&self, record: &Record) -> Replay {
        let host = self.host();
        let _turn = self.app.admission.turn().await;
        host.replay(record, None).await
    }
}
