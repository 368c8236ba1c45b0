//! One customer's decision as a card.

use std::io::{self, Write};

use anyhow::{Context as _, Result};
use courtesy_contract::{Context, Decision, Offered, Slug, Withheld};
use courtesy_host::Host;
use serde_json::Value;

use super::input::Input;
use super::pipeline::understand;
use crate::console::{Console, Ending};
use crate::report::{self, card, evidence, figures, style, text};

/// Decides for every context of one customer, and shows each decision.
pub(super) fn run(customer: &str, input: Input, host: &Host, console: &mut Console) -> Result<Ending> {
    let (mut found, mut unreadable) = (0, 0);
    for piece in input {
        match understand(piece.context("the input can't be read to its end")?) {
            Ok(context) if context.customer.reference.as_str() == customer => {
                found += 1;
                write(console.out, host, &context)?;
            }
            Ok(_) => {}
            Err(_) => unreadable += 1,
        }
    }
    if found > 0 {
        return Ok(Ending::Fine);
    }
    let bad = style::BAD;
    writeln!(console.err, "{bad}no customer{bad:#} in the input has the reference {}", text::printable(customer))?;
    if unreadable > 0 {
        let lines = figures::counted(unreadable, "context");
        report::remark(console.err, &format!("{lines} can't be read; without --explain they are named"))?;
    }
    Ok(Ending::Failed)
}

fn write(out: &mut dyn Write, host: &Host, context: &Context) -> io::Result<()> {
    let decision = host.decide_blocking(context);
    let strong = style::STRONG;
    let customer = text::printable(decision.customer.as_str());
    writeln!(out, "{strong}{customer}{strong:#}, {}, {}", decision.hook, figures::moment(decision.as_of))?;
    write_offered(out, &decision, |plugin| evidence::received(host, plugin, context))?;
    write_withheld(out, &decision, |plugin| evidence::received(host, plugin, context))?;
    write_failures(out, &decision)?;
    write_asked(out, &decision)
}

fn write_offered(out: &mut dyn Write, decision: &Decision, received: impl Fn(&Slug) -> Value) -> io::Result<()> {
    heading(out, "Offered", decision.offered.len())?;
    for (place, offered) in decision.offered.iter().enumerate() {
        let (kind, faint) = (style::KIND, style::FAINT);
        writeln!(
            out,
            "\n{:>3} {kind}{}{kind:#} {faint}by {}{faint:#}",
            place + 1,
            offered.action.kind(),
            offered.plugin
        )?;
        card::action(out, &offered.action, &received(&offered.plugin))?;
        write_offer(out, offered)?;
    }
    Ok(())
}

fn write_withheld(out: &mut dyn Write, decision: &Decision, received: impl Fn(&Slug) -> Value) -> io::Result<()> {
    heading(out, "Withheld", decision.withheld.len())?;
    for withheld in &decision.withheld {
        let (kind, faint) = (style::KIND, style::FAINT);
        writeln!(out, "\n  - {kind}{}{kind:#} {faint}by {}{faint:#}", withheld.action.kind(), withheld.plugin)?;
        write_refusal(out, withheld)?;
        card::action(out, &withheld.action, &received(&withheld.plugin))?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, name: &str, number: usize) -> io::Result<()> {
    let strong = style::STRONG;
    let number = if number == 0 { "nothing".to_owned() } else { figures::counted(number as u64, "action") };
    writeln!(out, "\n{strong}{name}{strong:#}: {number}")
}

fn write_offer(out: &mut dyn Write, offered: &Offered) -> io::Result<()> {
    let over = offered.channel.map_or(String::new(), |channel| format!(" over {channel}"));
    card::line(out, "send", &format!("{}{over}", figures::moment(offered.send_at)))?;
    let factors = &offered.factors;
    let product = [factors.propensity, factors.context, factors.value, factors.lever].map(figures::millionths);
    let [propensity, context, value, lever] = product;
    let rank = figures::millionths(offered.priority);
    card::line(
        out,
        "rank",
        &format!("{rank} = propensity {propensity} x context {context} x value {value} x lever {lever}"),
    )
}

fn write_refusal(out: &mut dyn Write, withheld: &Withheld) -> io::Result<()> {
    let until = withheld.until_at.map_or(String::new(), |at| format!(" until {}", figures::moment(at)));
    card::line(
        out,
        "is",
        &format!("{}{until} by the rule {}: {}", withheld.disposition, withheld.rule, withheld.explanation),
    )
}

fn write_failures(out: &mut dyn Write, decision: &Decision) -> io::Result<()> {
    if decision.failures.is_empty() {
        return Ok(());
    }
    let bad = style::BAD;
    writeln!(out, "\n{bad}Failed{bad:#}")?;
    for failure in &decision.failures {
        card::line(out, failure.plugin.as_str(), &format!("{}: {}", failure.kind, failure.detail))?;
        for violation in &failure.violations {
            card::line(out, "", &format!("{}: {}", violation.at, violation.message))?;
        }
    }
    Ok(())
}

fn write_asked(out: &mut dyn Write, decision: &Decision) -> io::Result<()> {
    let strong = style::STRONG;
    writeln!(out, "\n{strong}Asked{strong:#}")?;
    for run in &decision.plugins {
        let fuel = figures::count(run.fuel);
        card::line(
            out,
            run.id.as_str(),
            &format!("{}, {fuel} fuel, {}", run.version, figures::memory(run.memory_bytes)),
        )?;
        for note in &run.log {
            card::line(out, "", note)?;
        }
    }
    writeln!(out)
}
