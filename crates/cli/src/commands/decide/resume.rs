//! Resumes after the decisions, and their records, that an earlier run left.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use anyhow::{Context as _, Result, bail};
use courtesy_contract::{Decision, Digest};
use courtesy_host::{Host, replay};
use courtesy_report::figures;
use serde::Deserialize;

use super::customer::Customer;
use crate::files::{self, Unfinished};

/// What an earlier run left, read alongside the input: a decision for each customer, and its record if there are any.
///
/// A process that is killed leaves more in one file than in the other; what only one of them holds is decided again.
pub(super) struct Earlier {
    decisions: Lines,
    records: Option<Lines>,
}

impl Earlier {
    /// Starts to read what is left.
    ///
    /// # Errors
    /// If it can't be read.
    pub(super) fn of(decisions: &Unfinished, records: Option<&Unfinished>) -> Result<Self> {
        Ok(Self { decisions: Lines::of(decisions)?, records: records.map(Lines::of).transpose()? })
    }

    /// The earlier decision for a customer; `None` if the earlier run didn't get that far.
    ///
    /// Nothing is run for it: the same context, plugins and policy always give the same decision, and a decision names
    /// all of them by their digests.
    ///
    /// # Errors
    /// If the decision was made for another customer or with other ingredients, or isn't the recorded one.
    pub(super) fn skip(&mut self, customer: &Customer, host: &Host) -> Result<Option<Decision>> {
        let Some(decision) = self.next()? else { return Ok(None) };
        let (line, place) = (customer.line, self.decisions.place());
        let remedy = format!("undo that, or delete {} to start again", self.named());
        if decision.decision_id != customer.context.decision_id {
            bail!("can't resume: line {line} of the input has a different `decision_id` from {place}; {remedy}");
        }
        if Some(decision.context_digest) != customer.digest {
            bail!("can't resume: the context on line {line} of the input has changed since {place}; {remedy}");
        }
        if let Some(change) = host.changed_since(&decision).first() {
            bail!("can't resume: the {} changed since {place}; {remedy}", change.ingredient);
        }
        Ok(Some(decision))
    }

    /// Checks at the end of the input that no decision is left over.
    ///
    /// # Errors
    /// If there are more decisions than customers.
    pub(super) fn finish(&mut self) -> Result<()> {
        let mut over = 0_u64;
        while self.next()?.is_some() {
            over += 1;
        }
        match over {
            0 => Ok(()),
            _ => bail!(
                "can't resume: {} than customers in the input; is it the right input?",
                figures::counted(over, "more decision")
            ),
        }
    }

    /// How many bytes the skipped decisions take up.
    pub(super) fn decisions_bytes(&self) -> u64 {
        self.decisions.bytes
    }

    /// How many bytes their records take up.
    pub(super) fn records_bytes(&self) -> u64 {
        self.records.as_ref().map_or(0, |records| records.bytes)
    }

    /// The next whole decision that has a record, if there are any.
    fn next(&mut self) -> Result<Option<Decision>> {
        if !self.decisions.read()? {
            return Ok(None);
        }
        if let Some(records) = &mut self.records
            && !records.read()?
        {
            return Ok(None);
        }
        let Ok(decision) = serde_json::from_slice::<Decision>(&self.decisions.line) else {
            bail!("{} isn't a decision; write to another file, or move this one away", self.decisions.place());
        };
        if let Some(records) = &mut self.records {
            if !records.record(&decision) {
                let (record, decision) = (records.place(), self.decisions.place());
                bail!("{record} doesn't record the decision in {decision}; delete both files to start again");
            }
            records.take();
        }
        self.decisions.take();
        Ok(Some(decision))
    }

    fn named(&self) -> String {
        match &self.records {
            None => self.decisions.name.clone(),
            Some(records) => format!("{} and {}", self.decisions.name, records.name),
        }
    }
}

/// The whole lines of a file.
struct Lines {
    file: BufReader<File>,
    name: String,
    /// The last line that was read, with its line break.
    line: Vec<u8>,
    number: u64,
    /// How many bytes the lines that were taken take up.
    bytes: u64,
}

impl Lines {
    fn of(file: &Unfinished) -> Result<Self> {
        let name = file.partial().display().to_string();
        let file = file.leftovers().with_context(|| format!("can't read {name}"))?;
        Ok(Self { file: BufReader::with_capacity(1 << 16, file), name, line: Vec::new(), number: 0, bytes: 0 })
    }

    /// Reads the next line; `false` if there is no whole one.
    fn read(&mut self) -> Result<bool> {
        self.line.clear();
        self.number += 1;
        let most = files::DOCUMENT_MAX_BYTES;
        let read: io::Result<usize> = self.file.by_ref().take(most).read_until(b'\n', &mut self.line);
        let read = read.with_context(|| format!("can't read {}", self.name))?;
        if read as u64 == most {
            bail!(
                "{} is longer than any decision or record; move that file away, or write to another one",
                self.place()
            );
        }
        Ok(self.line.last() == Some(&b'\n'))
    }

    /// Counts the last line that was read as one to keep.
    fn take(&mut self) {
        self.bytes += self.line.len() as u64;
    }

