//! Who can take over.

use std::cmp::Reverse;

use courtesy_sdk::contract::{Label, Language};
use courtesy_sdk::prelude::*;

use crate::Config;

/// The open queues: preferably with skills for the topic, then with the language, then the operator's choice, then with
/// the shortest wait.
pub(crate) fn best_first<'c>(context: &'c Context, config: &Config, topic: Option<&Label>) -> Vec<Fact<'c, Queue>> {
    let language = context.customer.language.as_ref().map(Language::primary);
    let can = |queue: &Queue, skill: &str| queue.skills.iter().any(|known| known == skill);
    let rank = |queue: &Queue| {
        let knows_topic = topic.is_some_and(|topic| can(queue, topic.as_str()));
        let speaks = language.as_deref().is_some_and(|language| can(queue, language));
        let chosen = queue.queue == *config.queue;
        (Reverse(knows_topic), Reverse(speaks), Reverse(chosen), queue.wait_s.unwrap_or(u32::MAX))
    };
    let mut teams: Vec<Fact<'c, Queue>> = Vec::new();
    for queue in context.queues().filter(|queue| queue.open) {
        let place = teams.iter().position(|team| rank(&queue) < rank(team)).unwrap_or(teams.len());
        teams.insert(place, queue);
    }
    teams
}
