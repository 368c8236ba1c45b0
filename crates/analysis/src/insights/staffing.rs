//! What comes in on each channel, and which queues have room.

use courtesy_contract::Channel;
use serde::Serialize;

use super::blur;
use super::cell::Cell;
use super::period::date_of;
use super::share::Share;
use super::shown::Shown;
use super::signals::Day;
use super::tally::Tally;
use crate::outcomes::{Confidence, Estimate};

/// What comes in on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Load {
    /// The channel.
    pub channel: Channel,
    /// How many customers a day, with an interval for the days to come if they are like those in the period.
    pub a_day: Estimate,
    /// The day with most customers, if they can be shown.
    pub busiest_day: Option<Day>,
    /// How many customers came in each hour of the company's day, from 0 to 23; `None` if they are too few to show. Who
    /// came in one hour on several days counts once.
    pub hours: Vec<Option<u64>>,
}

/// A queue, as the contexts saw it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Queue {
    /// The queue.
    pub queue: String,
    /// In how many customers' contexts it was.
    pub customers: u64,
    /// In how many of them it had room: open, a free slot, and no long wait.
    pub room: Option<Share>,
    /// In how many of them the wait was longer than five minutes.
    pub long_wait: Option<Share>,
    /// The team's skills.
    pub skills: Vec<String>,
    /// How many customers the decisions would hand over to it.
    pub handed_over: Option<u64>,
    /// How many customers the decisions would ask something to which it answers.
    pub asked: Option<u64>,
}

impl Queue {
    /// Whether it had room for more than half of the customers.
    #[must_use]
    pub fn has_room(&self) -> bool {
        match self.room {
            Some(Share::Between(share)) => share.value > 0.5,
            Some(Share::AtLeast { at_least }) => at_least > 0.5,
            Some(Share::AtMost { .. }) | None => false,
        }
    }
}

/// The load on each channel, the heaviest first.
pub(super) fn load(tally: &Tally, shown: &Shown) -> Vec<Load> {
    let Some(ends) = tally.by_channel.ends() else { return Vec::new() };
    let of_channel = |channel: &Channel| {
        shown.group(&["load", channel.word()], tally.counts(Cell::Channel(*channel)).customers)?;
        let (_, days) = tally.by_channel.series(ends).find(|(name, _)| *name == channel.word())?;
        let blurred = |(day, customers): (i32, u64)| {
            (day, shown.blur().number(&["load", channel.word(), &day.to_string()], customers))
        };
        let days: Vec<(i32, i64)> = (ends.0..).zip(days).map(blurred).collect();
        let busiest = days.iter().max_by_key(|(_, customers)| *customers)?;
        let customers = shown.large_enough(busiest.1);
        let hours = (0..24).map(|hour| {
            let customers = tally.counts(Cell::Hour(*channel, hour)).customers;
            shown.group(&["hour", channel.word(), &hour.to_string()], customers)
        });
        Some(Load {
            channel: *channel,
            a_day: a_day(&days, shown.confidence())?,
            busiest_day: customers.map(|customers| Day { day: date_of(busiest.0), customers: Some(customers) }),
            hours: hours.collect(),
        })
    };
    let mut load: Vec<Load> = Channel::ALL.iter().filter_map(of_channel).collect();
    load.sort_by(|one, other| other.a_day.value.total_cmp(&one.a_day.value));
    load
}

/// The mean of blurred numbers by day: the exact Poisson interval of their sum, widened by what the blur may come to.
fn a_day(days: &[(i32, i64)], confidence: Confidence) -> Option<Estimate> {
    let number = days.len() as f64;
    let sum: i64 = days.iter().map(|(_, customers)| customers).sum();
    let chance = confidence.corrected(2);
    let margin = (chance.z() * (number * blur::variance()).sqrt()).ceil() as i64;
    let rate = |sum: i64| chance.rate(u64::try_from(sum).unwrap_or_default(), number);
    let (low, value, high) = (rate(sum - margin)?.low, rate(sum)?.value, rate(sum + margin)?.high);
    Some(Estimate { value, low, high })
}

/// The queues, by name.
pub(super) fn queues(tally: &Tally, shown: &Shown) -> Vec<Queue> {
    let queue = |(number, name): (u16, &str)| {
        let counts = tally.counts(Cell::Queue(number));
        let proposed = |measure, cell| shown.group(&["queue", name, measure], tally.counts(cell).customers);
        let (handed_over, asked) =
            (proposed("handed", Cell::HandedTo(number)), proposed("asked", Cell::AskedFor(number)));
        let customers = shown.group(&["queue", name], counts.customers);
        let is_shown = customers.is_some() || handed_over.is_some() || asked.is_some();
        is_shown.then(|| Queue {
            queue: name.to_owned(),
            customers: customers.unwrap_or_default(),
            room: customers.and_then(|_| shown.share(&["queue room", name], counts.yes_no)),
            long_wait: customers.and_then(|_| shown.share(&["queue wait", name], counts.waits)),
            skills: tally.skills.get(&number).into_iter().flatten().cloned().collect(),
            handed_over,
            asked,
        })
    };
    let mut queues: Vec<Queue> = tally.queues.iter().filter_map(queue).collect();
    queues.sort_by(|one, other| one.queue.cmp(&other.queue));
    queues
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Customer, insights};

    #[test]
    fn the_load_is_a_mean_with_an_interval_and_the_busiest_day() {
        let customers = (0..910).map(|number| Customer::new(number).asks("delivery", number % 91));
        let peak = (1_000..1_060).map(|number| Customer::new(number).asks("delivery", 12));
        let insights = insights(customers.chain(peak));
        let [phone] = insights.load.as_slice() else { panic!("{:?}", insights.load) };
        let mean = 970.0 / 91.0;
        assert!(
            phone.a_day.low < mean && mean < phone.a_day.high && phone.a_day.high - phone.a_day.low < 3.0,
            "{phone:?}"
        );
        let busiest = phone.busiest_day.as_ref().unwrap();
        assert_eq!(busiest.day.to_string(), "2026-03-16");
        assert!(phone.hours[10].unwrap().abs_diff(970) <= 6 && phone.hours.iter().flatten().count() == 1);
    }

    #[test]
    fn a_queue_with_room_is_named_beside_the_topics_of_its_skills() {
        let customers = (0..100).map(|number| {
            let asks = Customer::new(number).asks("invoice", 20);
            asks.sees_queue("billing_team", "invoice", 60).sees_queue("care_team", "invoice", 900)
        });
        let insights = insights(customers);
        assert_eq!(insights.topics[0].queues_with_room, ["billing_team"]);
        let rooms: Vec<(&str, bool)> =
            insights.queues.iter().map(|queue| (queue.queue.as_str(), queue.has_room())).collect();
        assert_eq!(rooms, [("billing_team", true), ("care_team", false)]);
    }
}
