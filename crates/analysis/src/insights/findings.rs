//! The answers.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::LEAST_GROUP;
use super::blur::{self, Blur};
use super::friction::{self, Stage};
use super::questions::{self, Event, Topic};
use super::shown::Shown;
use super::shuffled::{self, Watch};
use super::signals::{self, Signal};
use super::staffing::{self, Load, Queue};
use super::steering::{self, Better};
use super::tally::Tally;
use crate::outcomes::Confidence;

/// How to answer.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The smallest group that is shown, at least [`LEAST_GROUP`].
    pub min_group: u64,
    /// The confidence of intervals.
    pub confidence: Confidence,
    /// What nobody who reads the report knows: without it, somebody who knows the whole input but for one customer could
    /// work out the blur. May be empty.
    pub secret: Vec<u8>,
}

/// What customers come with.
#[derive(Debug, Clone, PartialEq)]
pub struct Insights {
    /// What was read, and how.
    pub totals: Totals,
    /// What is starting, the newest first.
    pub signals: Vec<Signal>,
    /// How often such signals are false; `None` if the past is too short to watch.
    pub watch: Option<Watch>,
    /// The events that customers asked about.
    pub events: Vec<Event>,
    /// What customers asked about.
    pub topics: Vec<Topic>,
    /// Topics that another channel serves better.
    pub better: Vec<Better>,
    /// Where journeys get stuck.
    pub stages: Vec<Stage>,
    /// What comes in on each channel.
    pub load: Vec<Load>,
    /// Which queues have room.
    pub queues: Vec<Queue>,
}

/// What was read, and how.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Totals {
    /// How many contexts.
    pub contexts: u64,
    /// The first and the last day that count.
    #[serde(serialize_with = "as_texts")]
    pub period: Option<(Date, Date)>,
    /// The smallest group that is shown.
    pub min_group: u64,
    /// The most by which a number is off.
    pub blur: i64,
    /// The confidence level of intervals.
    pub confidence: f64,
    /// Whether there were more names of a sort than are told apart, so that some are counted together.
    pub names_together: bool,
    /// The share of customers that may be missing in a group, from 0 to 1: of very many, a few are taken for others.
    #[serde(serialize_with = "in_millionths")]
    pub left_out: f64,
}

impl Insights {
    /// The answers from what was counted.
    #[must_use]
    pub fn of(tally: &Tally, settings: &Settings) -> Self {
        let min_group = settings.min_group.max(LEAST_GROUP);
        let shown = Shown::new(blur_of(tally, &settings.secret), min_group, settings.confidence);
        let queues = staffing::queues(tally, &shown);
        let watched = signals::watched(tally, &shown);
        let day = |at| tally.period.clock.day(at);
        Self {
            totals: Totals {
                contexts: tally.contexts,
                period: tally
                    .ends
                    .map(|(first, last)| (day(first.plus_days(1 - i64::from(tally.period.days))), day(last))),
                min_group,
                blur: blur::MOST,
                confidence: settings.confidence.level(),
                names_together: tally.has_overflowed(),
                left_out: tally.mistaken(),
            },
            signals: signals::signals(tally, &watched, &shown),
            watch: shuffled::watch(&watched, &shown),
            events: questions::events(tally, &shown),
            topics: questions::topics(tally, &shown, &queues),
            better: steering::better(tally, &shown),
            stages: friction::stages(tally, &shown),
            load: staffing::load(tally, &shown),
            queues,
        }
    }
}

/// A blur that differs with anything that was counted.
fn blur_of(tally: &Tally, secret: &[u8]) -> Blur {
    let series = [&tally.by_topic, &tally.by_area, &tally.by_failure, &tally.by_channel, &tally.by_week];
    let days = series.into_iter().flat_map(|days| {
        let ends = days.ends().unwrap_or((0, -1));
        days.series(ends).flat_map(|(_, numbers)| numbers).collect::<Vec<_>>()
    });
    let cells = tally.cells.values().flat_map(|counts| counts.all().collect::<Vec<_>>());
    let numbers: Vec<u8> = tally.sum.into_iter().chain(cells).chain(days).flat_map(u64::to_le_bytes).collect();
    Blur::new(secret, std::iter::once(numbers.as_slice()))
}

fn as_texts<S: Serializer>(days: &Option<(Date, Date)>, serializer: S) -> Result<S::Ok, S::Error> {
    days.map(|(first, last)| [first.to_string(), last.to_string()]).serialize(serializer)
}

fn in_millionths<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 1e6).round() / 1e6)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Customer, insights, period, settings};
    use super::*;

    #[test]
    fn the_same_input_gives_the_same_answers_and_another_secret_others() {
        let customers =
            || (0..300).map(|number| Customer::new(number).asks(["a", "b", "c"][number as usize % 3], number % 60));
        assert_eq!(insights(customers()), insights(customers()));
        let mut tally = Tally::new(period());
        customers().for_each(|customer| tally.add(&customer.context(), None));
        assert_ne!(Insights::of(&tally, &settings(b"other")), insights(customers()));
    }

    #[test]
    fn nothing_in_nothing_out() {
        let nothing = insights([]);
        assert_eq!((nothing.totals.contexts, nothing.totals.period), (0, None));
        let is_empty = nothing.topics.is_empty() && nothing.load.is_empty() && nothing.signals.is_empty();
        assert!(is_empty && nothing.watch.is_none());
    }

    #[test]
    fn a_group_may_not_be_set_too_small() {
        let mut tally = Tally::new(period());
        (0..4).for_each(|number| tally.add(&Customer::new(number).asks("a", 1).context(), None));
        let insights = Insights::of(&tally, &Settings { min_group: 0, ..settings(b"") });
        assert!(insights.topics.is_empty() && insights.totals.min_group == LEAST_GROUP);
    }
}
