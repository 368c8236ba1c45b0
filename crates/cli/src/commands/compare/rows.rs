//! The rows of a summary, each list with its own names, as `--format ndjson` writes them.

use courtesy_contract::{ActionKind, Channel, Currency, Disposition, FailureKind, Mode, Slug};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::both::Both;
use super::tally::{Move, Volume};

/// A sort of change, how many actions it concerns, and the first customers.
#[derive(Debug, Serialize)]
pub(super) struct ChangeRow {
    #[serde(flatten)]
    pub(super) sort: Move,
    pub(super) actions: u64,
    pub(super) customers: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct KindRow {
    pub(super) kind: ActionKind,
    #[serde(flatten)]
    pub(super) volume: Volume,
}

/// Actions that a rule withholds.
#[derive(Debug, Serialize)]
pub(super) struct RuleRow {
    pub(super) rule: String,
    pub(super) disposition: Disposition,
    #[serde(flatten)]
    pub(super) actions: Both<u64>,
}

#[derive(Debug, Serialize)]
pub(super) struct SegmentRow {
    /// Empty for customers in no segment; null for all segments behind the first thousand.
    pub(super) segment: Option<String>,
    pub(super) customers: u64,
    pub(super) changed: u64,
    pub(super) actions: Both<u64>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChannelRow {
    pub(super) channel: Channel,
    #[serde(flatten)]
    pub(super) actions: Both<u64>,
}

#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct DayRow {
    /// The customer's day; null for all days behind the first thousand.
    #[serde(serialize_with = "as_text")]
    pub(super) day: Option<Date>,
    #[serde(flatten)]
    pub(super) volume: Volume,
}

/// In the smallest units of the currency.
#[derive(Debug, Serialize)]
pub(super) struct CostRow {
    /// Null, like its day, for what comes behind the first thousand days.
    pub(super) currency: Option<Currency>,
    #[serde(flatten)]
    pub(super) day: DayRow,
}

#[derive(Debug, Serialize)]
pub(super) struct QueueRow {
    /// Null for all queues behind the first thousand.
    pub(super) queue: Option<String>,
    #[serde(flatten)]
    pub(super) actions: Both<u64>,
}

#[derive(Debug, Serialize)]
pub(super) struct FailureRow {
    pub(super) plugin: Slug,
    pub(super) kind: FailureKind,
    pub(super) mode: Mode,
    #[serde(flatten)]
    pub(super) times: Both<u64>,
}

#[derive(Debug, Serialize)]
pub(super) struct ShadowRow {
    pub(super) plugin: Slug,
    pub(super) kind: ActionKind,
    pub(super) offered: Both<u64>,
    pub(super) withheld: Both<u64>,
}

/// Live plugins' actions that would have fared otherwise beside a shadow.
#[derive(Debug, Serialize)]
pub(super) struct DisplacedRow {
    pub(super) kind: ActionKind,
    pub(super) disposition: Disposition,
    pub(super) instead: Disposition,
    #[serde(flatten)]
    pub(super) actions: Both<u64>,
}

fn as_text<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}
