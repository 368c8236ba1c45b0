//! What came of a comparison: the last line of `--format ndjson`, and what the tables and the report are made of.

use std::cmp::Reverse;

use courtesy_contract::{Currency, Label, Mode};
use jiff::civil::Date;
use serde::Serialize;

use super::both::Both;
use super::by_name::ByName;
use super::change::Change;
use super::rows::{
    ChangeRow, ChannelRow, CostRow, DayRow, DisplacedRow, FailureRow, KindRow, QueueRow, RuleRow, SegmentRow, ShadowRow,
};
use super::sides::{Difference, Setup};
use super::tally::{Move, Moved, Tally, Volume};

/// What came of a comparison. Of names that are left out in a row, see the row's field.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    /// Whether the whole input was read; it wasn't after Ctrl-C.
    pub(super) complete: bool,
    #[serde(flatten)]
    pub(super) setup: Both<Setup>,
    /// In which settings and plugins the sides differ.
    pub(super) differences: Vec<Difference>,
    pub(super) customers: u64,
    /// Contexts that can't be read; nothing else counts them.
    pub(super) unreadable: u64,
    pub(super) changed: Changed,
    /// Customers for whom something is offered or deferred.
    pub(super) served: Both<u64>,
    pub(super) changes: Vec<ChangeRow>,
    pub(super) kinds: Vec<KindRow>,
    pub(super) rules: Vec<RuleRow>,
    pub(super) segments: Vec<SegmentRow>,
    pub(super) channels: Vec<ChannelRow>,
    pub(super) contacts: Vec<DayRow>,
    pub(super) costs: Vec<CostRow>,
    pub(super) handovers: Vec<QueueRow>,
    pub(super) replies: Vec<QueueRow>,
    pub(super) failures: Vec<FailureRow>,
    pub(super) shadows: Vec<ShadowRow>,
    pub(super) displaced: Vec<DisplacedRow>,
}

/// How many customers would get something else.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub(super) struct Changed {
    /// All of them: the sum of the next three.
    pub(super) customers: u64,
    pub(super) more: u64,
    pub(super) less: u64,
    pub(super) other: u64,
    /// Besides them: those who get the same while something is withheld for another reason.
    pub(super) withheld: u64,
}

impl Summary {
    pub(super) fn new(tally: &Tally, setup: Both<Setup>, differences: Vec<Difference>, complete: bool) -> Self {
        Self {
            complete,
            setup,
            differences,
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

    /// Offered actions.
    pub(super) fn offered(&self) -> Both<u64> {
        self.kinds.iter().fold(Both::default(), |sum, row| sum.plus(row.volume.offered))
    }

    /// What is spent, currency by currency.
    pub(super) fn spent(&self) -> impl Iterator<Item = (Currency, Vec<DayRow>)> {
        let groups = self.costs.chunk_by(|one, other| one.currency == other.currency);
        groups.filter_map(|rows| Some((rows.first()?.currency?, rows.iter().map(|row| row.day).collect())))
    }

    /// Hand-overs to people, and check-ins whose replies they answer.
    pub(super) fn for_people(&self) -> [Both<u64>; 2] {
        [&self.handovers, &self.replies].map(|rows| rows.iter().fold(Both::default(), |sum, row| sum.plus(row.actions)))
    }

    /// Failures of plugins that aren't in the shadow.
    pub(super) fn live_failures(&self) -> Both<u64> {
        let rows = self.failures.iter().filter(|row| row.mode == Mode::Live);
        rows.fold(Both::default(), |sum, row| sum.plus(row.times))
    }
}

/// All days together.
pub(super) fn total<'r>(days: impl Iterator<Item = &'r DayRow>) -> Volume {
    days.fold(Volume::default(), |sum, row| sum.plus(row.volume))
}

fn changed(tally: &Tally) -> Changed {
    let of = |change| tally.changes.get(&change).copied().unwrap_or_default();
    let (more, less, other) = (of(Change::More), of(Change::Less), of(Change::Other));
    Changed { customers: more + less + other, more, less, other, withheld: of(Change::Withheld) }
}

/// The most frequent first.
fn changes(tally: &Tally) -> Vec<ChangeRow> {
    let row = |(sort, moved): (&Move, &Moved)| ChangeRow {
        sort: sort.clone(),
        actions: moved.actions,
        customers: moved.customers.clone(),
    };
    let mut rows: Vec<_> = tally.moves.iter().map(row).collect();
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
    rows.sort_by_key(|row| Reverse(row.actions.most()));
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

/// The fullest queue first.
fn queues(counts: &ByName<Label, Both<u64>>) -> Vec<QueueRow> {
    let counts = counts.iter();
    let mut rows: Vec<_> =
        counts.map(|(queue, actions)| QueueRow { queue: queue.map(ToString::to_string), actions: *actions }).collect();
    rows.sort_by_key(|row| Reverse(row.actions.most()));
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
