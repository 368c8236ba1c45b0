//! Going on behind the decisions, and their records, that an earlier run left.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek};

use anyhow::{Context as _, Result, bail};
use courtesy_contract::Decision;
use serde::Deserialize;

use super::tally::Tally;
use crate::unfinished::Unfinished;

/// The decisions that an earlier run left.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// How many bytes they fill: whole lines, without what follows the last line end.
    pub(super) bytes: u64,
    /// How many customers of the input still have to be passed over.
    pub(super) left: u64,
    last: Option<Box<Decision>>,
}

/// Sets the files behind the decisions that both of them hold whole, and counts these.
///
/// A process that is killed leaves more in one file than in the other; what only one of them holds is decided again.
///
/// # Errors
/// When a whole line isn't a decision, or the records are of other decisions.
pub(super) fn go_on(
    decisions: &mut Unfinished,
    records: Option<&mut Unfinished>,
    tally: &mut Tally,
) -> Result<Earlier> {
    let named = |file: &Unfinished| file.partial().display().to_string();
    let Some(records) = records else {
        let earlier = self::decisions(decisions.leftovers(), u64::MAX, tally).with_context(|| named(decisions))?;
        decisions.go_on_behind(earlier.bytes)?;
        return Ok(earlier);
    };
    let recorded = Lines::count(records.leftovers(), u64::MAX)?.number;
    let earlier = self::decisions(decisions.leftovers(), recorded, tally).with_context(|| named(decisions))?;
    records.leftovers().rewind()?;
    let kept = Lines::count(records.leftovers(), earlier.left)?;
    if !kept.record(&earlier) {
        bail!("{} doesn't record the decisions in {}; delete both to begin anew", named(records), named(decisions));
    }
    decisions.go_on_behind(earlier.bytes)?;
    records.go_on_behind(kept.bytes)?;
    Ok(earlier)
}

/// Whole lines at a file's start.
#[derive(Default)]
struct Lines {
    number: u64,
    bytes: u64,
    last: Vec<u8>,
}

impl Lines {
    fn count(file: &File, most: u64) -> Result<Self> {
        let mut lines = BufReader::with_capacity(1 << 16, file);
        let (mut counted, mut line) = (Self::default(), Vec::new());
        while counted.number < most {
            line.clear();
            lines.read_until(b'\n', &mut line)?;
            if line.last() != Some(&b'\n') {
                break;
            }
            counted.number += 1;
            counted.bytes += line.len() as u64;
            std::mem::swap(&mut counted.last, &mut line);
        }
        Ok(counted)
    }

    /// Whether the last line records the last decision.
    fn record(&self, earlier: &Earlier) -> bool {
        #[derive(Deserialize)]
        struct Named {
            decision_id: String,
            context_digest: String,
        }
        match &earlier.last {
            None => true,
            Some(last) => serde_json::from_slice::<Named>(&self.last).is_ok_and(|record| {
                last.decision_id == record.decision_id.as_str() && last.context == record.context_digest
            }),
        }
    }
}

/// Counts the decisions in a file, and at most so many.
///
/// # Errors
/// When a whole line isn't a decision.
fn decisions(file: impl Read, most: u64, tally: &mut Tally) -> Result<Earlier> {
    let mut lines = BufReader::with_capacity(1 << 16, file);
    let mut earlier = Earlier::default();
    let mut line = Vec::new();
    while earlier.left < most {
        line.clear();
        lines.read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            break;
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
    Ok(earlier)
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
            ("host", last.engine != again.engine || last.time_zones != again.time_zones),
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
            "profile": "normal", "policy": "sha256:0", "context": format!("sha256:{customer}"), "engine": "courtesy 0.1.0",
            "time_zones": "2026a"
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
        let earlier = decisions(file.as_slice(), u64::MAX, &mut tally).unwrap();
        assert_eq!((earlier.bytes, earlier.left, tally.customers), (whole, 2, 2));
    }

    #[test]
    fn what_only_one_of_both_files_holds_is_decided_again() {
        let folder = tempfile::tempdir().unwrap();
        let open = |name: &str, content: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(folder.path().join(format!("{name}.partial")), content).unwrap();
            Unfinished::open(&path).unwrap()
        };
        let record = |customer: &str| {
            let digest = format!("sha256:{customer}");
            format!(
                "{}\n",
                serde_json::json!({"decision_id": decision(customer).decision_id, "context_digest": digest})
            )
        };
        let mut files = (open("decisions", &left_behind()), open("records", record("c-1").as_bytes()));
        let earlier = go_on(&mut files.0, Some(&mut files.1), &mut Tally::default()).unwrap();
        let kept = |file: &Unfinished| file.leftovers().metadata().unwrap().len();
        assert_eq!((earlier.left, kept(&files.0) < left_behind().len() as u64), (1, true));
        assert_eq!(kept(&files.1), record("c-1").len() as u64);

        let mut files = (open("more", &left_behind()), open("others", record("c-9").as_bytes()));
        let error = go_on(&mut files.0, Some(&mut files.1), &mut Tally::default()).unwrap_err().to_string();
        assert!(error.contains("doesn't record the decisions"), "{error}");
    }

    #[test]
    fn only_the_last_customer_is_decided_for_again() {
        let mut earlier = decisions(left_behind().as_slice(), u64::MAX, &mut Tally::default()).unwrap();
        earlier.pass(|| unreachable!("the first is passed over")).unwrap();
        assert!(earlier.finish().is_err());
        earlier.pass(|| decision("c-2")).unwrap();
        earlier.finish().unwrap();
    }

    #[test]
    fn refuses_to_go_on_with_other_customers() {
        let mut earlier = decisions(left_behind().as_slice(), u64::MAX, &mut Tally::default()).unwrap();
        earlier.pass(|| decision("c-1")).unwrap();
        let error = earlier.pass(|| decision("c-3")).unwrap_err().to_string();
        assert!(error.starts_with("can't go on: the customers changed"), "{error}");
    }

    #[test]
    fn a_line_that_is_no_decision_is_named() {
        let error = decisions(b"{}\n".as_slice(), u64::MAX, &mut Tally::default()).unwrap_err().to_string();
        assert!(error.starts_with("line 1 isn't a decision"), "{error}");
    }
}
