//! What makes a decision doubtful: a record that was changed, and plugins that had failed before.

use courtesy_analysis::Clock;
use courtesy_contract::{Record, Standing};

use super::{Section, Tone};
use crate::card::Row;
use crate::{clock, figures};

/// Where a record contradicts its own digests, so that it may not show what was decided.
pub(super) fn damage(damage: &[String]) -> Section {
    let rows = damage.iter().map(|contradiction| Row::new("damage", contradiction));
    Section::of_rows("Damaged: this may not be what was decided", Tone::Bad, rows.collect())
}

/// The state of plugins that had failed before.
pub(super) fn standings(record: &Record, clock: &Clock) -> Section {
    let row = |standing: &Standing| {
        let failures = format!("{} in a row", figures::counted(standing.failures.into(), "failure"));
        let until = standing.resting_until_at.map(|until| format!("; resting until {}", clock::moment(clock, until)));
        Row::new(standing.plugin.as_str(), failures + &until.unwrap_or_default())
    };
    Section::of_rows("Earlier failures", Tone::Odd, record.standings.iter().map(row).collect())
}
