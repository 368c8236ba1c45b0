//! One customer's decision, told for a person.

use anyhow::Result;
use courtesy_host::Host;

use crate::console::{Console, Ending};
use crate::input::Input;
use crate::input::unknown::UnknownKeys;
use crate::report::clock::Clock;
use crate::report::evidence::Facts;
use crate::report::story::{Format, Story, Teller};
use crate::report::{self, style, text};

/// Decides for every context of one customer, and shows each decision.
pub(super) fn run(
    customer: &str,
    input: Input,
    host: &Host,
    unknown: &UnknownKeys,
    console: &mut Console,
) -> Result<Ending> {
    let teller = Teller::new(Format::Text)?.for_stdout();
    let (mut found, mut unreadable) = (0, 0);
    for piece in input {
        let piece = match piece {
            Ok(piece) => piece,
            Err(fault) => {
                unreadable += 1;
                report::broken_off(console.err, &fault)?;
                break;
            }
        };
        match unknown.context(piece) {
            Ok(context) if context.customer.reference.as_str() == customer => {
                found += 1;
                let decision = host.decide_blocking(&context);
                let received = |plugin: &_| Facts::received(host, plugin, &context);
                let clock = Clock::of(&context.customer);
                teller.tell(&Story::of_decision(&decision, "en", &clock, received), console.out)?;
            }
            Ok(_) => {}
            Err(broken) => {
                unreadable += 1;
                report::broken_line(console.err, broken.line, &broken.problem)?;
            }
        }
    }
    if found == 0 {
        let bad = style::BAD;
        writeln!(console.err, "{bad}no customer{bad:#} in the input has the reference {}", text::printable(customer))?;
    }
    Ok(if found > 0 && unreadable == 0 { Ending::Fine } else { Ending::Failed })
}
