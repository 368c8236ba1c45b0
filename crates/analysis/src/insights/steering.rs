//! Which questions are better served on another channel.

use courtesy_contract::Channel;
use serde::Serialize;

use super::cell::{Cell, Counts};
use super::share::Share;
use super::shown::Shown;
use super::tally::Tally;
use crate::outcomes::{Confidence, Estimate};

/// A topic that another channel serves better: more often solved at once, and with much effort less often. What a channel
/// costs the company isn't looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Better {
    /// The topic.
    pub topic: String,
    /// The channel that customers come on.
    pub from: Side,
    /// The channel that serves the topic better.
    pub to: Side,
    /// How much more often `to` solves it at once.
    pub more_solved: Estimate,
    /// How much less often `to` costs much effort.
    pub less_effort: Estimate,
}

/// Customers who asked about a topic on one channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// The channel on which they first asked.
    pub channel: Channel,
    /// How many customers.
    pub customers: u64,
    /// For how many the first conversation solved it.
    pub solved_at_once: Estimate,
    /// For how many it cost much effort: 5 or more of 7.
    pub much_effort: Estimate,
}

/// For each topic and channel the channel that serves it best, if one does better than chance explains.
///
/// The differences have MOVER intervals (G. Y. Zou and A. Donner, "Construction of confidence limits about effect measures",
/// Statistics in Medicine 27 (2008), 1693-1702), each so wide that all of them together hold with the confidence that was
/// asked for (Bonferroni).
pub(super) fn better(tally: &Tally, shown: &Shown) -> Vec<Better> {
    let sides: Vec<_> = tally.topics.iter().map(|(number, name)| (name, sides(tally, shown, number, name))).collect();
    let pairs: usize = sides.iter().map(|(_, sides)| sides.len() * sides.len().saturating_sub(1)).sum();
    let confidence = shown.confidence().corrected(2 * pairs.max(1) as u64);
    let mut found = Vec::new();
    for (topic, sides) in &sides {
        let judged: Vec<_> =
            sides.iter().filter_map(|(channel, counts)| side(shown, topic, (*channel, counts), confidence)).collect();
        for from in &judged {
            let others = judged.iter().filter(|to| to.channel != from.channel);
            let better = others.filter_map(|to| compared(topic, from, to));
            found.extend(better.max_by(|one, other| one.more_solved.low.total_cmp(&other.more_solved.low)));
        }
    }
    found.sort_by(|one, other| other.more_solved.value.total_cmp(&one.more_solved.value));
    found
}

fn sides(tally: &Tally, shown: &Shown, topic: u16, name: &str) -> Vec<(Channel, Counts)> {
    let counts = Channel::ALL.iter().map(|channel| (*channel, tally.counts(Cell::TopicChannel(topic, *channel))));
    let is_shown = |(channel, counts): &(Channel, Counts)| {
        shown.group(&["channel", name, channel.word()], counts.customers).is_some()
    };
    counts.filter(is_shown).collect()
}

fn side(shown: &Shown, topic: &str, (channel, counts): (Channel, &Counts), confidence: Confidence) -> Option<Side> {
    let place = |measure| ["channel", topic, channel.word(), measure];
    let [little, some, much] = counts.effort;
    let share =
        |measure, counts| shown.share_with(&place(measure), counts, confidence).as_ref().and_then(Share::estimate);
    Some(Side {
        channel,
        customers: shown.group(&["channel", topic, channel.word()], counts.customers)?,
        solved_at_once: share("solved", counts.solved)?,
        much_effort: share("effort", [much, little + some])?,
    })
}

fn compared(topic: &str, from: &Side, to: &Side) -> Option<Better> {
    let more_solved = to.solved_at_once.minus(from.solved_at_once);
    let less_effort = from.much_effort.minus(to.much_effort);
    let is_better = more_solved.low > 0.0 && less_effort.low > 0.0;
    is_better.then(|| Better { topic: topic.to_owned(), from: from.clone(), to: to.clone(), more_solved, less_effort })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{Customer, insights};

    /// Customers of whom this many in ten are solved at once and with much effort, on a channel.
    fn customers(first: u32, channel: &'static str, solved: u32, much: u32) -> impl Iterator<Item = Customer> {
        (first..first + 400).map(move |number| {
            let outcome = if number % 10 < solved { "resolved" } else { "unresolved" };
            let effort = if number % 10 < much { 6 } else { 2 };
            Customer::new(number)
                .asks("invoice", 30)
                .with(json!({"channel": channel, "outcome": outcome, "effort": effort}))
        })
    }

    #[test]
    fn a_channel_is_better_if_it_solves_more_with_less_effort() {
        let insights = insights(customers(0, "phone", 4, 6).chain(customers(1_000, "chat", 8, 2)));
        let [better] = insights.better.as_slice() else { panic!("{:?}", insights.better) };
        assert_eq!((better.from.channel.word(), better.to.channel.word()), ("phone", "chat"));
        assert!((better.more_solved.value - 0.4).abs() < 0.05 && better.more_solved.low > 0.2, "{better:?}");
        assert!((better.less_effort.value - 0.4).abs() < 0.05, "{better:?}");
    }

    #[test]
    fn neither_more_solved_nor_less_effort_is_enough_alone() {
        let none =
            |to: (u32, u32)| insights(customers(0, "phone", 4, 6).chain(customers(1_000, "chat", to.0, to.1))).better;
        assert_eq!((none((8, 6)).len(), none((4, 2)).len(), none((4, 6)).len()), (0, 0, 0));
    }
}
