//! Entries: what was offered to a customer, and whether it still counts.

use courtesy_contract::{HistoryItem, Offered, Timestamp, Uuid};

use crate::Error;
use crate::store::Row;

/// Whether an entry counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It was offered, and counts until it lapses.
    Reserved,
    /// It was carried out.
    Done,
    /// It failed or was cancelled.
    Released,
    /// Nobody said in time what came of it.
    Lapsed,
}

impl State {
    const ALL: [Self; 4] = [Self::Reserved, Self::Done, Self::Released, Self::Lapsed];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Done => "done",
            Self::Released => "released",
            Self::Lapsed => "lapsed",
        }
    }

    pub(crate) fn parse(word: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or_else(|| Error::damaged("an action"))
    }

    /// Whether what it costs is taken from the budgets.
    pub(crate) fn is_paid(self) -> bool {
        match self {
            Self::Reserved | Self::Done => true,
            Self::Released | Self::Lapsed => false,
        }
    }
}

/// What was offered, as `history` in a later context tells it.
pub(crate) fn item(offered: &Offered) -> HistoryItem {
    HistoryItem {
        plugin: Some(offered.plugin.clone()),
        channel: offered.channel,
        purpose: Some(offered.purpose),
        group: offered.action.group.clone(),
        outcome: None,
        cost: offered.action.spends().cloned(),
        said: offered.said,
        ..HistoryItem::new(offered.action.key.clone(), offered.action.kind().into(), offered.send_at)
    }
}

pub(crate) fn json<T: serde::Serialize>(document: &T) -> String {
    serde_json::to_string(document).expect("the contract's documents are plain data")
}

/// A document in a column of a row.
pub(crate) fn document<T: serde::de::DeserializeOwned>(row: &Row, column: usize) -> Result<T, Error> {
    parsed(&row.get::<String>(column)?)
}

pub(crate) fn parsed<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|_| Error::damaged("a row"))
}

/// A time in a column of a row.
pub(crate) fn time(row: &Row, column: usize) -> Result<Timestamp, Error> {
    moment(row.get(column)?)
}

pub(crate) fn moment(unix_s: i64) -> Result<Timestamp, Error> {
    Timestamp::from_unix_s(unix_s).map_err(|_| Error::damaged("a time"))
}

/// A decision's id as it is stored.
pub(crate) fn uuid(bytes: &[u8]) -> Result<Uuid, Error> {
    bytes.try_into().map(Uuid::from_bytes).map_err(|_| Error::damaged("an id"))
}
