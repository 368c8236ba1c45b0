//! Lines of JSON: one a day, one for each finding, and the totals at the end.

use std::io::{self, Write};

use courtesy_analysis::simulated::{Day, Finding, Setup, Simulated, Totals};
use serde::Serialize;

/// The side that a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// The only policy, or the first of two.
    A,
    /// The second policy.
    B,
}

/// A line, tagged with its type.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'l> {
    Day {
        side: Label,
        #[serde(flatten)]
        day: &'l Day,
    },
    Finding {
        side: Label,
        #[serde(flatten)]
        finding: &'l Finding,
    },
    Totals {
        complete: bool,
        setup: &'l Setup,
        sides: Vec<Side<'l>>,
    },
}

#[derive(Debug, Serialize)]
struct Side<'l> {
    side: Label,
    #[serde(flatten)]
    setup: &'l courtesy_analysis::compare::Setup,
    totals: &'l Totals,
}

/// Writes a day as a line of JSON of type `day`.
///
/// # Errors
/// If `out` can't be written.
pub fn write_day_line(out: &mut dyn Write, side: Label, day: &Day) -> io::Result<()> {
    write(out, &Line::Day { side, day })
}

/// Writes a finding as a line of JSON of type `finding`.
///
/// # Errors
/// If `out` can't be written.
pub fn write_finding_line(out: &mut dyn Write, side: Label, finding: &Finding) -> io::Result<()> {
    write(out, &Line::Finding { side, finding })
}

/// Writes the totals of each side as a line of JSON of type `totals`.
///
/// # Errors
/// If `out` can't be written.
pub fn write_totals_line(out: &mut dyn Write, simulated: &Simulated) -> io::Result<()> {
    let complete = simulated.sides.iter().all(|(_, run)| run.is_complete);
    let sides = [Label::A, Label::B].into_iter().zip(&simulated.sides);
    let sides = sides.map(|(side, (setup, run))| Side { side, setup, totals: &run.totals }).collect();
    write(out, &Line::Totals { complete, setup: &simulated.setup, sides })
}

fn write(out: &mut dyn Write, line: &Line) -> io::Result<()> {
    let mut json = serde_json::to_vec(line)?;
    json.push(b'\n');
    out.write_all(&json)
}

#[cfg(test)]
mod tests {
    use super::super::testing::simulated;
    use super::*;

    #[test]
    fn each_line_has_its_type_and_side() {
        let simulated = simulated(1);
        let (_, run) = &simulated.sides[0];
        let mut out = Vec::new();
        write_day_line(&mut out, Label::A, &run.days[0]).unwrap();
        write_finding_line(&mut out, Label::A, &run.findings[0]).unwrap();
        write_totals_line(&mut out, &simulated).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
