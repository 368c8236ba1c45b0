//! `courtesy explain`

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueHint};
use courtesy_contract::{Decision, Record};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::console::{Console, Ending};
use crate::input::understand::{self, Broken};
use crate::input::{Input, Kind, Piece};
use crate::report::evidence::Facts;
use crate::report::story::{Format, Language, Story, Teller};
use crate::report::{self, style, text};
use crate::unfinished::Unfinished;

/// Tells decisions to a person: what was proposed by whom, what became of it, and why
///
/// Of each action it says at which stage which rule spoke, with the sentence that a service agent can read to the
/// customer, the reasons with the values that they point at, and the factors of its rank; then what experiments,
/// plugins in the shadow, and failures had to do with it, and what the decision was made of.
///
/// The input is records, as `courtesy decide --records` writes them, or decisions, in the forms that decide reads. A
/// decision alone doesn't hold the values that reasons point at. Of a record whose personal data was erased, what is
/// still known is told. Nothing that a plugin wrote becomes markup in Markdown or HTML.
///
/// Exits with 1 when nothing was found, or a line can't be read.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy explain records.ndjson --customer c-20417
  courtesy explain records.ndjson.zst --decision 0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77 --language nl
  courtesy explain records.ndjson --customer c-20417 --format html -o c-20417.html
  courtesy decide --plugins plugins customers.ndjson | courtesy explain - --format markdown")]
pub(crate) struct Explain {
    /// The records or decisions; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    records: PathBuf,
    /// Only the decision of this id
    #[arg(long, value_name = "ID", conflicts_with = "customer")]
    decision: Option<String>,
    /// Only decisions about this customer
    #[arg(long, value_name = "REF")]
    customer: Option<String>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the sentences for the customer
    #[arg(long, value_enum, default_value_t = Language::En)]
    language: Language,
    /// Writes to this file instead of stdout
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
}

/// What came of the input.
#[derive(Debug, Default)]
struct Told {
    found: u64,
    unreadable: u64,
}

pub(crate) fn run(explain: &Explain, console: &mut Console) -> Result<Ending> {
    let input = Input::open(&explain.records, Kind::Records)?;
    let told = match &explain.output {
        None => tell(explain, input, console.out, console.err)?,
        Some(path) => tell_to(path, explain, input, console.err)?,
    };
    if told.found == 0 {
        let (bad, whose) = (style::BAD, explain.whose());
        writeln!(console.err, "{bad}nothing{bad:#} in {} {}", explain.records.display(), text::printable(&whose))?;
    }
    let all_is_told = told.found > 0 && told.unreadable == 0;
    Ok(if all_is_told { Ending::Fine } else { Ending::Failed })
}

/// Tells to a file, which is there only if something was told.
fn tell_to(path: &Path, explain: &Explain, input: Input, err: &mut dyn Write) -> Result<Told> {
    let mut file = Unfinished::anew(path)?;
    // Styles are for terminals.
    let told = tell(explain, input, &mut anstream::StripStream::new(&mut file as &mut dyn Write), err);
    match &told {
        Ok(told) if told.found > 0 => file.complete()?,
        Ok(_) => file.discard()?,
        // What went wrong first is what is told.
        Err(_) => drop(file.discard()),
    }
    told
}

fn tell(explain: &Explain, input: Input, out: &mut dyn Write, err: &mut dyn Write) -> Result<Told> {
    let teller = Teller::new(explain.format)?;
    let mut told = Told::default();
    for piece in input {
        let piece = match piece {
            Ok(piece) => piece,
            Err(fault) => {
                told.unreadable += 1;
                report::broken_off(err, &fault)?;
                break;
            }
        };
        match Document::read(piece) {
            Ok(document) if explain.asks_for(&document) => {
                if told.found == 0 {
                    teller.begin(out)?;
                }
                told.found += 1;
                teller.tell(&document.story(explain.language), out)?;
            }
            Ok(_) => {}
            Err(broken) => {
                told.unreadable += 1;
                report::broken_line(err, broken.line, &broken.problem)?;
            }
        }
    }
    if told.found > 0 {
        teller.end(out)?;
    }
    Ok(told)
}

impl Explain {
    fn asks_for(&self, document: &Document) -> bool {
        let decision = self.decision.as_ref().is_none_or(|id| document.decision_id().eq_ignore_ascii_case(id));
        decision && self.customer.as_ref().is_none_or(|customer| document.is_about(customer))
    }

    fn whose(&self) -> String {
        match (&self.decision, &self.customer) {
            (Some(id), _) => format!("is the decision {id}"),
            (None, Some(customer)) => format!("is known to be about {customer}; what was erased isn't known any more"),
            (None, None) => "is a record or a decision".to_owned(),
        }
    }
}

/// What a decision can be told from.
enum Document {
    Record(Box<Record>),
    Decision(Box<Decision>),
}

impl Document {
    fn read(piece: Piece) -> Result<Self, Broken> {
        /// What only a record has.
        #[derive(Deserialize)]
        struct Mark {
            decision_digest: Option<IgnoredAny>,
        }
        let is_decision = match &piece {
            Piece::Found { json, .. } => {
                serde_json::from_slice::<Mark>(json).is_ok_and(|mark| mark.decision_digest.is_none())
            }
            Piece::TooLong { .. } => false,
        };
        if is_decision {
            understand::decision(piece).map(Box::new).map(Self::Decision)
        } else {
            understand::record(piece).map(Box::new).map(Self::Record)
        }
    }

    fn decision_id(&self) -> &str {
        match self {
            Self::Record(record) => record.decision_id.as_str(),
            Self::Decision(decision) => decision.decision_id.as_str(),
        }
    }

    fn is_about(&self, customer: &str) -> bool {
        match self {
            Self::Record(record) => record.is_about(customer),
            Self::Decision(decision) => decision.customer == customer,
        }
    }

    fn story(&self, language: Language) -> Story {
        match self {
            Self::Record(record) => Story::of_record(record, language),
            Self::Decision(decision) => Story::of_decision(decision, language, |_| Facts::Gone),
        }
    }
}
