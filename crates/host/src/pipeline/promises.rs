//! What a decision promises.

use courtesy_contract::{Offered, Promise, PromiseMade};

/// The promises of the offered actions, in their order, as the CRM brings them back.
pub(crate) fn of(offered: &[Offered]) -> Vec<PromiseMade> {
    offered.iter().flat_map(|offered| offered.action.promises.iter().map(|promise| made(promise, offered))).collect()
}

fn made(promise: &Promise, offered: &Offered) -> PromiseMade {
    PromiseMade {
        id: promise.id.clone(),
        what: promise.what.clone(),
        made_at: offered.send_at,
        due_at: promise.due_at,
        queue: promise.queue.clone(),
        about: promise.about.clone(),
        plugin: Some(offered.plugin.clone()),
        key: Some(offered.action.key.clone()),
        kept_at: None,
        withdrawn_at: None,
    }
}