    /// Whether the last line that was read records a decision.
    fn record(&self, decision: &Decision) -> bool {
        #[derive(Deserialize)]
        struct Named {
            context_digest: Digest,
            decision_digest: Digest,
        }
        serde_json::from_slice::<Named>(&self.line).is_ok_and(|record| {
            record.context_digest == decision.context_digest
                && record.decision_digest == replay::decision_digest(decision)
        })
    }

    fn place(&self) -> String {
        format!("line {} of {}", self.number, self.name)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use courtesy_contract::Context;

    use super::*;

    /// A customer in a line of the input, as nobody decides for.
    fn customer(line: u64, reference: &str) -> Customer {
        let context: Context = serde_json::from_value(serde_json::json!({
            "contract": "1.0", "decision_id": format!("0192f1c6-8d0e-7b5a-9a53-{line:012}"), "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": reference}
        }))
        .unwrap();
        Customer { line, json_bytes: 0, digest: Some(replay::context_digest(&context)), context }
    }

    fn host(policy: &str) -> Host {
        Host::builder().policy(courtesy_host::read::policy(policy).unwrap()).build().unwrap()
    }

    /// The decisions, or the records, on `c-1` and `c-2`.
    fn left_behind(recorded: bool) -> Vec<u8> {
        let mut lines = Vec::new();
        for line in [1, 2] {
            let context = customer(line, &format!("c-{line}")).context;
            let record = host("").record_blocking(&context, &courtesy_host::Breakers::new());
            match recorded {
                true => serde_json::to_writer(&mut lines, &record).unwrap(),
                false => serde_json::to_writer(&mut lines, &record.decision).unwrap(),
            }
            lines.push(b'\n');
        }
        lines
    }

    fn open(folder: &Path, name: &str, content: &[u8]) -> Unfinished {
        std::fs::write(folder.join(format!("{name}.partial")), content).unwrap();
        Unfinished::resume(folder.join(name)).unwrap()
    }

    fn earlier(decisions: &[u8], records: Option<&[u8]>) -> Earlier {
        let folder = tempfile::tempdir().unwrap();
        let records = records.map(|records| open(folder.path(), "records", records));
        Earlier::of(&open(folder.path(), "decisions", decisions), records.as_ref()).unwrap()
    }

    fn refused(passed: Result<Option<Decision>>) -> String {
        let error = passed.unwrap_err().to_string();
        assert!(error.starts_with("can't resume: "), "{error}");
        error
    }

    #[test]
    fn half_a_line_does_not_count() {
        let mut file = left_behind(false);
        let whole = file.len() as u64;
        file.extend_from_slice(br#"{"contract":"1.0","deci"#);
        let (mut earlier, host) = (earlier(&file, None), host(""));
        for line in [1, 2] {
            assert!(earlier.skip(&customer(line, &format!("c-{line}")), &host).unwrap().is_some());
        }
        assert!(earlier.skip(&customer(3, "c-3"), &host).unwrap().is_none());
        assert_eq!(earlier.decisions_bytes(), whole);
    }

    #[test]
    fn what_only_one_of_both_files_holds_is_decided_again() {
        let (decisions, records) = (left_behind(false), left_behind(true));
        let first = records.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let (mut earlier, host) = (earlier(&decisions, Some(&records[..first])), host(""));
        assert!(earlier.skip(&customer(1, "c-1"), &host).unwrap().is_some());
        assert!(earlier.skip(&customer(2, "c-2"), &host).unwrap().is_none());
        assert!(earlier.decisions_bytes() < decisions.len() as u64);
        assert_eq!(earlier.records_bytes(), first as u64);
    }

    #[test]
    fn records_of_other_decisions_are_never_gone_on_with() {
        let (decisions, records) = (left_behind(false), left_behind(true));
        let first = records.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let swapped = [&records[first..], &records[..first]].concat();
        let error = earlier(&decisions, Some(&swapped)).skip(&customer(1, "c-1"), &host("")).unwrap_err().to_string();
        assert!(error.contains("decisions.partial") && error.contains("doesn't record the decision"), "{error}");
    }

    #[test]
    fn every_customer_has_to_be_the_one_who_was_decided_for() {
        let host = host("");
        let skip = |line, reference| earlier(&left_behind(false), None).skip(&customer(line, reference), &host);
        assert!(refused(skip(1, "c-9")).contains("the context on line 1 of the input has changed since line 1 of"));
        assert!(refused(skip(2, "c-2")).contains("line 2 of the input has a different `decision_id` from line 1 of"));
    }

    #[test]
    fn every_decision_has_to_be_of_todays_policy() {
        let crisis = host("profile = \"crisis\"");
        let message = refused(earlier(&left_behind(false), None).skip(&customer(1, "c-1"), &crisis));
        assert!(message.contains("the policy changed since line 1 of"), "{message}");
    }

    #[test]
    fn decisions_about_customers_who_are_gone_are_counted() {
        let mut earlier = earlier(&left_behind(false), None);
        earlier.skip(&customer(1, "c-1"), &host("")).unwrap();
        let message = earlier.finish().unwrap_err().to_string();
        assert!(message.contains("1 more decision than"), "{message}");
    }

    #[test]
    fn a_line_that_is_no_decision_is_named_and_stays() {
        let message = earlier(b"{}\n", None).skip(&customer(1, "c-1"), &host("")).unwrap_err().to_string();
        assert!(
            message.starts_with("line 1 of ") && message.contains("decisions.partial isn't a decision"),
            "{message}"
        );
    }
}
