//! `courtesy explain`

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use courtesy_analysis::Clock;
use courtesy_contract::{Language, Uuid};
use courtesy_host::replay;
use courtesy_report::evidence::Facts;
use courtesy_report::explanation::{self, ExplainedDecision, ExplanationWriter};
use courtesy_report::{Layout, style, text};

use crate::console::{Console, Ending};
use crate::files::{Draft, Guard};
use crate::input::ahead::{Ahead, Interrupted};
use crate::input::parse::{self, Made};
use crate::input::{Empty, Input, Kind};
use crate::{facts, files, interruption, messages};

/// Explains decisions to a person: who proposed what, what became of it, and why
///
/// For each action it shows the rule and stage that settled it, the sentence that a service agent can read to the
/// customer, the reasons with the values they point to, and the factors of its rank; then experiments, plugins in
/// shadow mode, failures, and the ingredients of the decision.
///
/// Times are on the customer's clock and in UTC, if the record gives the time zone. Values are shown in full, except on
/// a terminal, where they are shortened to its width.
///
/// The input is records, as `courtesy decide --records` writes them, or decisions, in any form that decide reads. A
/// decision alone lacks the time zone and the values that reasons point to. For an erased record, it shows what is
/// still known. Nothing that a plugin wrote becomes markup in Markdown or HTML.
///
/// A record that contradicts its own digests is shown as it is, and marked as damaged.
///
/// Exit status: 1 if nothing was found, a record is damaged, a line can't be read, or the input can't be read to its
/// end; 130 after Ctrl-C, which leaves the file named by --output as it was.
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
    /// Only the decision with this id
    #[arg(long, value_name = "ID", conflicts_with = "customer")]
    decision: Option<String>,
    /// Only decisions about this customer
    #[arg(long, value_name = "REF")]
    customer: Option<String>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language tag for the sentences to the customer; if the decision lacks it, another of its languages
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    language: Language,
    /// Writes to this file; `-` is stdout, the default
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
}

/// Output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// For notes, tickets and wikis
    Markdown,
    /// A single, self-contained page
    Html,
}

impl From<Format> for explanation::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Markdown => Self::Markdown,
            Format::Html => Self::Html,
        }
    }
}

/// What was found in the input.
#[derive(Debug, Default)]
struct Explained {
    found: u64,
    unreadable: u64,
    /// Whether the input was empty.
    is_empty: bool,
    /// Records that contradict their own digests.
    damaged: u64,
    interrupted: bool,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::new(tag).map_err(|fault| fault.to_string())
}

pub(crate) fn run(explain: &Explain, console: &mut Console) -> Result<Ending> {
    let mut guard = Guard::new();
    guard.reads(&explain.records)?;
    if let Some(output) = &explain.output {
        guard.writes("page", output)?;
    }
    let output = explain.output.as_deref().filter(|_| !guard.stdout_is_taken());
    interruption::listen()?;
    let input = Input::open(&explain.records, Kind::Records)?;
    let explained = match output {
        None => write_all(explain, explain.layout(), input, console.out, console.err)?,
        Some(path) => write_to(Draft::begin(path)?, explain, input, console.err)?,
    };
    if explained.interrupted {
        let left = if output.is_some() { "nothing was written" } else { "what is shown is complete" };
        messages::remark(console.err, &format!("stopped by Ctrl-C; {left}"))?;
        return Ok(Ending::Interrupted);
    }
    if explained.found == 0 && !explained.is_empty {
        let (bad, whose) = (style::BAD, explain.whose());
        let input = files::input_name(&explain.records);
        writeln!(console.err, "{bad}nothing{bad:#} in {input} {}", text::printable(&whose))?;
    }
    let is_fine = explained.found > 0 && explained.unreadable == 0 && explained.damaged == 0;
    Ok(if is_fine { Ending::Fine } else { Ending::Failed })
}

