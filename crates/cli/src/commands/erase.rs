//! `courtesy erase`

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueHint};
use courtesy_report::{figures, style, text};
use serde::de::IgnoredAny;

use crate::console::{Console, Ending};
use crate::files::{self, Destination, Draft, Guard};
use crate::input::ahead::{Ahead, Interrupted};
use crate::input::parse::{self, Broken};
use crate::input::{Empty, Input, Kind, Piece};
use crate::interruption;
use crate::messages;

/// Erases a customer's personal data from a file of records
///
/// Removes the context and the decision from each record about the customer. Their digests and the ingredients stay, so
/// that `courtesy replay` can still check the record. All other records stay as they are. The new file is NDJSON, and
/// may be the file that is read: it is replaced in one step once everything is written. FILE.partial, which a stopped
/// run of `courtesy decide` may have left, and copies under other names aren't touched, but are listed.
///
/// An unreadable line may hold anybody's data, so nothing is written while there is one, unless --drop-unreadable
/// leaves such lines out. Nothing is ever written from an input that can't be read to its end: the missing part may be
/// about the customer.
///
/// Contexts, decisions and outcomes kept elsewhere aren't touched.
///
/// Exit status: 1 if no record is about the customer, a line can't be read, or the input can't be read to its end; 130
/// after Ctrl-C, which leaves everything as it was.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy erase records.ndjson --customer c-20417 -o records.ndjson
  courtesy erase records.ndjson.zst --customer c-20417 -o erased.ndjson
  courtesy erase records.ndjson --customer c-20417 -o records.ndjson --drop-unreadable")]
pub(crate) struct Erase {
    /// The records; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    records: PathBuf,
    /// The customer's reference
    #[arg(long, value_name = "REF")]
    customer: String,
    /// Writes the records to this file; `-` is stdout
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: PathBuf,
    /// Leaves unreadable lines out of the new file
    #[arg(long)]
    drop_unreadable: bool,
}

/// What was done with the records.
#[derive(Debug, Default)]
struct Count {
    records: u64,
    erased: u64,
    /// UnreadableLine lines after which the input continues.
    unreadable: u64,
    ends_early: bool,
}

pub(crate) fn run(erase: &Erase, console: &mut Console) -> Result<Ending> {
    let destination = Destination::of(&erase.output)?;
    if let Destination::File(path) = &destination {
        reject_a_compressed_name(path)?;
    }
    // A file of records may be overwritten by itself: it is read to its end first.
    let mut guard = Guard::new();
    if destination == Destination::Stdout {
        guard.reads(&erase.records)?;
    }
    guard.writes("records", &erase.output)?;
    interruption::listen()?;
    let input = Input::open(&erase.records, Kind::Records)?;
    let mut draft = Draft::begin(&erase.output)?;
    match copy(erase, input, &mut draft, console.err)? {
        Ok(count) => conclude(erase, &destination, &count, draft, console),
        Err(Interrupted) => {
            messages::remark(console.err, "stopped by Ctrl-C; nothing was written")?;
            Ok(Ending::Interrupted)
        }
    }
}

/// The file is plain NDJSON, so its name must not say otherwise.
fn reject_a_compressed_name(path: &Path) -> Result<()> {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    if ["gz", "zst"].contains(&ending) {
        bail!("{} would be written as plain NDJSON; name a file without .{ending}", path.display());
    }
    Ok(())
}

fn copy(erase: &Erase, input: Input, out: &mut dyn Write, err: &mut dyn Write) -> Result<Result<Count, Interrupted>> {
    let mut count = Count::default();
    let mut half = false;
    let ahead = Ahead::over(input, 1);
    loop {
        let piece = match ahead.next() {
            Err(interrupted) => return Ok(Err(interrupted)),
            Ok(None) => break,
            Ok(Some(Ok(piece))) => piece,
            // An empty input is reported at the end.
            Ok(Some(Err(fault))) if Empty::is(&fault) => continue,
            Ok(Some(Err(fault))) => {
                count.ends_early = true;
                messages::input_error(err, &fault)?;
                continue;
            }
        };
        // Half a document means a truncated input only if nothing follows it.
        count.unreadable += u64::from(std::mem::take(&mut half));
        if let Err(unreadable) = copied(erase, piece, &mut count, out)? {
            messages::unreadable_line(err, unreadable.broken.line, &unreadable.broken.problem)?;
            half = unreadable.is_half;
            count.unreadable += u64::from(!half);
        }
    }
    count.ends_early |= half;
    Ok(Ok(count))
}

