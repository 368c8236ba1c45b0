//! The rows of a summary, each list with its own names, as `--format ndjson` writes them.

use courtesy_contract::{ActionKind, Channel, Currency, Disposition, FailureKind, Mode, Slug};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Move, Sides, Volume};

/// A sort of change, how many actions it concerns, and the first customers.
#[derive(Debug, Serialize)]
pub struct ChangeRow {
    /// The sort of change.
    #[serde(flatten)]
    pub sort: Move,
    /// How many actions it concerns.
    pub actions: u64,
    /// The first customers to whom it happens.
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
    /// What becomes of the actions.
    pub disposition: Disposition,
    /// How many it withholds.
    #[serde(flatten)]
    pub actions: Sides<u64>,
}

/// The customers of one segment.
#[derive(Debug, Serialize)]
pub struct SegmentRow {
    /// Empty for customers in no segment; null for all segments behind the first thousand.
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
    /// How many go over it.
    #[serde(flatten)]
    pub actions: Sides<u64>,
}

/// What falls on one day.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DayRow {
    /// The customer's day; null for all days behind the first thousand.
    #[serde(serialize_with = "as_text")]
    pub day: Option<Date>,
    /// How much is offered and deferred.
    #[serde(flatten)]
    pub volume: Volume,
}

/// What one day costs in one currency, in its smallest units.
#[derive(Debug, Serialize)]
pub struct CostRow {
    /// Null, like its day, for what comes behind the first thousand days.
    pub currency: Option<Currency>,
    /// The day, and what it costs.
    #[serde(flatten)]
    pub day: DayRow,
}

/// What goes to one queue of people.
#[derive(Debug, Serialize)]
pub struct QueueRow {
    /// Null for all queues behind the first thousand.
    pub queue: Option<String>,
    /// How many actions go to it.
    #[serde(flatten)]
    pub actions: Sides<u64>,
}

/// How often a plugin failed in one way.
#[derive(Debug, Serialize)]
pub struct FailureRow {
    /// The plugin.
    pub plugin: Slug,
    /// How it failed.
    pub kind: FailureKind,
    /// Whether it ran live or in the shadow.
    pub mode: Mode,
    /// How often.
    #[serde(flatten)]
    pub times: Sides<u64>,
}

/// What a plugin in the shadow would have had of one kind.
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

/// Live plugins' actions that would have fared otherwise beside a shadow.
#[derive(Debug, Serialize)]
pub struct DisplacedRow {
    /// What kind of action it is.
    pub kind: ActionKind,
    /// What became of it.
    pub disposition: Disposition,
    /// What would have become of it beside the shadow.
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
