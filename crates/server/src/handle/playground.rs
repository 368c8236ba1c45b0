//! The playground: one decision about a context that somebody made up, with a plugin that they bring. Nothing is kept.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use courtesy_contract::{Policy, Record};
use courtesy_host::{Breakers, Host};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::{Fault, Handle};
use crate::body;
use crate::problem::{Kind, Problem};
use crate::reload::LoadError;

/// Builds a host with one plugin, given the bytes of its file, under a policy that may name others. It may take long, and is
/// called outside the async runtime.
pub type LoadAlone = Arc<dyn Fn(Policy, Vec<u8>) -> Result<Host, LoadError> + Send + Sync>;

impl Handle {
    /// Reads a whole body in which a plugin's file may be, besides what a body may hold otherwise.
    ///
    /// # Errors
    /// If it is larger, takes too long or breaks off.
    pub async fn read_with_plugin(&self, body: Body) -> Result<Vec<u8>, Fault> {
        let mut limits = self.app.settings.limits.clone();
        limits.body_bytes = limits.body_bytes.saturating_add(self.app.running().host.limits().module_bytes);
        Ok(body::read(body, &limits, &self.app.admission).await?.bytes)
    }

    /// Decides about a context by the policy in force, with the plugin in a file, or with those of the server. Nothing is
    /// reserved, recorded or counted: the next decision knows nothing of it. One plugin is loaded at a time.
    ///
    /// # Errors
    /// If the context can't be read, the plugin can't be loaded, or it takes too long.
    pub async fn play(&self, load: &LoadAlone, context: &[u8], plugin: Option<Vec<u8>>) -> Result<Record, Fault> {
        let running = self.app.running();
        let read = running.host.read_context(context);
        let context = read.map_err(|fault| Problem::of_document(Kind::InvalidContext, &fault))?;
        let limit_s = self.app.settings.limits.answer_s;
        let late = |_| Problem::new(Kind::TookTooLong, format!("it took more than {limit_s} seconds"));
        let host = match plugin {
            None => running.host.clone(),
            Some(bytes) => {
                let alone = self.app.playing.acquire();
                let _alone = timeout(Duration::from_secs(limit_s), alone).await.map_err(late)?;
                let (load, policy) = (Arc::clone(load), running.host.policy().clone());
                let loaded = spawn_blocking(move || load(policy, bytes)).await;
                let loaded = loaded.unwrap_or_else(|_| Err("the plugin couldn't be loaded; see the log".into()));
                loaded.map_err(|fault| unfit(fault.as_ref()))?
            }
        };
        let decide = async {
            let _turn = self.app.admission.turn().await;
            host.record(&context, &Breakers::default()).await
        };
        Ok(timeout(Duration::from_secs(limit_s), decide).await.map_err(late)?)
    }
}

/// Why a plugin can't be loaded, with its places.
fn unfit(fault: &(dyn std::error::Error + Send + Sync + 'static)) -> Problem {
    let kind = Kind::InvalidPlugin;
    match fault.downcast_ref::<courtesy_host::Error>() {
        Some(fault) => Problem::of_document(kind, fault),
        None => Problem::new(kind, fault.to_string()),
    }
}
