//! What came of running many records again.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::finding::{Changed, Finding, Judgement, shortened};
use crate::report::{figures, style, table, text};

/// So many different changes are counted one by one.
const CHANGES: usize = 100;

/// What came of running many records again.
#[derive(Debug, Default)]
pub(super) struct Summary {
    judgements: BTreeMap<Judgement, u64>,
    changes: BTreeMap<Changed, u64>,
    breaks_off: bool,
    problems: bool,
}

impl Summary {
    /// Counts one record.
    pub(super) fn count(&mut self, finding: &Finding) {
        *self.judgements.entry(finding.verdict).or_default() += 1;
        self.problems |= finding.has_problems();
        for changed in &finding.changed {
            if let Some(count) = self.changes.get_mut(changed) {
                *count += 1;
            } else if self.changes.len() < CHANGES {
                self.changes.insert(changed.clone(), 1);
            }
        }
    }

    /// The input can't be read to its end.
    pub(super) fn breaks_off(&mut self) {
        self.breaks_off = true;
    }

    /// How many records there were.
    pub(super) fn records(&self) -> u64 {
        self.judgements.values().sum()
    }

    /// Whether every decision is the same, or wasn't run because there was no context.
    pub(super) fn all_is_well(&self) -> bool {
        let well = |judgement: &Judgement| matches!(judgement, Judgement::Same | Judgement::NotRun);
        !self.breaks_off && !self.problems && self.judgements.keys().all(well)
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let strong = style::STRONG;
        writeln!(out, "{strong}Run again{strong:#}: {}", figures::counted(self.records(), "record"))?;
        let mut rows = table::with_header(["verdict", "records", ""]);
        for judgement in Judgement::ALL {
            if let Some(count) = self.judgements.get(&judgement) {
                let count = table::number(figures::count(*count));
                rows.add_row([judgement.word().into(), count, meaning(judgement).into()]);
            }
        }
        if !rows.is_empty() {
            write!(out, "{}", table::indented(&rows, 2))?;
        }
        if self.breaks_off {
            let bad = style::BAD;
            writeln!(out, "  {bad}the input breaks off{bad:#} behind these")?;
        }
        self.write_changes(out)
    }

    fn write_changes(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.changes.is_empty() {
            return Ok(());
        }
        let strong = style::STRONG;
        writeln!(out, "\n{strong}Changed since{strong:#}")?;
        let mut rows = table::with_header(["ingredient", "then", "now", "records"]);
        for (changed, count) in &self.changes {
            let [then, now] = [&changed.then, &changed.now].map(|text| text::printable(&shortened(text)));
            let count = table::number(figures::count(*count));
            rows.add_row([text::printable(&changed.ingredient).into(), then.into(), now.into(), count]);
        }
        write!(out, "{}", table::indented(&rows, 2))
    }
}

fn meaning(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Same => "the same bytes",
        Judgement::Equivalent => "the same is offered and withheld; an ingredient or a cost has changed",
        Judgement::Differs => "something fares otherwise; see above",
        Judgement::NotRun => "there is no context any more; what is left was checked",
        Judgement::Damaged => "it contradicts its own fingerprints; see above",
        Judgement::Unreadable => "it isn't a record; see above",
    }
}
