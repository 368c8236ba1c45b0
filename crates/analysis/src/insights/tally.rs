//! Counts customers in groups, one context after the other.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Channel, Context, Decision, EventKind, Queue, Step, Timestamp};
use sha2::{Digest, Sha256};

use super::cell::{Cell, Counts, answer};
use super::days::Days;
use super::names::Names;
use super::period::{Period, monday};
use super::question::{self, Approach, Question};
use super::seen::Seen;

/// The most names of each sort that are told apart; further ones are counted together.
const TOPICS: u16 = 100;
const EVENTS: u16 = 30;
const STAGES: u16 = 60;
const CAUSES: u16 = 60;
const QUEUES: u16 = 60;
const AREAS: u16 = 60;
const FAILURES: u16 = 60;
const SKILLS: usize = 40;

/// From this wait on, in seconds, a queue's wait is long.
pub(super) const LONG_WAIT_S: u32 = 300;

/// Counts customers in groups, each customer at most once in each, in memory that doesn't grow with their number.
#[derive(Debug)]
pub struct Tally {
    pub(super) period: Period,
    pub(super) contexts: u64,
    pub(super) ends: Option<(Timestamp, Timestamp)>,
    pub(super) topics: Names,
    pub(super) events: Names,
    pub(super) event_kinds: BTreeMap<u16, EventKind>,
    pub(super) stages: Names,
    pub(super) causes: Names,
    pub(super) queues: Names,
    pub(super) skills: BTreeMap<u16, BTreeSet<String>>,
    pub(super) cells: BTreeMap<Cell, Counts>,
    pub(super) by_topic: Days,
    pub(super) by_area: Days,
    pub(super) by_failure: Days,
    pub(super) by_channel: Days,
    pub(super) by_week: Days,
    /// The sum of a digest of each context's customer and of what they came with, whatever their order.
    pub(super) sum: [u64; 4],
    seen: Seen,
}

/// How much memory a tally takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many groups and days are counted.
    pub groups: usize,
    /// What remembers who was counted, in bytes.
    pub seen_bytes: usize,
}

impl Tally {
    /// An empty tally of this period.
    #[must_use]
    pub fn new(period: Period) -> Self {
        Self {
            period,
            contexts: 0,
            ends: None,
            topics: Names::new(TOPICS),
            events: Names::new(EVENTS),
            event_kinds: BTreeMap::new(),
            stages: Names::new(STAGES),
            causes: Names::new(CAUSES),
            queues: Names::new(QUEUES),
            skills: BTreeMap::new(),
            cells: BTreeMap::new(),
            by_topic: Days::new(0, TOPICS),
            by_area: Days::new(1, AREAS),
            by_failure: Days::new(2, FAILURES),
            by_channel: Days::new(3, Channel::ALL.len() as u16),
            by_week: Days::new(4, TOPICS),
            sum: [0; 4],
            seen: Seen::new(),
        }
    }

    /// Counts a customer, with the decision about them if there is one. The same customer may come again, with another
    /// context or the same.
    pub fn add(&mut self, context: &Context, decision: Option<&Decision>) {
        let customer = self.customer(context);
        self.contexts += 1;
        let (first, last) = self.ends.unwrap_or((context.as_of, context.as_of));
        self.ends = Some((first.min(context.as_of), last.max(context.as_of)));
        let approaches = question::approaches(context, self.period.days);
        self.days(context, customer, &approaches);
        for question in question::latest(&approaches, context.as_of) {
            self.ask(context, customer, &question);
        }
        self.journeys(context, customer);
        self.failures(context, customer);
        self.capacity(context, customer);
        if let Some(decision) = decision {
            self.proposed(decision, customer);
        }
    }

    /// How much memory it takes up.
    #[must_use]
    pub fn size(&self) -> Size {
        let series = [&self.by_topic, &self.by_area, &self.by_failure, &self.by_channel, &self.by_week];
        let days: usize = series.iter().map(|days| days.len()).sum();
        Size { groups: self.cells.len() + days, seen_bytes: self.seen.bytes() }
    }

    /// The share of new customers that are taken for others and left out, from 0 to 1.
    pub(super) fn mistaken(&self) -> f64 {
        self.seen.mistaken()
    }

    /// Whether there were more names of some sort than are told apart.
    pub(super) fn has_overflowed(&self) -> bool {
        let names = [&self.topics, &self.events, &self.stages, &self.causes, &self.queues];
        let days = [&self.by_area, &self.by_failure];
        names.iter().any(|names| names.has_overflowed()) || days.iter().any(|days| days.has_overflowed())
    }

