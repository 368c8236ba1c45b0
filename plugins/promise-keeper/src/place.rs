//! Who gets the task.

use courtesy_sdk::prelude::*;

use crate::{Care, Config};

/// Where a task goes.
pub(crate) enum Place<'c> {
    /// A queue that takes work, and others that could take it.
    Queue { queue: &'c str, others: Vec<&'c str>, open: Option<Fact<'c, Queue>> },
    /// The role in the settings: no queue is open, or the queue was asked too often.
    Role,
}

impl<'c> Place<'c> {
    /// The queue that holds the promise; if it is closed or there is none, the open queue that knows most about it.
    pub(crate) fn find(context: &'c Context, config: &'c Config, care: &Care<'c>) -> Self {
        if care.turn.is_for_the_role(config) {
            return Self::Role;
        }
        let holder = care.concern.queue();
        if context.capacity.queues.is_empty() {
            return Self::Queue { queue: holder.unwrap_or(&config.queue), others: Vec::new(), open: None };
        }
        let mut teams = context.open_queues(care.matter.topic(), &config.queue);
        if let Some(at) = teams.iter().position(|team| holder == Some(team.queue.as_str())) {
            let team = teams.remove(at);
            teams.insert(0, team);
        }
        let mut teams = teams.into_iter();
        let Some(first) = teams.next() else { return Self::Role };
        let others = teams.map(|team| team.get().queue.as_str()).collect();
        Self::Queue { queue: first.get().queue.as_str(), others, open: Some(first) }
    }
}
