//! `courtesy explain`

mod only;
mod pages;
mod reading;
mod sample;

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum, ValueHint};
use courtesy_contract::Language;
use courtesy_report::explanation::{self, Costs};
use courtesy_report::{Layout, figures, style, text};

use self::only::Only;
use self::pages::Pages;
use self::reading::Reading;
use crate::console::{Console, Ending};
use crate::files::{Draft, Guard};
use crate::input::{Input, Kind};
use crate::{files, interruption, messages};

/// Explains decisions to a person: who proposed what, what became of it, and why
///
/// For each action it shows the rule and stage that settled it, the sentence that a service agent can read to the
/// customer, the reasons with the values they point to, and the factors of its rank; then what is known about the
/// customer, even if nothing was proposed, experiments, plugins in shadow mode, and failures.
///
/// What the decisions cost and were made from (fuel, memory, versions, digests) comes once, at the end; with --costs, it
/// comes with each decision.
///
/// To read many decisions, --format line shows each on one line, --only selects them, and --sample draws some at random:
/// the same ones each time, until you change --seed. An HTML page begins with an index.
///
/// Times are on the customer's clock and in UTC, if the record gives the time zone. Values are shown in full, except on
/// a terminal, where they are shortened to its width.
///
/// The input is records, as `courtesy decide --records` writes them, or decisions, in any form that decide reads. A
/// decision alone lacks the time zone and the facts about the customer. For an erased record, it shows what is still
/// known. Nothing that a plugin wrote becomes markup in Markdown or HTML.
///
/// A record that contradicts its own digests is shown as it is, and marked as damaged.
///
/// Exit status: 1 if nothing was found, or nothing about one of the customers, a record is damaged, a line can't be
/// read, or the input can't be read to its end; 130 after Ctrl-C, which leaves the file named by --output as it was.
#[derive(Debug, Args)]
#[command(after_long_help = "\
What --only can name:
  offered        an action is offered
  withheld       an action is withheld
  nothing        no plugin proposed anything
  kind=KIND      an action is of this kind, such as check_in
  rule=RULE      this rule withholds an action, such as caps
  plugin=PLUGIN  this plugin proposed an action, even if only in shadow mode

Examples:
  courtesy explain records.ndjson --customer c-20417 --customer c-20418
  courtesy explain records.ndjson.zst --decision 0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77 --language nl
  courtesy explain records.ndjson --sample 50 --seed 7 --format html -o sample.html
  courtesy explain records.ndjson --only withheld --only rule=caps --format line
  courtesy decide --plugins plugins customers.ndjson | courtesy explain - --format markdown")]
pub(crate) struct Explain {
    /// The records or decisions; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    records: PathBuf,
    /// Only the decision with this id
    #[arg(long, value_name = "ID", conflicts_with = "customer")]
    decision: Option<String>,
    /// Only decisions about this customer; can be repeated
    #[arg(long, value_name = "REF")]
    customer: Vec<String>,
    /// Only decisions with an action that is `offered`, `withheld`, `kind=KIND`, `rule=RULE` or `plugin=PLUGIN`, or with
    /// `nothing` at all; if repeated, one action must fit all of it
    #[arg(long, value_name = "WHAT", value_parser = Only::parse)]
    only: Vec<Only>,
    /// Only so many decisions, drawn at random
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    sample: Option<u16>,
    /// Which decisions --sample draws; the same number draws the same decisions
    #[arg(long, value_name = "NUMBER", requires = "sample", default_value_t = 1)]
    seed: u64,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Shows with each decision what it cost and was made from, instead of once at the end
    #[arg(long)]
    costs: bool,
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
    /// One line for each decision
    Line,
    /// For notes, tickets and wikis
    Markdown,
    /// A single, self-contained page with an index
    Html,
}

impl From<Format> for explanation::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Line => Self::Line,
            Format::Markdown => Self::Markdown,
            Format::Html => Self::Html,
        }
    }
}

fn language(tag: &str) -> Result<Language, String> {
    Language::new(tag).map_err(|fault| fault.to_string())
}