/// A line that can't be read.
struct UnreadableLine {
    broken: Broken,
    /// Whether it is the beginning of a document.
    is_half: bool,
}

/// Copies a record, erasing it if it is about the customer.
fn copied(erase: &Erase, piece: Piece, count: &mut Count, out: &mut dyn Write) -> Result<Result<(), UnreadableLine>> {
    let as_it_was = on_one_line(&piece);
    let mut record = match parse::record(piece) {
        Ok(record) => record,
        Err(broken) => return Ok(Err(UnreadableLine { broken, is_half: is_half(&as_it_was) })),
    };
    count.records += 1;
    if record.is_about(&erase.customer) {
        count.erased += 1;
        record.erase();
        serde_json::to_writer(&mut *out, &record)?;
    } else {
        out.write_all(&as_it_was)?;
    }
    out.write_all(b"\n")?;
    Ok(Ok(()))
}

fn is_half(json: &[u8]) -> bool {
    // The bytes of a document that is too long weren't kept.
    !json.is_empty() && serde_json::from_slice::<IgnoredAny>(json).is_err_and(|error| error.is_eof())
}

/// The document on one line. Outside strings, which hold no raw line breaks, JSON treats all white space alike.
fn on_one_line(piece: &Piece) -> Vec<u8> {
    let Piece::Found { json, .. } = piece else { return Vec::new() };
    let json = json.trim_ascii().iter();
    json.map(|byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { *byte }).collect()
}

fn conclude(
    erase: &Erase,
    destination: &Destination,
    count: &Count,
    draft: Draft,
    console: &mut Console,
) -> Result<Ending> {
    if let Some((why, remedy)) = reason_to_write_nothing(erase, count) {
        let bad = style::BAD;
        writeln!(console.err, "{bad}nothing was written:{bad:#} {why}")?;
        if let Some(remedy) = remedy {
            messages::remark(console.err, remedy)?;
        }
        return Ok(Ending::Failed);
    }
    let copies = copies(destination);
    draft.complete()?;
    let (good, customer) = (style::GOOD, text::printable(&erase.customer));
    let erased = figures::counted(count.erased, "record");
    let out = if *destination == Destination::Stdout { &mut *console.err } else { &mut *console.out };
    writeln!(out, "{good}erased{good:#} {customer} from {erased} of {}", figures::count(count.records))?;
    for copy in copies {
        messages::remark(console.err, &copy)?;
    }
    if count.unreadable > 0 {
        let lines = figures::counted(count.unreadable, "line");
        messages::remark(console.err, &format!("left out {lines} that can't be read, listed above"))?;
        return Ok(Ending::Failed);
    }
    Ok(Ending::Fine)
}

/// What may still hold personal data besides a file that is replaced.
fn copies(destination: &Destination) -> Vec<String> {
    let Destination::File(path) = destination else { return Vec::new() };
    let mut copies = Vec::new();
    let partial = files::partial_of(path);
    if partial.exists() {
        copies.push(format!(
            "{} wasn't changed; if it holds records, erase the customer there as well",
            partial.display()
        ));
    }
    if files::has_other_names(path) {
        let path = path.display();
        copies.push(format!("{path} had other names (hard links), under which the old records remain; delete those"));
    }
    copies
}

/// Why nothing is written, and the remedy.
fn reason_to_write_nothing(erase: &Erase, count: &Count) -> Option<(String, Option<&'static str>)> {
    let (customer, records) = (text::printable(&erase.customer), figures::counted(count.records, "record"));
    if count.ends_early {
        let why = format!("the input can't be read beyond {records}, and the rest may be about {customer}");
        let remedy = "get the complete file; if there is none, unpack it and delete the incomplete record at its end";
        return Some((why, Some(remedy)));
    }
    if count.unreadable > 0 && !erase.drop_unreadable {
        let lines = figures::counted(count.unreadable, "line");
        let remedy = "fix the lines listed above, or leave them out with --drop-unreadable";
        return Some((format!("{lines} can't be read and may be about {customer}"), Some(remedy)));
    }
    if count.records == 0 {
        return Some((format!("there is no record in {}", files::input_name(&erase.records)), None));
    }
    if count.erased == 0 && count.unreadable == 0 {
        return Some((format!("none of {records} is about {customer}"), None));
    }
    None
}
