//! What a decision was made from, and the state of plugins that had failed before.

use courtesy_analysis::Clock;
use courtesy_contract::{Decision, Record, Standing};

use super::{Section, Tone};
use crate::card::Row;
use crate::{clock, figures};

pub(super) const INGREDIENTS: &str = "Ingredients";

/// What a decision without a record says about its ingredients.
pub(super) fn ingredients_of(decision: &Decision) -> Section {
    let mut rows = vec![
        Row::new("decision", decision.decision_id.to_string()),
        Row::new("profile", decision.profile.as_str()),
        Row::new("engine", &decision.engine),
        Row::new("time zones", &decision.time_zones),
        Row::new("policy", decision.policy_digest.to_string()),
        Row::new("context", decision.context_digest.to_string()),
    ];
    let runs = decision.plugins.iter().chain(decision.shadows.iter().map(|shadow| &shadow.run));
    rows.extend(runs.map(|run| Row::new("plugin", format!("{} {} {}", run.id, run.version, run.digest))));
    Section::of_rows(INGREDIENTS, Tone::Plain, rows)
}

/// Everything needed to make a decision again.
pub(super) fn ingredients(record: &Record) -> Section {
    let mut rows = vec![Row::new("decision", record.decision_id.to_string())];
    rows.extend(record.decision.as_ref().map(|decision| Row::new("profile", decision.profile.as_str())));
    rows.extend([
        Row::new("seed", record.seed.get().to_string()),
        Row::new("engine", &record.engine),
        Row::new("time zones", &record.time_zones),
        Row::new("limits", record.limits_digest.to_string()),
        Row::new("policy", record.policy_digest.to_string()),
    ]);
    let pins = record.plugins.iter();
    rows.extend(pins.map(|pin| Row::new("plugin", format!("{} {} {}", pin.id, pin.version, pin.digest))));
    rows.extend(record.rules.iter().map(|rule| Row::new("own rule", rule)));
    rows.push(Row::new("context", record.context_digest.to_string()));
    rows.push(Row::new("answer", record.decision_digest.to_string()));
    Section::of_rows(INGREDIENTS, Tone::Plain, rows)
}

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