/// Writes to a file, which is created only if something was found.
fn write_to(mut draft: Draft, explain: &Explain, input: Input, err: &mut dyn Write) -> Result<Explained> {
    let explained = write_all(explain, Layout::PLAIN, input, &mut draft, err)?;
    if explained.found > 0 && !explained.interrupted {
        draft.complete()?;
    }
    Ok(explained)
}

fn write_all(
    explain: &Explain,
    layout: Layout,
    input: Input,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Explained> {
    let writer = ExplanationWriter::new(explain.format.into(), layout)?;
    let mut explained = Explained::default();
    let ahead = Ahead::over(input, 1);
    loop {
        let piece = match ahead.next() {
            Err(Interrupted) => {
                explained.interrupted = true;
                break;
            }
            Ok(None) => break,
            Ok(Some(Ok(piece))) => piece,
            Ok(Some(Err(fault))) => {
                explained.unreadable += 1;
                explained.is_empty = Empty::is(&fault);
                messages::input_error(err, &fault)?;
                continue;
            }
        };
        match parse::made(piece) {
            Ok(document) => write_if_asked(explain, &writer, &document, &mut explained, out)?,
            Err(broken) => {
                explained.unreadable += 1;
                if explained.unreadable <= messages::NAMED {
                    messages::unreadable_line(err, broken.line, &broken.problem)?;
                }
            }
        }
    }
    messages::unlisted_lines(err, explained.unreadable)?;
    if explained.found > 0 {
        writer.end(out)?;
    }
    Ok(explained)
}

fn write_if_asked(
    explain: &Explain,
    writer: &ExplanationWriter,
    document: &Made,
    explained: &mut Explained,
    out: &mut dyn Write,
) -> Result<()> {
    if !explain.asks_for(document) {
        return Ok(());
    }
    if explained.found == 0 {
        writer.begin(out)?;
    }
    explained.found += 1;
    let damage = document.damage();
    explained.damaged += u64::from(!damage.is_empty());
    Ok(writer.write(&document.explained(&damage, &explain.language), out)?)
}

impl Explain {
    /// The layout for stdout. With `-o -` the text is the same as in a file, but may be coloured.
    fn layout(&self) -> Layout {
        let columns = Console::layout().columns.filter(|_| self.output.is_none());
        Layout { columns, ..Console::layout() }
    }

    fn asks_for(&self, document: &Made) -> bool {
        let decision =
            self.decision.as_ref().is_none_or(|id| document.decision_id().to_string().eq_ignore_ascii_case(id));
        decision && self.customer.as_ref().is_none_or(|customer| document.is_about(customer))
    }

    fn whose(&self) -> String {
        match (&self.decision, &self.customer) {
            (Some(id), _) => format!("has the decision id {id}"),
            (None, Some(customer)) => {
                format!("is known to be about {customer}; erased records can't be found by customer")
            }
            (None, None) => "is a record or a decision".to_owned(),
        }
    }
}

impl Made {
    fn decision_id(&self) -> Uuid {
        match self {
            Self::Record(record) => record.decision_id,
            Self::Decision(decision) => decision.decision_id,
        }
    }

    fn is_about(&self, customer: &str) -> bool {
        match self {
            Self::Record(record) => record.is_about(customer),
            Self::Decision(decision) => decision.customer_ref == customer,
        }
    }

    /// Where a record contradicts its own digests; empty for a decision alone.
    fn damage(&self) -> Vec<String> {
        match self {
            Self::Record(record) => replay::damage(record),
            Self::Decision(_) => Vec::new(),
        }
    }

    fn explained(&self, damage: &[String], language: &Language) -> ExplainedDecision {
        match self {
            Self::Record(record) => {
                let known = record.context.as_ref().map_or(Facts::Gone, facts::known);
                ExplainedDecision::of_record(record, &known, damage, language.as_str())
            }
            Self::Decision(decision) => {
                ExplainedDecision::of_decision(decision, language.as_str(), &Clock::utc(), |_| Facts::Gone)
            }
        }
    }
}
