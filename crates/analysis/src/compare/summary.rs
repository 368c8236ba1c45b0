//! The results of a comparison: rows for tables, charts and services.

use std::cmp::Reverse;

use courtesy_contract::{Currency, Label, Mode};
use jiff::civil::Date;
use serde::Serialize;

use super::by_name::ByName;
use super::tally::TransitionCount;
use super::{
    Change, ChangeRow, ChannelRow, CostRow, DayRow, DisplacedRow, FailureRow, KindRow, QueueRow, RuleRow, SegmentRow,
    ShadowRow, Sides, Tally, Transition, Volume,
};

/// The results of a comparison. If names are left out of a list, see the field of its row.
#[derive(Debug, Serialize)]
pub struct Summary {
    /// Customers that were decided for.
    pub customers: u64,
    /// Contexts that can't be read and are left out of everything else.
    pub unreadable: u64,
    /// How many customers would get something else.
    pub changed: Changed,
    /// Customers for whom something is offered or deferred.
    pub served: Sides<u64>,
    /// Types of change, the most frequent first.
    pub changes: Vec<ChangeRow>,
    /// Actions by kind.
    pub kinds: Vec<KindRow>,
    /// Withheld actions by rule, the rule that withholds most first.
    pub rules: Vec<RuleRow>,
    /// Customers by segment, the largest first; a customer counts in each of their segments.
    pub segments: Vec<SegmentRow>,
    /// Offered actions by channel.
    pub channels: Vec<ChannelRow>,
    /// What reaches customers, by their day.
    pub contacts: Vec<DayRow>,
    /// Costs, by currency and the customers' day.
    pub costs: Vec<CostRow>,
    /// Offered actions by the queue that they are handed over to, the longest first.
    pub handovers: Vec<QueueRow>,
    /// Check-ins by the queue that answers replies, the longest first.
    pub replies: Vec<QueueRow>,
    /// Failures by plugin and kind.
    pub failures: Vec<FailureRow>,
    /// What plugins in shadow mode would have proposed.
    pub shadows: Vec<ShadowRow>,
    /// Live plugins' actions whose disposition would have changed if a shadow plugin had been live.
    pub displaced: Vec<DisplacedRow>,
}

/// How many customers would get something else.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub struct Changed {
    /// All of them: the sum of the next three.
    pub customers: u64,
    /// Those who get something with B, but nothing with A.
    pub more: u64,
    /// Those who get something with A, but nothing with B.
    pub less: u64,
    /// Those who get something different, or at another time.
    pub other: u64,
    /// Not included above: those who get the same, but something is withheld for another reason.
    pub withheld: u64,
}

impl Summary {
    /// Turns what was counted into rows.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        Self {
            customers: tally.customers,
            unreadable: tally.unreadable,
            changed: changed(tally),
            served: tally.served,
            changes: changes(tally),
            kinds: tally.kinds.iter().map(|(kind, volume)| KindRow { kind: *kind, volume: *volume }).collect(),
            rules: rules(tally),
            segments: segments(tally),
            channels: tally
                .channels
                .iter()
                .map(|(channel, it)| ChannelRow { channel: *channel, actions: *it })
                .collect(),
            contacts: contacts(tally),
            costs: costs(tally),
            handovers: queues(&tally.handovers),
            replies: queues(&tally.replies),
            failures: failures(tally),
            shadows: shadows(tally),
            displaced: displaced(tally),
        }
    }

    /// Offered actions of all kinds.
    #[must_use]
    pub fn offered(&self) -> Sides<u64> {
        self.kinds.iter().fold(Sides::default(), |sum, row| sum.plus(row.volume.offered))
    }

    /// The costs of each currency.
    pub fn spent(&self) -> impl Iterator<Item = (Currency, Vec<DayRow>)> {
        let groups = self.costs.chunk_by(|one, other| one.currency == other.currency);
        groups.filter_map(|rows| Some((rows.first()?.currency?, rows.iter().map(|row| row.day).collect())))
    }

    /// Hand-overs, and check-ins whose replies people answer.
    #[must_use]
    pub fn for_people(&self) -> [Sides<u64>; 2] {
        [&self.handovers, &self.replies]
            .map(|rows| rows.iter().fold(Sides::default(), |sum, row| sum.plus(row.actions)))
    }

    /// Failures of plugins that aren't in shadow mode.
    #[must_use]
    pub fn live_failures(&self) -> Sides<u64> {
        let rows = self.failures.iter().filter(|row| row.mode == Mode::Live);
        rows.fold(Sides::default(), |sum, row| sum.plus(row.times))
    }
}

