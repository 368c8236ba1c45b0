//! Groups of customers, and what is counted in each.

use courtesy_contract::{Channel, InteractionOutcome};

use super::question::Question;

/// A group in which each customer counts at most once. Names are numbers of [`super::names::Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Cell {
    /// Asked about a topic.
    Topic(u16),
    /// Asked about a topic, first on this channel.
    TopicChannel(u16, Channel),
    /// Asked about an event.
    Event(u16),
    /// Asked about an event, and most recently about this topic.
    EventTopic(u16, u16),
    /// Is at a stage of a journey.
    Stage(u16),
    /// Is at a stage of a journey, held up by something.
    Stuck(u16, u16),
    /// Came on a channel.
    Channel(Channel),
    /// Came on a channel at an hour of the day.
    Hour(Channel, u8),
    /// Had a queue's capacity in their context.
    Queue(u16),
    /// Would be handed over to a queue.
    HandedTo(u16),
    /// Would be asked something that a queue answers.
    AskedFor(u16),
    /// Counted on a day in the series with this number of a family.
    Day(u8, u16, i32),
}

/// What is counted of the customers in a group. Each array holds parts that exclude each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) customers: u64,
    /// Negative, neutral, positive.
    pub(super) sentiment: [u64; 3],
    /// Little, some, much.
    pub(super) effort: [u64; 3],
    /// Whether the first conversation solved it: yes, no.
    pub(super) solved: [u64; 2],
    /// Whether somebody else took over: yes, no.
    pub(super) taken_over: [u64; 2],
    /// Whether they are held up, or a queue has room: yes, no.
    pub(super) yes_no: [u64; 2],
    /// Whether a queue's wait is long: yes, no.
    pub(super) waits: [u64; 2],
}

/// The names of the parts of [`Counts::sentiment`] and [`Counts::effort`].
pub(super) const SENTIMENTS: [&str; 3] = ["negative", "neutral", "positive"];
pub(super) const EFFORTS: [&str; 3] = ["little", "some", "much"];

/// From here on a sentiment, from -1 to 1, is negative or positive.
const LEANING: f64 = 0.2;

impl Counts {
    /// Counts a customer by their question.
    pub(super) fn ask(&mut self, question: &Question) {
        self.customers += 1;
        if let Some(sentiment) = question.sentiment {
            self.sentiment[usize::from(sentiment > -LEANING) + usize::from(sentiment >= LEANING)] += 1;
        }
        if let Some(effort) = question.effort {
            self.effort[usize::from(effort > 2) + usize::from(effort > 4)] += 1;
        }
        answer(&mut self.solved, question.solved_at_once);
        answer(&mut self.taken_over, question.taken_over);
    }

    /// All that is counted, for a digest.
    pub(super) fn all(&self) -> impl Iterator<Item = u64> {
        let parts = self.sentiment.into_iter().chain(self.effort).chain(self.solved).chain(self.taken_over);
        std::iter::once(self.customers).chain(parts).chain(self.yes_no).chain(self.waits)
    }

    /// Adds another group's customers, of whom nobody is in this one.
    pub(super) fn join(&mut self, other: &Self) {
        self.customers += other.customers;
        for (sum, more) in [
            (&mut self.sentiment[..], &other.sentiment[..]),
            (&mut self.effort, &other.effort),
            (&mut self.solved, &other.solved),
            (&mut self.taken_over, &other.taken_over),
        ] {
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }
}

/// Counts a yes or no, if it is known.
pub(super) fn answer(counts: &mut [u64; 2], yes: Option<bool>) {
    if let Some(yes) = yes {
        counts[usize::from(!yes)] += 1;
    }
}

/// Whether a conversation that ended so answered what the customer came with.
pub(super) fn is_answered(outcome: InteractionOutcome) -> bool {
    match outcome {
        InteractionOutcome::Resolved | InteractionOutcome::Accepted | InteractionOutcome::Declined => true,
        InteractionOutcome::Unresolved | InteractionOutcome::Abandoned | InteractionOutcome::Escalated => false,
    }
}
