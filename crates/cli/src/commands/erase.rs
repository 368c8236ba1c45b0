//! `courtesy erase`

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueHint};

use crate::console::{Console, Ending};
use crate::input::{Input, Kind, Piece, understand};
use crate::report::{self, figures, style, text};
use crate::unfinished::Unfinished;

/// Takes a customer's personal data out of a file of records
///
/// Of each record about the customer the context and the decision are left out; their fingerprints stay, and what the
/// decision was made of, so that `courtesy replay` can still check them. Every other record stays as it is. The new
/// file is NDJSON, and FILE may be the file that is read: it is FILE.partial until it is complete, so that at no
/// moment half a file stands under the final name.
///
/// A line that can't be read may hold data of anybody, so nothing is written as long as there is one, unless
/// --drop-unreadable leaves such lines out.
///
/// Contexts, decisions and outcomes that are kept elsewhere are not touched.
///
/// Exits with 1 when no record is about the customer, or a line can't be read.
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
    /// Where the records go
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: PathBuf,
    /// Leaves lines that can't be read out of the new file
    #[arg(long)]
    drop_unreadable: bool,
}

/// What came of the records.
#[derive(Debug, Default)]
struct Count {
    records: u64,
    erased: u64,
    unreadable: u64,
}

pub(crate) fn run(erase: &Erase, console: &mut Console) -> Result<Ending> {
    refuse_a_compressed_name(&erase.output)?;
    let input = Input::open(&erase.records, Kind::Records)?;
    let mut file = Unfinished::anew(&erase.output)?;
    let count = match copy(erase, input, &mut file, console.err) {
        Ok(count) => count,
        Err(error) => {
            // What went wrong first is what is told.
            drop(file.discard());
            return Err(error);
        }
    };
    conclude(erase, &count, file, console)
}

/// The file is plain NDJSON, and its name shouldn't say otherwise.
fn refuse_a_compressed_name(path: &Path) -> Result<()> {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    if ["gz", "zst"].contains(&ending) {
        bail!("{} would be written as plain NDJSON; name a file without .{ending}", path.display());
    }
    Ok(())
}

fn copy(erase: &Erase, input: Input, out: &mut dyn Write, err: &mut dyn Write) -> Result<Count> {
    let mut count = Count::default();
    for piece in input {
        let piece = match piece {
            Ok(piece) => piece,
            Err(fault) => {
                count.unreadable += 1;
                report::broken_off(err, &fault)?;
                break;
            }
        };
        let as_it_was = on_one_line(&piece);
        match understand::record(piece) {
            Ok(mut record) => {
                count.records += 1;
                if record.is_about(&erase.customer) {
                    count.erased += 1;
                    record.erase();
                    serde_json::to_writer(&mut *out, &record)?;
                } else {
                    out.write_all(&as_it_was)?;
                }
                out.write_all(b"\n")?;
            }
            Err(broken) => {
                count.unreadable += 1;
                report::broken_line(err, broken.line, &broken.problem)?;
            }
        }
    }
    Ok(count)
}

/// A document on one line: outside its texts, which hold no line end, JSON reads every white space alike.
fn on_one_line(piece: &Piece) -> Vec<u8> {
    let Piece::Found { json, .. } = piece else { return Vec::new() };
    let json = json.trim_ascii().iter();
    json.map(|byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { *byte }).collect()
}

fn conclude(erase: &Erase, count: &Count, mut file: Unfinished, console: &mut Console) -> Result<Ending> {
    let (bad, good) = (style::BAD, style::GOOD);
    let (customer, records) = (text::printable(&erase.customer), figures::counted(count.records, "record"));
    if count.unreadable > 0 && !erase.drop_unreadable {
        file.discard()?;
        let lines = figures::counted(count.unreadable, "line");
        writeln!(console.err, "{bad}nothing was written:{bad:#} {lines} can't be read and may be about {customer}")?;
        let remedy = "mend what is named above, or leave it out by --drop-unreadable";
        return report::remark(console.err, remedy).map(|()| Ending::Failed).map_err(Into::into);
    }
    if count.erased == 0 && count.unreadable == 0 {
        file.discard()?;
        writeln!(console.err, "{bad}nothing was written:{bad:#} none of {records} is about {customer}")?;
        return Ok(Ending::Failed);
    }
    file.complete()?;
    let erased = figures::counted(count.erased, "record");
    writeln!(console.out, "{good}erased{good:#} {customer} from {erased} of {}", figures::count(count.records))?;
    if count.unreadable > 0 {
        let lines = figures::counted(count.unreadable, "line");
        report::remark(console.err, &format!("{lines} that can't be read, named above, left out"))?;
        return Ok(Ending::Failed);
    }
    Ok(Ending::Fine)
}
