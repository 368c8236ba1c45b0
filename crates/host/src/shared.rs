//! What an offered action takes of what customers share.

use courtesy_contract::{Context, Label, Offered, Step, Timestamp};

/// A slot of staff that an offered action promises to the customer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TakenSlot<'d> {
    /// Whose slot it is.
    pub queue: &'d Label,
    /// When it begins.
    pub at: Timestamp,
    /// The action's place among those that are offered.
    pub ordinal: usize,
    /// The action.
    pub offered: &'d Offered,
}

/// The slots that a decision promises, by queue and time. The context is the one that it was made of.
#[must_use]
pub fn slots<'d>(offered: &'d [Offered], context: &'d Context) -> Vec<TakenSlot<'d>> {
    let mut slots: Vec<TakenSlot<'d>> = Vec::new();
    for (ordinal, offered) in offered.iter().enumerate() {
        let slot = match &offered.action.step {
            Step::HumanHandover(handover) => handover.slot.zip(offered.queue.as_ref()),
            Step::DeliveryAdaptation(delivery) => {
                delivery.slot.and_then(|at| Some((at, somebody_free(context, at, &slots)?)))
            }
            Step::CheckIn(_)
            | Step::Gesture(_)
            | Step::ServiceRecovery(_)
            | Step::ChannelSuggestion(_)
            | Step::SelfService(_)
            | Step::CommunityHelp(_)
            | Step::HeadsUp(_)
            | Step::PreferenceAsk(_)
            | Step::InternalInsight(_) => None,
        };
        slots.extend(slot.map(|(at, queue)| TakenSlot { queue, at, ordinal, offered }));
    }
    slots.sort_by_key(|slot| (slot.queue, slot.at, slot.ordinal));
    slots
}

/// The queue whose slot a delivery takes, since it names none: the first that has one left, or else the first that had one.
fn somebody_free<'c>(context: &'c Context, at: Timestamp, taken: &[TakenSlot<'_>]) -> Option<&'c Label> {
    let queues =
        context.capacity.queues.iter().filter(|queue| queue.next_slots.contains(&at)).map(|queue| &queue.queue);
    let is_left = |queue: &&Label| !taken.iter().any(|other| other.queue == *queue && other.at == at);
    queues.clone().find(is_left).or_else(|| queues.clone().next())
}
