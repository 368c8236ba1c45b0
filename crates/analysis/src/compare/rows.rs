//! The rows of a summary, each with its own field names, as `--format ndjson` writes them.

use courtesy_contract::{ActionKind, Channel, Currency, Disposition, FailureKind, Mode, Slug};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Sides, Transition, Volume};

/// A type of change, how many actions it affects, and the first customers.
#[derive(Debug, Serialize)]
pub struct ChangeRow {
    /// The type of change.
    #[serde(flatten)]
    pub sort: Transition,
    /// How many actions it affects.
    pub actions: u64,
    /// The first customers that it affects.
    pub customers: Vec<String>,
}

/// Actions of one kind.
#[derive(Debug, Serialize)]
pub struct KindRow {
    /// The kind.
    pub kind: ActionKind,
    /// How many are offered and deferred.
    #[serde(flatten)]
    pub volume: Volume,
}

/// Actions that a rule withholds.
#[derive(Debug, Serialize)]
pub struct RuleRow {
    /// The rule's name.
    pub rule: String,
    /// The disposition that the rule gives the actions.
    pub disposition: Disposition,
    /// How many it withholds.
    #[serde(flatten)]
    pub actions: Sides<u64>,
}

/// The customers of one segment.
#[derive(Debug, Serialize)]
pub struct SegmentRow {
    /// Empty for customers in no segment; `None` for all segments beyond the first thousand.
    pub segment: Option<String>,
    /// How many customers are in it.
    pub customers: u64,
    /// How many of them would get something else.
    pub changed: u64,
    /// Offered actions.
    pub actions: Sides<u64>,
}

/// Offered actions over one channel.
#[derive(Debug, Serialize)]
pub struct ChannelRow {
    /// The channel.
    pub channel: Channel,
    /// How many are sent over it.
    #[serde(flatten)]
    pub actions: Sides<u64>,
}

/// What is done on one day.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DayRow {
    /// The customer's day; `None` for all days beyond the first thousand.
    #[serde(serialize_with = "as_text")]
    pub day: Option<Date>,
    /// How much is offered and deferred.
    #[serde(flatten)]
    pub volume: Volume,
}

/// The cost of one day in one currency, in its smallest units.
#[derive(Debug, Serialize)]
pub struct CostRow {
    /// `None`, like its day, for all days beyond the first thousand.
    pub currency: Option<Currency>,
    /// The day and its cost.
    #[serde(flatten)]
    pub day: DayRow,
}

/// What is handed over to one queue.
#[derive(Debug, Serialize)]
pub struct QueueRow {
    /// `None` for all queues beyond the first thousand.
    pub queue: Option<String>,
    /// How many actions go to it.
    #[serde(flatten)]
    pub actions: Sides<u64>,
}

/// How often a plugin had one kind of failure.
#[derive(Debug, Serialize)]
pub struct FailureRow {
    /// The plugin.
    pub plugin: Slug,
    /// The kind of failure.
    pub kind: FailureKind,
    /// Whether it ran live or in shadow mode.
    pub mode: Mode,
    /// How often.
    #[serde(flatten)]
    pub times: Sides<u64>,
}

/// What a plugin in shadow mode would have proposed of one kind.
#[derive(Debug, Serialize)]
pub struct ShadowRow {
    /// The plugin.
    pub plugin: Slug,
    /// The kind.
    pub kind: ActionKind,
    /// How many of its actions would have been offered.
    pub offered: Sides<u64>,
    /// How many would have been withheld.
    pub withheld: Sides<u64>,
}

/// Live plugins' actions whose disposition would have changed if a shadow plugin had been live.
#[derive(Debug, Serialize)]
pub struct DisplacedRow {
    /// The kind of action.
    pub kind: ActionKind,
    /// Its disposition.
    pub disposition: Disposition,
    /// Its disposition if the shadow plugin had been live.
    pub instead: Disposition,
    /// How many there are.
    #[serde(flatten)]
    pub actions: Sides<u64>,
}

fn as_text<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}