pub(crate) fn run(explain: &Explain, console: &mut Console) -> Result<Ending> {
    if let Some(why) = only::contradiction(&explain.only) {
        bail!("{why}");
    }
    let mut guard = Guard::new();
    guard.reads(&explain.records)?;
    if let Some(output) = &explain.output {
        guard.writes("page", output)?;
    }
    let output = explain.output.as_deref().filter(|_| !guard.stdout_is_taken());
    interruption::listen()?;
    let input = Input::open(&explain.records, Kind::Records)?;
    let found = match output {
        None => write_all(explain, explain.layout(), input, console.out, console.err)?,
        Some(path) => write_to(Draft::begin(path)?, explain, input, console.err)?,
    };
    if found.interrupted {
        messages::remark(console.err, &format!("stopped by Ctrl-C; {}", explain.left_behind(output.is_some())))?;
        return Ok(Ending::Interrupted);
    }
    explain.report(&found, console.err)?;
    Ok(if found.is_fine() { Ending::Fine } else { Ending::Failed })
}

/// Writes to a file, which is created only if something was found.
fn write_to(mut draft: Draft, explain: &Explain, input: Input, err: &mut dyn Write) -> Result<Reading> {
    let found = write_all(explain, Layout::PLAIN, input, &mut draft, err)?;
    if found.shown > 0 && !found.interrupted {
        draft.complete()?;
    }
    Ok(found)
}

fn write_all(
    explain: &Explain,
    layout: Layout,
    input: Input,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Reading> {
    let costs = if explain.costs { Costs::WithEach } else { Costs::AtTheEnd };
    let mut pages = Pages::new(explain.format, layout, costs, out)?;
    let reading = reading::read(explain, input, &mut pages, err)?;
    if !reading.interrupted {
        pages.end()?;
    }
    Ok(reading)
}

impl Explain {
    /// The layout for stdout. With `-o -` the text is the same as in a file, but may be coloured.
    fn layout(&self) -> Layout {
        let columns = Console::layout().columns.filter(|_| self.output.is_none());
        Layout { columns, ..Console::layout() }
    }

    /// What a run that stopped early has written.
    fn left_behind(&self, is_file: bool) -> &'static str {
        match (is_file, self.sample, self.format) {
            (true, ..) => "nothing was written",
            (false, Some(_), _) => "nothing is shown, since a sample is drawn from the whole input",
            (false, None, Format::Html) => "nothing is shown, since a page begins with an index of all of it",
            (false, None, Format::Text | Format::Line | Format::Markdown) => "what is shown is complete",
        }
    }

    /// Reports what wasn't found, or how many decisions the sample was drawn from.
    fn report(&self, found: &Reading, err: &mut dyn Write) -> Result<()> {
        if found.is_empty {
            return Ok(());
        }
        let missing: Vec<&str> = found.missing.iter().map(String::as_str).collect();
        let input = files::input_name(&self.records);
        let whose = match (&self.decision, &missing[..], found.matching) {
            (_, [_, ..], _) => {
                format!("is known to be about {}; erased records can't be found by customer", text::either(&missing))
            }
            (Some(id), [], 0) => format!("has the decision id {id}"),
            (None, [], 0) if !self.only.is_empty() => {
                let suggestion = found.names.suggestion(&self.only).map_or(String::new(), |it| format!("; {it}"));
                format!("fits --only{suggestion}")
            }
            (None, [], 0) => "is a record or a decision".to_owned(),
            (_, [], drawn_from) => return Ok(self.report_sample(found.shown, drawn_from, err)?),
        };
        let bad = style::BAD;
        Ok(writeln!(err, "{bad}nothing{bad:#} in {input} {}", text::printable(&whose))?)
    }

    fn report_sample(&self, shown: u64, from: u64, err: &mut dyn Write) -> std::io::Result<()> {
        if self.sample.is_none() || shown == from {
            return Ok(());
        }
        let (shown, from) = (figures::count(shown), figures::counted(from, "decision"));
        messages::remark(err, &format!("{shown} of {from}, drawn with --seed {}; another seed draws others", self.seed))
    }
}
