//! `courtesy outcomes`

mod reading;
mod set_aside;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use courtesy_analysis::outcomes::{Confidence, Decisions, Findings};
use courtesy_report::outcomes::{write_markdown, write_ndjson, write_text};

use self::reading::Reading;
use crate::console::{Console, Ending};
use crate::files::Guard;

/// Reports the outcomes of offered actions, and the effect of experiments
///
/// Joins outcome records, one JSON document per line, with the decisions they name. For each plugin and kind of action
/// it reports how many actions were offered, and how many of those were delivered, accepted, dismissed, complained
/// about, or failed; for each experiment, how many treated and how many held-out customers met the goal. Every share
/// has a confidence interval, and so has every difference. If the interval of a difference contains 0, the difference
/// isn't significant.
///
/// Experiments are analysed by intention to treat: each customer counts once, in the group they were assigned to,
/// whatever they received, and what counts is whether they met the goal after the experiment's first decision about
/// them.
///
/// Lines that can't be read or joined are listed, counted, and left out of every share: outcomes of unknown decisions
/// or actions, of withheld actions, from before the decision, or of erased decisions; lines that are unreadable or
/// truncated; and repeated lines.
///
/// Exit status: 1 if an input is empty, or lines were left out for any reason other than repetition or erasure.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy outcomes --records records.ndjson outcomes.ndjson
  courtesy outcomes --records monday.ndjson.zst --records tuesday.ndjson.zst outcomes.ndjson.gz
  courtesy outcomes --records records.ndjson outcomes.ndjson --format markdown > report.md

Sources:
  E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22 (1927), 209-212
  R. G. Newcombe, Interval estimation for the difference between independent proportions:
    comparison of eleven methods, Statistics in Medicine 17 (1998), 873-890, method 10")]
pub(crate) struct Outcomes {
    /// Decisions from `courtesy decide`, with or without --records; can be repeated; `-` is stdin
    #[arg(long, value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    records: Vec<PathBuf>,
    /// The outcomes; `-` is stdin
    #[arg(required = true, value_name = "OUTCOMES", value_hint = ValueHint::FilePath)]
    outcomes: Vec<PathBuf>,
    /// The confidence level of the intervals, from 0.5 to 0.9999
    #[arg(long, value_name = "LEVEL", default_value = "0.95", value_parser = confidence)]
    confidence: Confidence,
    /// The output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for a person
    Text,
    /// A line of JSON for each finding
    Ndjson,
    /// Tables for a document
    Markdown,
}

/// Parses the confidence level.
pub(super) fn confidence(level: &str) -> Result<Confidence, &'static str> {
    let confidence = level.parse().ok().and_then(Confidence::of_level);
    confidence.ok_or("write a number from 0.5 to 0.9999, such as 0.95")
}

pub(crate) fn run(outcomes: &Outcomes, console: &mut Console) -> Result<Ending> {
    Guard::of_inputs(outcomes.records.iter().chain(&outcomes.outcomes))?;
    let (mut decisions, mut reading) = (Decisions::default(), Reading::default());
    for path in &outcomes.records {
        reading.records(path, &mut decisions, console)?;
    }
    for path in &outcomes.outcomes {
        reading.outcomes(path, &mut decisions, console)?;
    }
    reading.set_aside.sum_up(console.err)?;
    let findings = Findings::of(&decisions, reading.outcomes, reading.set_aside.rows(), outcomes.confidence);
    match outcomes.format {
        Format::Text => write_text(console.out, &findings, Console::layout())?,
        Format::Ndjson => write_ndjson(console.out, &findings)?,
        Format::Markdown => write_markdown(console.out, &findings)?,
    }
    Ok(if reading.set_aside.has_faults() { Ending::Failed } else { Ending::Fine })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_a_number_with_a_point() {
        assert_eq!(confidence("0.95").unwrap().level(), 0.95);
        for wrong in ["0.49", "1", "95", "-0.95", "NaN", "inf", "", "0,95"] {
            assert!(confidence(wrong).is_err(), "{wrong}");
        }
    }
}