/// The total of all days.
pub fn total<'r>(days: impl Iterator<Item = &'r DayRow>) -> Volume {
    days.fold(Volume::default(), |sum, row| sum.plus(row.volume))
}

fn changed(tally: &Tally) -> Changed {
    let of = |change| tally.changes.get(&change).copied().unwrap_or_default();
    let (more, less, other) = (of(Change::More), of(Change::Less), of(Change::Other));
    Changed { customers: more + less + other, more, less, other, withheld: of(Change::Withheld) }
}

/// The most frequent first.
fn changes(tally: &Tally) -> Vec<ChangeRow> {
    let row = |(sort, moved): (&Transition, &TransitionCount)| ChangeRow {
        sort: sort.clone(),
        actions: moved.actions,
        customers: moved.customers.clone(),
    };
    let mut rows: Vec<_> = tally.transitions.iter().map(row).collect();
    rows.sort_by_key(|row| Reverse(row.actions));
    rows
}

/// The rule that withholds most first.
fn rules(tally: &Tally) -> Vec<RuleRow> {
    let rows = tally.rules.iter();
    let mut rows: Vec<_> = rows
        .map(|((rule, disposition), actions)| RuleRow {
            rule: rule.clone(),
            disposition: *disposition,
            actions: *actions,
        })
        .collect();
    rows.sort_by_key(|row| Reverse(row.actions.larger()));
    rows
}

/// The largest segment first.
fn segments(tally: &Tally) -> Vec<SegmentRow> {
    let rows = tally.segments.iter();
    let mut rows: Vec<_> = rows
        .map(|(name, it)| SegmentRow {
            segment: name.map(|name| name.as_ref().map(ToString::to_string).unwrap_or_default()),
            customers: it.customers,
            changed: it.changed,
            actions: it.actions,
        })
        .collect();
    rows.sort_by_key(|row| Reverse(row.customers));
    rows
}

fn contacts(tally: &Tally) -> Vec<DayRow> {
    tally.contacts.iter().map(|(day, it)| DayRow { day: day.copied(), volume: *it }).collect()
}

fn costs(tally: &Tally) -> Vec<CostRow> {
    let row = |(of, volume): (Option<&(Currency, Date)>, &Volume)| CostRow {
        currency: of.map(|(currency, _)| *currency),
        day: DayRow { day: of.map(|(_, day)| *day), volume: *volume },
    };
    tally.costs.iter().map(row).collect()
}

/// The longest queue first.
fn queues(counts: &ByName<Label, Sides<u64>>) -> Vec<QueueRow> {
    let counts = counts.iter();
    let mut rows: Vec<_> =
        counts.map(|(queue, actions)| QueueRow { queue: queue.map(ToString::to_string), actions: *actions }).collect();
    rows.sort_by_key(|row| Reverse(row.actions.larger()));
    rows
}

fn failures(tally: &Tally) -> Vec<FailureRow> {
    let rows = tally.failures.iter();
    rows.map(|((plugin, kind, mode), times)| FailureRow {
        plugin: plugin.clone(),
        kind: *kind,
        mode: *mode,
        times: *times,
    })
    .collect()
}

fn shadows(tally: &Tally) -> Vec<ShadowRow> {
    let rows = tally.shadows.iter();
    rows.map(|((plugin, kind), it)| ShadowRow {
        plugin: plugin.clone(),
        kind: *kind,
        offered: it.offered,
        withheld: it.withheld,
    })
    .collect()
}

fn displaced(tally: &Tally) -> Vec<DisplacedRow> {
    let rows = tally.displaced.iter();
    rows.map(|((kind, disposition, instead), actions)| DisplacedRow {
        kind: *kind,
        disposition: *disposition,
        instead: *instead,
        actions: *actions,
    })
    .collect()
}
