//! Where the reply goes.

use std::cmp::Reverse;

use courtesy_sdk::contract::Language;
use courtesy_sdk::prelude::*;

use crate::Config;

/// The open queue that answers: preferably the operator's choice, then with the customer's language, then with the
/// shortest wait. If no open queue is known, the operator's choice.
pub(crate) fn queue<'c>(context: &'c Context, config: &'c Config) -> &'c str {
    let language = context.customer.language.as_ref().map(Language::primary);
    let speaks = |queue: &Queue| queue.skills.iter().any(|skill| Some(skill.as_str()) == language.as_deref());
    context
        .capacity
        .queues
        .iter()
        .filter(|queue| queue.open)
        .min_by_key(|queue| {
            (Reverse(queue.queue == *config.queue), Reverse(speaks(queue)), queue.wait_s.unwrap_or(u32::MAX))
        })
        .map_or(&config.queue, |queue| queue.queue.as_str())
}

/// Channels on which a customer can simply reply: those they prefer, then e-mail.
pub(crate) fn channels(context: &Context) -> Vec<Channel> {
    let preferred = context.preferences.preferred_channels.iter().copied();
    let mut channels: Vec<_> =
        preferred.filter(|channel| matches!(channel, Channel::Email | Channel::Messaging | Channel::Sms)).collect();
    if !channels.contains(&Channel::Email) {
        channels.push(Channel::Email);
    }
    channels
}
