//! `courtesy insights`

mod reading;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum, ValueHint};
use courtesy_analysis::Clock;
use courtesy_analysis::insights::{Insights as Answers, Period, Settings, Tally};
use courtesy_analysis::outcomes::Confidence;
use courtesy_report::insights::{write_markdown, write_ndjson, write_page, write_text};

use self::reading::Reading;
use crate::console::{Console, Ending};
use crate::files::{self, Guard};
use crate::interruption;

/// Reports what customers come with, what serves them better, and what is starting
///
/// Answers eight questions from contexts or records. How many customers ask about an event? What exactly do they ask? How do
/// they sound? Which questions does another channel serve better, by solving them more often and with less effort? Which
/// could another team take over? Where do journeys get stuck? What comes in, and which queues have room? And what is
/// starting that nobody has noticed yet: on which day did a topic, an area or a failure first stand out from its own past,
/// and how often is such a signal false?
///
/// The files are read once, in memory that doesn't grow with them. The same customer may be in them many times.
///
/// Nobody can be read out of the report. Every number counts customers, each once in a group; no group under --min-group is
/// shown, nor a whole from which it could be worked out; and every number is off by up to 6 customers, by a lot that is
/// drawn anew when the input changes. So two reports don't show what the one customer came with by whom their inputs
/// differ. The same input gives the same report. Topics, areas, causes and skills are shown in the CRM's words, so they
/// must not name people.
///
/// Exit status: 1 if an input is empty, or lines can't be read; they are left out.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy insights customers.ndjson.zst
  courtesy insights --time-zone Europe/Amsterdam --days 35 monday.ndjson tuesday.ndjson
  courtesy insights records.ndjson --format html > report.html

Sources:
  A. Ghosh, T. Roughgarden, M. Sundararajan, Universally utility-maximizing privacy mechanisms,
    SIAM Journal on Computing 41 (2012), 1673-1693
  E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22 (1927), 209-212
  F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936), 437-442
  G. Y. Zou, A. Donner, Construction of confidence limits about effect measures,
    Statistics in Medicine 27 (2008), 1693-1702")]
pub(crate) struct Insights {
    /// Contexts, or records from `courtesy decide --records`; `-` is stdin
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// The smallest group of customers that is shown
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u64).range(5..=100_000))]
    min_group: u64,
    /// How many days before each context's `as_of` count; signals need more than 28
    #[arg(long, value_name = "N", default_value_t = 91, value_parser = clap::value_parser!(u16).range(1..=366))]
    days: u16,
    /// The company's time zone, which says where a day ends
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = clock)]
    time_zone: Clock,
    /// The confidence level of the intervals, from 0.5 to 0.9999
    #[arg(long, value_name = "LEVEL", default_value = "0.95", value_parser = super::outcomes::confidence)]
    confidence: Confidence,
    /// A file with at least 16 secret bytes, so that not even whoever knows all customers but one can work out the lot
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    secret: Option<PathBuf>,
    /// The output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for a person
    Text,
    /// A line of JSON for each finding
    Ndjson,
    /// Tables for a document
    Markdown,
    /// A single, self-contained page with charts
    Html,
}

/// The least bytes of a secret, and the most that are read.
const SECRET_BYTES: usize = 16;
const SECRET_MAX_BYTES: u64 = 4096;

/// Parses the name of a time zone.
fn clock(zone: &str) -> Result<Clock, &'static str> {
    Clock::named(zone).ok_or("there is no such time zone; write its IANA name, such as Europe/Amsterdam")
}

pub(crate) fn run(insights: &Insights, console: &mut Console) -> Result<Ending> {
    Guard::of_inputs(insights.files.iter().chain(&insights.secret))?;
    let secret = secret(insights)?;
    interruption::listen()?;
    let mut reading = Reading::new(Tally::new(Period { days: insights.days, clock: insights.time_zone.clone() }));
    for path in &insights.files {
        if reading.file(path, console)?.is_break() {
            return Ok(Ending::Interrupted);
        }
    }
    reading.report(console.err)?;
    let settings = Settings { min_group: insights.min_group, confidence: insights.confidence, secret };
    let answers = Answers::of(reading.tally(), &settings);
    match insights.format {
        Format::Text => write_text(console.out, &answers, Console::layout())?,
        Format::Ndjson => write_ndjson(console.out, &answers)?,
        Format::Markdown => write_markdown(console.out, &answers)?,
        Format::Html => write_page(console.out, &answers)?,
    }
    Ok(if reading.has_faults() { Ending::Failed } else { Ending::Fine })
}

fn secret(insights: &Insights) -> Result<Vec<u8>> {
    let Some(path) = &insights.secret else { return Ok(Vec::new()) };
    let secret = files::read(path, SECRET_MAX_BYTES).context("reading the secret")?;
    if secret.len() < SECRET_BYTES {
        bail!("{} holds fewer than {SECRET_BYTES} bytes; fill it with random ones", path.display());
    }
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_zone_has_an_iana_name() {
        assert!(clock("Europe/Amsterdam").is_ok() && clock("UTC").is_ok());
        for wrong in ["", "CET+1", "Europe/Atlantis"] {
            assert!(clock(wrong).is_err(), "{wrong}");
        }
    }
}
