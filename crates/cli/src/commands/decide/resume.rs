//! Going on behind the decisions that an earlier run left.

use std::io::{BufRead, BufReader, Read};

use anyhow::{Result, bail};
use courtesy_contract::Decision;

use super::tally::Tally;

/// The decisions that an earlier run left.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// How many bytes they fill: whole lines, without what follows the last line end.
    pub(super) bytes: u64,
    /// How many customers of the input still have to be passed over.
    pub(super) left: u64,
    last: Option<Box<Decision>>,
}

/// Counts the decisions in a file.
///
/// # Errors
/// When a whole line isn't a decision.
pub(super) fn decisions(file: impl Read, tally: &mut Tally) -> Result<Earlier> {
    let mut lines = BufReader::with_capacity(1 << 16, file);
    let mut earlier = Earlier::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        lines.read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            return Ok(earlier);
        }
        earlier.left += 1;
        let Ok(decision) = serde_json::from_slice::<Decision>(&line) else {
            bail!("line {} isn't a decision; delete the file to begin anew", earlier.left);
        };
        tally.decided(&decision);
        tally.earlier += 1;
        earlier.bytes += line.len() as u64;
        earlier.last = Some(Box::new(decision));
    }
}

impl Earlier {
    /// Passes over one customer of the input, for whom there is a decision already.
    ///
    /// The last one is decided for again: as the same context, plugins and policy always give the same decision, a
    /// difference says that the run to go on with was another one.
    ///
    /// # Errors
    /// When the decisions were made for other customers, with other plugins or under another policy.
    pub(super) fn pass(&mut self, decide: impl FnOnce() -> Decision) -> Result<()> {
        self.left -= 1;
        let Some(last) = self.last.take_if(|_| self.left == 0) else { return Ok(()) };
        let again = decide();
        let plugins = |decision: &Decision| -> Vec<_> {
            decision.plugins.iter().map(|run| (run.id.clone(), run.digest.clone())).collect()
        };
        let changed = [
            ("customers", last.decision_id != again.decision_id || last.context != again.context),
            ("policy", last.policy != again.policy),
            ("plugins", plugins(&last) != plugins(&again)),
            ("host", last.engine != again.engine),
        ];
        match changed.iter().find(|(_, changed)| *changed) {
            Some((what, _)) => bail!("can't go on: the {what} changed since; delete the .partial file to begin anew"),
            None => Ok(()),
        }
    }

    /// Checks at the end of the input that no decision is left over.
    ///
    /// # Errors
    /// When there are more decisions than customers.
    pub(super) fn finish(&self) -> Result<()> {
        if self.left > 0 {
            bail!(
                "can't go on: the input has {} fewer customers than there are decisions; is it the right one?",
                self.left
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(customer: &str) -> Decision {
        serde_json::from_value(serde_json::json!({
            "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "customer": customer, "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "offered": [], "withheld": [], "failures": [], "plugins": [],
            "policy": "sha256:0", "context": format!("sha256:{customer}"), "engine": "courtesy 0.1.0"
        }))
        .unwrap()
    }

    fn left_behind() -> Vec<u8> {
        let mut file = Vec::new();
        for customer in ["c-1", "c-2"] {
            serde_json::to_writer(&mut file, &decision(customer)).unwrap();
            file.push(b'\n');
        }
        file
    }

    #[test]
    fn half_a_line_does_not_count() {
        let mut file = left_behind();
        let whole = file.len() as u64;
        file.extend_from_slice(br#"{"contract":"1.0","deci"#);
        let mut tally = Tally::default();
        let earlier = decisions(file.as_slice(), &mut tally).unwrap();
        assert_eq!((earlier.bytes, earlier.left, tally.customers), (whole, 2, 2));
    }

    #[test]
    fn only_the_last_customer_is_decided_for_again() {
        let mut earlier = decisions(left_behind().as_slice(), &mut Tally::default()).unwrap();
        earlier.pass(|| unreachable!("the first is passed over")).unwrap();
        assert!(earlier.finish().is_err());
        earlier.pass(|| decision("c-2")).unwrap();
        earlier.finish().unwrap();
    }

    #[test]
    fn refuses_to_go_on_with_other_customers() {
        let mut earlier = decisions(left_behind().as_slice(), &mut Tally::default()).unwrap();
        earlier.pass(|| decision("c-1")).unwrap();
        let error = earlier.pass(|| decision("c-3")).unwrap_err().to_string();
        assert!(error.starts_with("can't go on: the customers changed"), "{error}");
    }

    #[test]
    fn a_line_that_is_no_decision_is_named() {
        let error = decisions(b"{}\n".as_slice(), &mut Tally::default()).unwrap_err().to_string();
        assert!(error.starts_with("line 1 isn't a decision"), "{error}");
    }
}
