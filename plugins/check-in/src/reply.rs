//! Where the reply goes.

use courtesy_sdk::prelude::*;

use crate::Config;

/// The open queue that answers: the operator's choice, or else the one that suits best. If no queue is known, the operator's
/// choice; `None` if all are closed, since nobody would read the reply.
pub(crate) fn queue<'c>(context: &'c Context, config: &'c Config) -> Option<&'c str> {
    if context.capacity.queues.is_empty() || context.open_queue(&config.queue).is_some() {
        return Some(&config.queue);
    }
    context.open_queues(None, &config.queue).first().map(|queue| queue.get().queue.as_str())
}

/// Channels on which a customer can simply reply.
pub(crate) fn channels(context: &Context) -> Vec<Channel> {
    let mut channels = context.written_channels();
    channels.retain(|channel| matches!(channel, Channel::Email | Channel::Messaging | Channel::Sms));
    if channels.is_empty() {
        channels.push(Channel::Email);
    }
    channels
}
