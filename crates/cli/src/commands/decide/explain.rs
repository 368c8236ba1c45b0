//! One customer's decision, told for a person.

use anyhow::{Context as _, Result};
use courtesy_host::Host;

use crate::console::{Console, Ending};
use crate::input::{Input, understand};
use crate::report::evidence::Facts;
use crate::report::story::{Format, Language, Story, Teller};
use crate::report::{self, figures, style, text};

/// Decides for every context of one customer, and shows each decision.
pub(super) fn run(customer: &str, input: Input, host: &Host, console: &mut Console) -> Result<Ending> {
    let teller = Teller::new(Format::Text)?;
    let (mut found, mut unreadable) = (0, 0);
    for piece in input {
        match understand::context(piece.context("the input can't be read to its end")?) {
            Ok(context) if context.customer.reference.as_str() == customer => {
                found += 1;
                let decision = host.decide_blocking(&context);
                let received = |plugin: &_| Facts::received(host, plugin, &context);
                teller.tell(&Story::of_decision(&decision, Language::En, received), console.out)?;
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
