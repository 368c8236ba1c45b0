//! How a person takes over.

use courtesy_sdk::prelude::*;

use crate::moment::Moment;

/// For so many days the words that announced a person aren't said again.
const SAME_WORDS_DAYS: i64 = 60;

pub(crate) enum Way {
    /// A colleague takes care of it, and finds words of their own.
    Task,
    /// The conversation that is going on continues with a person.
    Here(Channel),
    /// A person writes in chat, because the customer avoids the telephone.
    ByChat,
    CallAt(Timestamp),
    CallSoon,
}

/// In the conversation that is going on; otherwise by a call, if the customer can be called.
pub(crate) fn best(context: &Context, moment: &Moment<'_>, team: &Queue) -> Way {
    if moment.is_for_staff_only() || was_announced(context) {
        return Way::Task;
    }
    let avoids = |channel| context.preferences.avoid_channels.contains(&channel);
    let going_on = context.conversation().and_then(|talk| talk.channel);
    if let Some(channel) = going_on.filter(|channel| is_written(*channel) && !avoids(*channel)) {
        return Way::Here(channel);
    }
    if avoids(Channel::Phone) {
        return if avoids(Channel::Chat) { Way::Task } else { Way::ByChat };
    }
    if !can_be_called(context) {
        return Way::Task;
    }
    let free = team.next_slots.iter().copied().filter(|slot| *slot > context.as_of).min();
    free.map_or(Way::CallSoon, Way::CallAt)
}

/// Whether the customer was told lately that a person takes over. The next one needs no announcement.
fn was_announced(context: &Context) -> bool {
    let since = context.as_of.plus_days(-SAME_WORDS_DAYS);
    context.history.iter().any(|item| {
        item.kind == ActionKind::HumanHandover && item.channel.is_some() && item.at > since && item.was_done()
    })
}

/// Not if the CRM knows other ways and no telephone number.
fn can_be_called(context: &Context) -> bool {
    let others_known = context.channels.iter().any(|state| state.reachable == Some(true));
    context.reaches(Channel::Phone).unwrap_or(!others_known)
}

fn is_written(channel: Channel) -> bool {
    matches!(channel, Channel::Chat | Channel::Messaging | Channel::Sms | Channel::Social | Channel::App)
}