    /// The counts of a group.
    pub(super) fn counts(&self, cell: Cell) -> Counts {
        self.cells.get(&cell).copied().unwrap_or_default()
    }

    /// A number for the customer, by which nobody is told apart but here.
    fn customer(&mut self, context: &Context) -> u64 {
        let bytes: [u8; 32] = Sha256::digest(context.customer.reference.as_str()).into();
        for (sum, part) in self.sum.iter_mut().zip(bytes.chunks_exact(8)) {
            *sum = sum.wrapping_add(u64::from_le_bytes(part.try_into().unwrap_or_default()));
        }
        u64::from_le_bytes(bytes.first_chunk().copied().unwrap_or_default())
    }

    /// Counts the customer in a group, unless they were counted there before.
    fn count(&mut self, cell: Cell, customer: u64, count: impl FnOnce(&mut Counts)) -> bool {
        let is_first = self.seen.is_first(cell, customer);
        if is_first {
            count(self.cells.entry(cell).or_default());
        }
        is_first
    }

    fn ask(&mut self, context: &Context, customer: u64, question: &Question) {
        let topic = self.topics.number(question.topic);
        self.count(Cell::Topic(topic), customer, |counts| counts.ask(question));
        if let Some(channel) = question.channel {
            self.count(Cell::TopicChannel(topic, channel), customer, |counts| counts.ask(question));
        }
        let Some(name) = question.event else { return };
        let event = self.events.number(name);
        if let Some(known) = context.events.iter().find(|event| event.reference == name) {
            self.event_kinds.entry(event).or_insert(known.kind);
        }
        // Each customer counts under one topic of an event only, so that topics can be added up.
        if self.count(Cell::Event(event), customer, |counts| counts.ask(question)) {
            self.count(Cell::EventTopic(event, topic), customer, |counts| counts.ask(question));
        }
    }

    /// Counts the customer on the days and hours on which they came.
    fn days(&mut self, context: &Context, customer: u64, approaches: &[Approach]) {
        let area = context.customer.region.as_ref().map(|region| region.as_str());
        for approach in approaches {
            let day = self.period.day(approach.at);
            if let Some(topic) = approach.topic {
                count_day(&mut self.by_topic, &mut self.seen, customer, (topic, day));
                count_day(&mut self.by_week, &mut self.seen, customer, (topic, monday(day)));
            }
            if let Some(area) = area {
                count_day(&mut self.by_area, &mut self.seen, customer, (area, day));
            }
            if let Some(channel) = approach.channel {
                count_day(&mut self.by_channel, &mut self.seen, customer, (channel.word(), day));
                let hour = self.period.hour(approach.at);
                self.count(Cell::Channel(channel), customer, |counts| counts.customers += 1);
                self.count(Cell::Hour(channel, hour), customer, |counts| counts.customers += 1);
            }
        }
    }

    fn journeys(&mut self, context: &Context, customer: u64) {
        let earliest = context.as_of.plus_days(-i64::from(self.period.days));
        for journey in &context.journeys {
            let Some(stage) = &journey.stage else { continue };
            let place = format!("{}, {stage}", journey.journey);
            let number = self.stages.number(&place);
            let in_period = |at: Timestamp| at > earliest && at <= context.as_of;
            let friction = || journey.friction.iter().filter(|friction| friction.last_at.is_none_or(in_period));
            let is_stuck = friction().next().is_some();
            self.count(Cell::Stage(number), customer, |counts| {
                counts.customers += 1;
                answer(&mut counts.yes_no, Some(is_stuck));
            });
            for friction in friction() {
                let cause = self.causes.number(friction.kind.as_str());
                self.count(Cell::Stuck(number, cause), customer, |counts| counts.customers += 1);
                if let Some(at) = friction.last_at {
                    let name = format!("{place}: {}", friction.kind);
                    let day = self.period.day(at);
                    count_day(&mut self.by_failure, &mut self.seen, customer, (&name, day));
                }
            }
        }
    }

    /// Orders that failed, on the day for which they were promised, or else on the day on which they were placed.
    fn failures(&mut self, context: &Context, customer: u64) {
        let earliest = context.as_of.plus_days(-i64::from(self.period.days));
        for order in &context.orders {
            let Some(failure) = &order.failure else { continue };
            let known = [order.promised_at, order.placed_at].into_iter().flatten();
            let Some(at) = known.into_iter().find(|at| *at <= context.as_of) else { continue };
            if at > earliest {
                let name = format!("order: {failure}");
                count_day(&mut self.by_failure, &mut self.seen, customer, (&name, self.period.day(at)));
            }
        }
    }

