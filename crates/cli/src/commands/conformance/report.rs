//! The report on the terminal: a table of claims, and the faults of those that failed.

use std::io::Write;

use anyhow::Result;
use comfy_table::Color;
use courtesy_report::{figures, style, table, text};

use super::Report;
use super::examination::Examined;
use super::findings::{ClaimResult, Fault, Finding, Measured};
use crate::console::terminal_columns;

/// The longest context that is shown, in characters.
const SHOWN_CHARS: usize = 400;
/// The width of sentences about faults.
const WIDTH: usize = 106;

/// Writes the report.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> Result<()> {
    for (at, plugin) in report.plugins.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_plugin(out, plugin)?;
    }
    if report.plugins.iter().flat_map(|plugin| &plugin.claims).any(could_be_saved) {
        let faint = style::FAINT;
        let remedy = "--save DIR writes the contexts that failed to files, to try with `courtesy run`";
        writeln!(out, "\n{faint}{remedy}{faint:#}")?;
    }
    Ok(())
}

fn could_be_saved(finding: &Finding) -> bool {
    finding.fault.as_ref().is_some_and(|fault| fault.context.is_some() && fault.saved.is_empty())
}

fn write_plugin(out: &mut dyn Write, plugin: &Examined) -> Result<()> {
    let strong = style::STRONG;
    let identity =
        plugin.plugin.as_ref().map_or_else(String::new, |plugin| format!("  {} {}", plugin.id, plugin.version));
    writeln!(out, "{strong}{}{strong:#}{}", text::printable(&plugin.file), text::printable(&identity))?;
    write_claims(out, &plugin.claims)?;
    for (at, finding) in plugin.claims.iter().enumerate() {
        if let Some(fault) = &finding.fault {
            let earlier = plugin.claims[..at].iter().find(|earlier| is_the_same(earlier, fault));
            write_fault(out, finding, fault, earlier)?;
        }
    }
    plugin.measured.as_ref().map_or(Ok(()), |measured| write_measured(out, measured))
}

/// Writes the claims that were reached, and how many weren't.
fn write_claims(out: &mut dyn Write, findings: &[Finding]) -> Result<()> {
    let mut claims = table::with_header(["", "claim", "the plugin ...", "cases", ""], terminal_columns());
    let mut group = "";
    let reached = |finding: &&Finding| finding.result != ClaimResult::NotReached;
    for finding in findings.iter().filter(reached) {
        let (word, colour) = result(finding.result);
        let shown = if finding.group == group { "" } else { finding.group };
        group = finding.group;
        claims.add_row([
            shown.into(),
            finding.claim.name().into(),
            finding.says.into(),
            table::number(figures::count(finding.tried as u64)),
            table::coloured(word, colour),
        ]);
    }
    write!(out, "{}", table::indented(&claims, 2))?;
    let missed = findings.iter().filter(|finding| !reached(finding)).count();
    if missed > 0 {
        writeln!(
            out,
            "  and {} that can't be tested before the plugin loads",
            figures::counted(missed as u64, "claim")
        )?;
    }
    Ok(())
}

fn result(result: ClaimResult) -> (&'static str, Color) {
    match result {
        ClaimResult::Passed => ("passed", Color::Green),
        ClaimResult::Failed => ("failed", Color::Red),
        ClaimResult::Untried => ("untried", Color::Yellow),
        ClaimResult::NotReached => ("not reached", Color::DarkGrey),
    }
}

/// Whether an earlier claim seems to have failed for the same reason.
fn is_the_same(earlier: &Finding, fault: &Fault) -> bool {
    let alike = |earlier: &Fault| earlier.kind == fault.kind && earlier.context == fault.context;
    fault.context.is_some() && earlier.fault.as_ref().is_some_and(alike)
}

fn write_fault(out: &mut dyn Write, finding: &Finding, fault: &Fault, earlier: Option<&Finding>) -> Result<()> {
    let (bad, faint) = (style::BAD, style::FAINT);
    let case = text::printable(&fault.case);
    let share = format!(
        "{} of {}",
        figures::count(finding.failed as u64),
        figures::count(finding.tried.max(finding.failed) as u64)
    );
    writeln!(out, "\n  {bad}{}{bad:#}: {share}, first {case} ({})", finding.claim.name(), fault.kind)?;
    if let Some(earlier) = earlier {
        writeln!(out, "    {faint}same as {}{faint:#}", earlier.claim.name())?;
        return Ok(());
    }
    for line in text::lines(&fault.came_back, WIDTH) {
        writeln!(out, "    {line}")?;
    }
    let context = fault.context.as_ref().map(ToString::to_string);
    if let Some(context) = context.filter(|context| context.chars().count() <= SHOWN_CHARS) {
        writeln!(out, "    {faint}{}{faint:#}", text::printable(&context))?;
    }
    for path in &fault.saved {
        writeln!(out, "    {faint}see {}{faint:#}", text::printable(path))?;
    }
    Ok(())
}

fn write_measured(out: &mut dyn Write, measured: &Measured) -> Result<()> {
    let faint = style::FAINT;
    let share = 100 * measured.fuel / measured.fuel_limit.max(1);
    let untried = match measured.proposing {
        0 => ", so its proposals are untested; use --contexts DIR with contexts for which it proposes something",
        _ => "",
    };
    let lines = [
        format!(
            "{} different inputs; proposed something for {}{untried}",
            figures::count(measured.inputs as u64),
            figures::counted(measured.proposing as u64, "context")
        ),
        format!(
            "at most {} of {} fuel ({share} %, {}), {} of memory, an answer of {}; read up to {}",
            figures::count(measured.fuel),
            figures::count(measured.fuel_limit),
            measured.fuel_case,
            figures::memory(measured.memory_bytes),
            figures::size(measured.answer_bytes as u64),
            figures::memory(measured.read_bytes as u64),
        ),
    ];
    writeln!(out)?;
    for line in lines.iter().flat_map(|line| text::lines(line, WIDTH)) {
        writeln!(out, "  {faint}{line}{faint:#}")?;
    }
    Ok(())
}
