//! The result of replaying one record.

use std::io::{self, Write};

use courtesy_contract::{Record, Timestamp};
use courtesy_host::replay::{Change, Comparison, Replay};
use courtesy_report::{card, figures, style, text};
use serde::Serialize;

use super::difference::{self, DifferingAction, OtherDifference};
use crate::input::parse::Broken;

/// How the replay of one record came out: the host's comparison, or why there was nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ReplayResult {
    Same,
    Equivalent,
    Differs,
    /// Other bytes, and the record lacks the decision, so whether an action differs isn't known.
    OtherBytes,
    NotRun,
    Damaged,
    Unreadable,
}

/// What replaying one record found. It names no customer.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Timestamp>,
    pub(super) result: ReplayResult,
    /// Whether it was decided again.
    #[serde(skip)]
    pub(super) was_run: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actions: Vec<DifferingAction>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    besides: Vec<OtherDifference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) changed: Vec<Changed>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_checked: Vec<&'static str>,
}

/// An ingredient that has changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Changed {
    pub(super) ingredient: String,
    pub(super) then: String,
    pub(super) now: String,
}

impl Finding {
    /// What the host found.
    pub(super) fn of(line: u64, record: &Record, replay: Replay) -> Self {
        let (actions, besides) = match (&record.decision, &replay.decision) {
            (Some(then), Some(now)) if replay.comparison != Comparison::Same => {
                (difference::actions(then, now), difference::besides(then, now))
            }
            _ => (Vec::new(), Vec::new()),
        };
        Self {
            line,
            decision_id: Some(record.decision_id.to_string()),
            as_of: Some(record.as_of),
            result: result(record, replay.comparison),
            was_run: replay.decision.is_some(),
            actions,
            besides,
            changed: replay.changed.into_iter().map(Changed::from).collect(),
            problems: replay.damage,
            not_checked: not_checked(record, replay.comparison),
        }
    }

    /// A line that isn't a record.
    pub(super) fn unreadable(broken: Broken) -> Self {
        Self {
            line: broken.line,
            decision_id: None,
            as_of: None,
            result: ReplayResult::Unreadable,
            was_run: false,
            actions: Vec::new(),
            besides: Vec::new(),
            changed: Vec::new(),
            problems: vec![broken.problem],
            not_checked: Vec::new(),
        }
    }

    /// Adds a problem.
    pub(super) fn with_problem(mut self, problem: String) -> Self {
        self.problems.push(problem);
        self
    }

    /// Whether to show it in the text format.
    pub(super) fn needs_attention(&self) -> bool {
        let calm = matches!(self.result, ReplayResult::Same | ReplayResult::Equivalent | ReplayResult::NotRun);
        !calm || self.has_problems()
    }

    pub(super) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Writes all of it.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (strong, bad, word) = (style::STRONG, style::BAD, self.result.word());
        let id = self.decision_id.as_ref().map_or(String::new(), |id| format!(", {}", text::printable(id)));
        let moment = self.as_of.map_or(String::new(), |at| format!(", {}", figures::moment(at)));
        writeln!(out, "{strong}line {}{strong:#}{id}{moment}: {bad}{word}{bad:#}", self.line)?;
        for problem in &self.problems {
            card::line(out, "problem", problem)?;
        }
        for differing in &self.actions {
            card::line(out, "action", &format!("{} {} by {}", differing.kind, differing.action, differing.plugin))?;
            card::line(out, "  then", &differing.then)?;
            card::line(out, "  now", &differing.now)?;
            if !differing.places.is_empty() {
                card::line(out, "  in", &differing.places.join(", "))?;
            }
        }
        for besides in &self.besides {
            card::line(out, "also", &format!("{}: {} -> {}", besides.place, besides.then, besides.now))?;
        }
        for changed in &self.changed {
            let [then, now] = [&changed.then, &changed.now].map(|text| shortened(text));
            card::line(out, "changed", &format!("{}: {then} -> {now}", changed.ingredient))?;
        }
        for missing in &self.not_checked {
            card::line(out, "not checked", missing)?;
        }
        writeln!(out)
    }
}

impl ReplayResult {
    pub(super) const ALL: [Self; 7] =
        [Self::Same, Self::Equivalent, Self::Differs, Self::OtherBytes, Self::NotRun, Self::Damaged, Self::Unreadable];

    /// The word in JSON.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Equivalent => "equivalent",
            Self::Differs => "differs",
            Self::OtherBytes => "other_bytes",
            Self::NotRun => "not_run",
            Self::Damaged => "damaged",
            Self::Unreadable => "unreadable",
        }
    }
}

impl From<Change> for Changed {
    fn from(change: Change) -> Self {
        Self { ingredient: change.ingredient.to_string(), then: change.then, now: change.now }
    }
}

fn result(record: &Record, comparison: Comparison) -> ReplayResult {
    match comparison {
        Comparison::Same => ReplayResult::Same,
        Comparison::Equivalent => ReplayResult::Equivalent,
        Comparison::NotRun => ReplayResult::NotRun,
        Comparison::Damaged => ReplayResult::Damaged,
        Comparison::Differs if record.decision.is_none() => ReplayResult::OtherBytes,
        // A result that only a later host knows is no reason to trust the record.
        _ => ReplayResult::Differs,
    }
}

/// What can't be checked, because the record lacks it.
fn not_checked(record: &Record, comparison: Comparison) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if comparison == Comparison::NotRun {
        missing.push("whether the decision would be the same: there is no context; supply it with --contexts");
    }
    match (&record.decision, comparison) {
        (None, Comparison::NotRun) => missing.push("the decision against its digest: it isn't in the record"),
        (None, Comparison::Differs) => missing.push("whether an action differs: the decision isn't in the record"),
        _ => {}
    }
    missing
}

/// A digest shortened to its first digits; other texts unchanged.
pub(super) fn shortened(text: &str) -> String {
    const DIGITS: usize = 12;
    if text.is_empty() {
        return "none".to_owned();
    }
    let word = |word: &str| match word.strip_prefix("sha256:") {
        Some(digits) if digits.chars().count() > DIGITS => {
            format!("sha256:{}…", digits.chars().take(DIGITS).collect::<String>())
        }
        _ => word.to_owned(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