    fn capacity(&mut self, context: &Context, customer: u64) {
        for Queue { queue, open, skills, wait_s, next_slots } in &context.capacity.queues {
            let number = self.queues.number(queue.as_str());
            let known = self.skills.entry(number).or_default();
            known.extend(skills.iter().map(ToString::to_string).take(SKILLS.saturating_sub(known.len())));
            let waits = wait_s.map(|wait_s| wait_s > LONG_WAIT_S);
            self.count(Cell::Queue(number), customer, |counts| {
                counts.customers += 1;
                answer(&mut counts.yes_no, Some(*open && waits != Some(true) && !next_slots.is_empty()));
                answer(&mut counts.waits, waits);
            });
        }
    }

    /// What the offered actions would ask of queues.
    fn proposed(&mut self, decision: &Decision, customer: u64) {
        for offered in &decision.offered {
            let (queue, cell): (_, fn(u16) -> Cell) = match &offered.action.step {
                Step::HumanHandover(handover) => (&handover.queue, Cell::HandedTo),
                Step::CheckIn(check_in) => (&check_in.reply_queue, Cell::AskedFor),
                _ => continue,
            };
            let number = self.queues.number(queue.as_str());
            self.count(cell(number), customer, |counts| counts.customers += 1);
        }
    }
}

fn count_day(days: &mut Days, seen: &mut Seen, customer: u64, (name, day): (&str, i32)) {
    if let Some(cell) = days.cell(name, day)
        && seen.is_first(cell, customer)
    {
        days.count(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Customer, period};
    use super::*;

    #[test]
    fn a_customer_counts_once_in_a_group_however_often_they_come() {
        let mut tally = Tally::new(period());
        let customer = Customer::new(1).asks("delivery", 3).asks("delivery", 30).asks("invoice", 2).about("outage-1");
        for _ in 0..20 {
            tally.add(&customer.context(), None);
        }
        assert_eq!(tally.counts(Cell::Topic(0)).customers, 1);
        assert_eq!(tally.counts(Cell::Event(0)).customers, 1);
        assert_eq!(tally.contexts, 20);
        let ends = tally.by_topic.ends().unwrap();
        let days: Vec<u64> = tally.by_topic.series(ends).map(|(_, days)| days.iter().sum()).collect();
        assert_eq!(days, [2, 1]);
    }

    #[test]
    fn topics_of_an_event_add_up_to_the_event() {
        let mut tally = Tally::new(period());
        for number in 0..10 {
            let customer = Customer::new(number).asks("delivery", 3).about("e").asks("invoice", 2).about("e");
            tally.add(&customer.context(), None);
        }
        let of = |topic| tally.counts(Cell::EventTopic(0, topic)).customers;
        let names: Vec<(u16, &str)> = tally.topics.iter().collect();
        assert_eq!((tally.counts(Cell::Event(0)).customers, of(0), of(1), names.len()), (10, 10, 0, 2));
        assert_eq!(names[0].1, "invoice");
    }

    #[test]
    fn ten_times_the_customers_take_up_no_more_memory() {
        let size = |customers: u32| {
            let mut tally = Tally::new(period());
            for number in 0..customers {
                let topic = ["delivery", "invoice", "store"][number as usize % 3];
                let area = ["north", "south"][number as usize % 2];
                let customer =
                    Customer::new(number).asks(topic, number % 40).lives_in(area).asks("product", number % 7);
                tally.add(&customer.context(), None);
            }
            tally.size()
        };
        assert_eq!(size(500), size(5_000));
    }

    #[test]
    fn an_input_full_of_names_takes_up_no_more_than_there_is_room_for() {
        let mut tally = Tally::new(period());
        for number in 0..2_000 {
            let customer =
                Customer::new(number).asks(&format!("topic {number}"), number % 90).about(&format!("event {number}"));
            tally.add(&customer.context(), None);
        }
        let topics = usize::from(TOPICS) + 1;
        let most = topics * (1 + Channel::ALL.len()) + (usize::from(EVENTS) + 1) * (topics + 1) + 2 * topics * 92;
        assert!(tally.size().groups < most && tally.has_overflowed(), "{:?}", tally.size());
        assert!(tally.counts(Cell::Topic(TOPICS)).customers > 1_800);
    }
}
