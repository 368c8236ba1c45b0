//! Explains the decisions for one customer.

use anyhow::Result;
use courtesy_analysis::Clock;
use courtesy_host::Host;
use courtesy_report::explanation::{ExplainedDecision, ExplanationWriter, Format};
use courtesy_report::{style, text};

use crate::console::{Console, Ending};
use crate::input::Input;
use crate::input::unknown::UnknownKeys;
use crate::{facts, messages};

/// Decides for every context of one customer, and explains each decision.
pub(super) fn run(
    customer: &str,
    input: Input,
    host: &Host,
    unknown: &UnknownKeys,
    console: &mut Console,
) -> Result<Ending> {
    let writer = ExplanationWriter::new(Format::Text, Console::layout())?;
    let (mut found, mut unreadable) = (0, 0);
    for piece in input {
        let piece = match piece {
            Ok(piece) => piece,
            Err(fault) => {
                unreadable += 1;
                messages::input_error(console.err, &fault)?;
                break;
            }
        };
        match unknown.context(piece) {
            Ok(context) if context.customer.reference.as_str() == customer => {
                found += 1;
                let decision = host.decide_blocking(&context);
                let received = |plugin: &_| facts::received(host, plugin, &context);
                let clock = Clock::of(&context.customer);
                writer.write(&ExplainedDecision::of_decision(&decision, "en", &clock, received), console.out)?;
            }
            Ok(_) => {}
            Err(broken) => {
                unreadable += 1;
                messages::unreadable_line(console.err, broken.line, &broken.problem)?;
            }
        }
    }
    if found == 0 {
        let bad = style::BAD;
        writeln!(console.err, "{bad}no customer{bad:#} in the input has the reference {}", text::printable(customer))?;
    }
    Ok(if found > 0 && unreadable == 0 { Ending::Fine } else { Ending::Failed })
}
