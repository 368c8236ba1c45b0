//! Explains the decisions for some customers.

use std::io::Write;

use anyhow::Result;
use courtesy_analysis::Clock;
use courtesy_contract::Context;
use courtesy_host::Host;
use courtesy_report::explanation::{Costs, ExplainedDecision, ExplanationWriter, Format};
use courtesy_report::{style, text};

use crate::console::{Console, Ending};
use crate::input::Input;
use crate::input::later::LaterFacts;
use crate::input::unknown::UnknownKeys;
use crate::input::unreadable::Unreadable;
use crate::{facts, messages};

/// Decides for every context of some customers, and explains each decision.
pub(super) fn run(
    customers: &[String],
    input: Input,
    host: &Host,
    unknown: &UnknownKeys,
    console: &mut Console,
) -> Result<Ending> {
    let mut writer = ExplanationWriter::new(Format::Text, Console::layout(), Costs::AtTheEnd)?;
    let mut missing: Vec<&String> = customers.iter().collect();
    let (mut unreadable, later, mut is_cut) = (Unreadable::default(), LaterFacts::default(), false);
    for piece in input {
        let piece = match piece {
            Ok(piece) => piece,
            Err(fault) => {
                is_cut = true;
                messages::input_error(console.err, &fault)?;
                break;
            }
        };
        let line = piece.line();
        match unknown.context(piece) {
            Ok(context) if customers.iter().any(|customer| is_about(&context, customer)) => {
                later.note(line, &context);
                missing.retain(|customer| !is_about(&context, customer));
                writer.write(&explained(host, &context), console.out)?;
            }
            Ok(_) => {}
            Err(broken) if unreadable.note(broken.line, &broken.problem) => {
                messages::unreadable_line(console.err, broken.line, &broken.problem)?;
            }
            Err(_) => {}
        }
    }
    writer.end(console.out)?;
    unreadable.report(console.err)?;
    later.report(console.err)?;
    report_missing(&missing, console.err)?;
    Ok(if missing.is_empty() && unreadable.count() == 0 && !is_cut { Ending::Fine } else { Ending::Failed })
}

fn is_about(context: &Context, customer: &str) -> bool {
    context.customer.reference.as_str() == customer
}

fn explained(host: &Host, context: &Context) -> ExplainedDecision {
    let decision = host.decide_blocking(context);
    let received = |plugin: &_| facts::received(host, plugin, context);
    let clock = Clock::of(&context.customer);
    ExplainedDecision::of_decision(&decision, "en", &clock, received).knowing(&facts::known(context), &clock)
}

fn report_missing(missing: &[&String], err: &mut dyn Write) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let (bad, missing) = (style::BAD, text::printable(&text::either(missing)));
    Ok(writeln!(err, "{bad}no customer{bad:#} in the input has the reference {missing}")?)
}
