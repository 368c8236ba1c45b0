//! A summary of many replayed records.

use std::collections::BTreeMap;
use std::io::{self, Write};

use courtesy_host::replay::Ingredient;
use courtesy_report::{figures, style, table, text};

use super::finding::{Changed, Finding, ReplayResult, shortened};
use crate::console::terminal_columns;
use crate::messages;

/// How many different changes are counted separately.
const CHANGES: usize = 100;

/// A summary of many replayed records.
#[derive(Debug, Default)]
pub(super) struct Summary {
    results: BTreeMap<ReplayResult, u64>,
    run: u64,
    changes: BTreeMap<Changed, u64>,
    /// Contexts that aren't the ones decided on. Each has its own digest, so they share one row.
    other_contexts: u64,
    /// Changes beyond those that are counted separately.
    more_changes: u64,
    ends_early: bool,
    found_nothing: bool,
    problems: bool,
}

impl Summary {
    /// Counts one record.
    pub(super) fn count(&mut self, finding: &Finding) {
        *self.results.entry(finding.result).or_default() += 1;
        self.run += u64::from(finding.was_run);
        self.problems |= finding.has_problems();
        let context = Ingredient::Context.to_string();
        for changed in &finding.changed {
            if changed.ingredient == context {
                self.other_contexts += 1;
            } else if let Some(count) = self.changes.get_mut(changed) {
                *count += 1;
            } else if self.changes.len() < CHANGES {
                self.changes.insert(changed.clone(), 1);
            } else {
                self.more_changes += 1;
            }
        }
    }

    /// Notes that the input can't be read to its end.
    pub(super) fn ends_early(&mut self) {
        self.ends_early = true;
    }

    /// How many lines were read, whatever they hold.
    pub(super) fn lines(&self) -> u64 {
        self.results.values().sum()
    }

    /// Notes that the input is empty.
    pub(super) fn finds_nothing(&mut self) {
        self.found_nothing = true;
    }

    /// Whether enough lines that aren't records were listed that this one needn't be.
    pub(super) fn has_named_enough(&self, finding: &Finding) -> bool {
        finding.result == ReplayResult::Unreadable && self.of(ReplayResult::Unreadable) > messages::NAMED
    }

    fn of(&self, result: ReplayResult) -> u64 {
        self.results.get(&result).copied().unwrap_or_default()
    }

    /// Whether every decision is the same, or can't be made again for lack of a context.
    pub(super) fn all_is_well(&self) -> bool {
        let well = |result: &ReplayResult| matches!(result, ReplayResult::Same | ReplayResult::NotRun);
        !self.found_nothing && !self.ends_early && !self.problems && self.results.keys().all(well)
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let strong = style::STRONG;
        let (lines, run) = (figures::counted(self.lines(), "line"), figures::count(self.run));
        writeln!(out, "{strong}Read{strong:#}: {lines}; made again: {run}")?;
        let mut rows = table::with_header(["result", "lines", ""], terminal_columns());
        for result in ReplayResult::ALL {
            let count = self.of(result);
            if count > 0 {
                let cells = [result.word().into(), table::number(figures::count(count)), meaning(result, count).into()];
                rows.add_row(cells);
            }
        }
        if !rows.is_empty() {
            write!(out, "{}", table::indented(&rows, 2))?;
        }
        if self.ends_early {
            let bad = style::BAD;
            writeln!(out, "  {bad}the input can't be read{bad:#} beyond these")?;
        }
        self.write_changes(out)
    }

    fn write_changes(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.changes.is_empty() && self.other_contexts == 0 {
            return Ok(());
        }
        let strong = style::STRONG;
        writeln!(out, "\n{strong}Changed since{strong:#}")?;
        let mut rows = table::with_header(["ingredient", "then", "now", "records"], terminal_columns());
        for (changed, count) in &self.changes {
            let [then, now] = [&changed.then, &changed.now].map(|text| text::printable(&shortened(text)));
            let count = table::number(figures::count(*count));
            rows.add_row([text::printable(&changed.ingredient).into(), then.into(), now.into(), count]);
        }
        if self.other_contexts > 0 {
            let count = table::number(figures::count(self.other_contexts));
            rows.add_row([Ingredient::Context.to_string().into(), "the original".into(), "another".into(), count]);
        }
        write!(out, "{}", table::indented(&rows, 2))?;
        if self.more_changes > 0 {
            let (faint, more) = (style::FAINT, figures::count(self.more_changes));
            writeln!(out, "  {faint}and {more} more; --format ndjson has all{faint:#}")?;
        }
        Ok(())
    }
}

fn meaning(result: ReplayResult, lines: u64) -> &'static str {
    match result {
        ReplayResult::Same => "identical bytes",
        ReplayResult::Equivalent => "every action is the same, but an ingredient or a cost has changed",
        ReplayResult::Differs => "an action or a failure differs; see above",
        ReplayResult::OtherBytes => "the bytes differ; the record no longer has the decision to compare actions",
        ReplayResult::NotRun => "the record no longer has a context; what is left was checked",
        ReplayResult::Damaged => "the record contradicts its own digests; see above",
        ReplayResult::Unreadable if lines > messages::NAMED => "not a record; the first ones are listed above",
        ReplayResult::Unreadable => "not a record; see above",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::parse::Broken;

    fn written(changes: impl IntoIterator<Item = (&'static str, u32)>) -> String {
        let mut summary = Summary::default();
        for (ingredient, now) in changes {
            let mut finding = Finding::unreadable(Broken { line: 1, problem: String::new() });
            let ingredient = ingredient.to_owned();
            finding.changed = vec![Changed { ingredient, then: "sha256:0".into(), now: format!("sha256:{now:064}") }];
            summary.count(&finding);
        }
        let mut out = Vec::new();
        summary.write_changes(&mut out).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn contexts_from_elsewhere_are_one_row_that_hides_no_other() {
        let written = written((0..150).map(|now| ("context", now)).chain([("policy", 7)]));
        let rows: Vec<Vec<&str>> = written.lines().skip(3).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows[0][0], "policy", "{written}");
        assert_eq!(rows[1], ["context", "the", "original", "another", "150"], "{written}");
        assert!(rows.len() == 2 && written.matches("sha256").count() == 2, "{written}");
    }

    #[test]
    fn changes_that_have_no_row_are_counted() {
        let written = written((0..120).chain(110..120).map(|now| ("policy", now)));
        assert_eq!(written.matches("policy").count(), CHANGES);
        assert!(written.ends_with("\n  and 30 more; --format ndjson has all\n"), "{written}");
    }
}
