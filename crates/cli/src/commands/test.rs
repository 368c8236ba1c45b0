//! `courtesy test`

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueHint};
use courtesy_contract::{Answer, Slug};
use courtesy_host::{Host, Proposal, read};
use courtesy_report::{card, figures, style, text};
use similar::{ChangeTag, TextDiff};

use super::build::{Building, up_to_date};
use super::run::proposal;
use crate::console::{Console, Ending};
use crate::files::Guard;
use crate::plugin_folder::PluginFolder;
use crate::{files, loading, unasked};

const CONTEXT: &str = ".context.json";
const ANSWER: &str = ".answer.json";

/// Tests a plugin by its examples
///
/// An example is a pair of files in `examples/`: NAME.context.json and NAME.answer.json. The plugin is called in the
/// sandbox with each context, and its answer is compared as JSON with the accepted one. It is built first if needed; if
/// that fails, nothing is tested.
///
/// Exit status: 1 if an answer differs or is missing, the plugin fails or proposes something invalid, or an answer has
/// no context.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy test
  courtesy test plugins
  courtesy test plugins/check-in --accept")]
pub(crate) struct Test {
    /// Folders of plugins
    #[arg(value_name = "PATH", default_value = ".", value_hint = ValueHint::DirPath)]
    paths: Vec<PathBuf>,
    /// Accepts the answers as they are now by writing them; look at them before you commit them
    #[arg(long)]
    accept: bool,
    /// The operator's settings, such as the plugin's config
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    #[command(flatten)]
    building: Building,
}

pub(crate) fn run(test: &Test, console: &mut Console) -> Result<Ending> {
    let policy = loading::policy(test.policy.as_deref())?;
    let folders = PluginFolder::open_all(&test.paths)?;
    let mut failed = 0;
    for folder in &folders {
        let (host, manifest) = loading::alone(&up_to_date(folder, test.building, console)?, policy.clone(), console)
            .map_err(|error| loading::in_policy(error, test.policy.as_deref()))?;
        let asking = Asking { host, id: manifest.id, accept: folder.command("test") + " --accept" };
        let examples = Examples::of(&folder.path.join("examples"))?;
        if folders.len() > 1 {
            let strong = style::STRONG;
            writeln!(console.out, "{strong}{}{strong:#}", folder.manifest.id)?;
        }
        failed += replay(&examples, &asking, test, console)?;
    }
    Ok(Ending::of(failed))
}

/// A loaded plugin to test.
struct Asking {
    host: Host,
    id: Slug,
    /// The command that accepts its answers.
    accept: String,
}

/// The files in a plugin's `examples/`, by example name.
#[derive(Debug, PartialEq)]
struct Examples {
    folder: PathBuf,
    situations: BTreeSet<String>,
    orphans: BTreeSet<String>,
}

impl Examples {
    fn of(folder: &Path) -> Result<Self> {
        let (mut contexts, mut answers) = (BTreeSet::new(), BTreeSet::new());
        let entries = match fs::read_dir(folder) {
            Err(fault) if fault.kind() == ErrorKind::NotFound => None,
            entries => Some(entries.with_context(|| format!("can't read the examples in {}", folder.display()))?),
        };
        for entry in entries.into_iter().flatten() {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if let Some(situation) = name.strip_suffix(CONTEXT) {
                contexts.insert(situation.to_owned());
            } else if let Some(situation) = name.strip_suffix(ANSWER) {
                answers.insert(situation.to_owned());
            }
        }
        if contexts.is_empty() {
            bail!("{} has no examples: write a customer's context to NAME{CONTEXT}", folder.display());
        }
        let orphans = answers.difference(&contexts).cloned().collect();
        Ok(Self { folder: folder.to_owned(), situations: contexts, orphans })
    }
}

/// The result of one example.
enum TestResult {
    Passed,
    /// The answer was written because of `--accept`.
    Accepted,
    /// The accepted answer and the current one, both as JSON.
    Differs {
        accepted: String,
        given: String,
    },
    /// No answer is accepted yet.
    Missing {
        given: String,
    },
    /// There is no usable answer to compare.
    Unusable(String),
}

fn replay(examples: &Examples, asking: &Asking, test: &Test, console: &mut Console) -> Result<usize> {
    let (mut passed, mut failed, mut written) = (0, 0, 0);
    for situation in &examples.situations {
        let result = judge(examples, situation, asking, test)?;
        match result {
            TestResult::Passed => passed += 1,
            TestResult::Accepted => written += 1,
            _ => failed += 1,
        }
        write_result(console.out, situation, &result, &asking.accept)?;
    }
    for orphan in &examples.orphans {
        let bad = style::BAD;
        writeln!(
            console.out,
            "{bad}{orphan}{bad:#}: {orphan}{ANSWER} has no {orphan}{CONTEXT}; add it, or delete the answer"
        )?;
    }
    let total = figures::counted(examples.situations.len() as u64, "example");
    let mut parts = Vec::new();
    parts.extend((passed > 0 || written == 0).then(|| format!("{passed} passed")));
    parts.extend((written > 0).then(|| format!("{written} accepted")));
    parts.extend((failed > 0).then(|| format!("{failed} failed")));
    writeln!(console.out, "{total}: {}", parts.join(", "))?;
    Ok(failed + examples.orphans.len())
}

fn judge(examples: &Examples, situation: &str, asking: &Asking, test: &Test) -> Result<TestResult> {
    let context_path = examples.folder.join(format!("{situation}{CONTEXT}"));
    let context = match read::context(&files::read_document(&context_path)?) {
        Ok(context) => context,
        Err(error) => return Ok(TestResult::Unusable(format!("{situation}{CONTEXT}: {error}"))),
    };
    let proposal = proposal(&asking.host, &asking.id, &context)?;
    let unasked = unasked::is_unasked(&asking.host, &asking.id, &context);
    if let Some(remedy) = unasked::remedy(&proposal).filter(|_| unasked && proposal.answer.is_ok()) {
        let problem = format!("a host wouldn't ask about this customer, and the plugin proposes something: {remedy}");
        return Ok(TestResult::Unusable(problem));
    }
    let given = match usable(&proposal) {
        Ok(answer) => answer,
        Err(problem) => return Ok(TestResult::Unusable(problem)),
    };
    let answer_path = examples.folder.join(format!("{situation}{ANSWER}"));
    let result = compare(&answer_path, given)?;
    match result {
        TestResult::Differs { given, .. } | TestResult::Missing { given } if test.accept => {
            guard_answer(examples, test, &answer_path)?;
            files::write(&answer_path, given.as_bytes())?;
            Ok(TestResult::Accepted)
        }
        result => Ok(result),
    }
}

/// An answer may be a link to another file, but not to one that this command reads.
fn guard_answer(examples: &Examples, test: &Test, answer: &Path) -> Result<()> {
    let mut guard = Guard::new();
    guard.reads_within(&examples.folder, &[CONTEXT])?;
    for path in &test.paths {
        guard.reads_within(path, &[".wasm", ".toml"])?;
    }
    test.policy.as_ref().map_or(Ok(()), |policy| guard.reads(policy))?;
    guard.spares(answer)
}

/// The plugin's answer, unless the plugin failed or proposed something invalid.
fn usable(proposal: &Proposal) -> Result<&Answer, String> {
    let answer = proposal.answer.as_ref().map_err(|failure| {
        let places = failure.violations.iter().map(|violation| format!("\n  {}: {}", violation.at, violation.message));
        format!("the plugin failed ({}): {}{}", failure.kind, failure.detail, places.collect::<String>())
    })?;
    let invalid = proposal.invalid.iter().map(|withheld| format!("{}: {}", withheld.action.id, card::detail(withheld)));
    let invalid: Vec<String> = invalid.collect();
    if invalid.is_empty() {
        Ok(answer)
    } else {
        Err(format!("the plugin proposed something invalid: {}", invalid.join("; ")))
    }
}

fn compare(answer_path: &Path, given: &Answer) -> Result<TestResult> {
    let given_text = pretty(given)?;
    if !answer_path.exists() {
        return Ok(TestResult::Missing { given: given_text });
    }
    let bytes = files::read_document(answer_path)?;
    Ok(match read::answer(&bytes) {
        Ok(accepted) if accepted == *given => TestResult::Passed,
        Ok(accepted) => TestResult::Differs { accepted: pretty(&accepted)?, given: given_text },
        Err(_) => TestResult::Differs { accepted: String::from_utf8_lossy(&bytes).into_owned(), given: given_text },
    })
}

fn pretty(answer: &Answer) -> Result<String> {
    Ok(serde_json::to_string_pretty(answer)? + "\n")
}

fn write_result(out: &mut dyn Write, situation: &str, result: &TestResult, accept: &str) -> io::Result<()> {
    let (good, bad, odd) = (style::GOOD, style::BAD, style::ODD);
    let situation = &text::printable(situation);
    match result {
        TestResult::Passed => writeln!(out, "{good}{situation}{good:#}"),
        TestResult::Accepted => writeln!(out, "{odd}{situation}{odd:#}: accepted"),
        TestResult::Unusable(problem) => {
            writeln!(out, "{bad}{situation}{bad:#}: {}", text::paragraphs(problem).replace('\n', "\n  "))
        }
        TestResult::Missing { given } => {
            let remedy = format!("there is no {situation}{ANSWER} yet; `{accept}` writes it");
            writeln!(out, "{bad}{situation}{bad:#}: {remedy}")?;
            write_difference(out, "", given)
        }
        TestResult::Differs { accepted, given } => {
            writeln!(out, "{bad}{situation}{bad:#}: the answer differs (- accepted, + now)")?;
            write_difference(out, accepted, given)
        }
    }
}

/// Writes the lines that differ, with three lines of context.
fn write_difference(out: &mut dyn Write, accepted: &str, given: &str) -> io::Result<()> {
    let (added, removed, faint) = (style::GOOD, style::BAD, style::FAINT);
    let difference = TextDiff::from_lines(accepted, given);
    for (at, group) in difference.grouped_ops(3).iter().enumerate() {
        if at > 0 {
            writeln!(out, "  {faint}...{faint:#}")?;
        }
        for change in group.iter().flat_map(|operation| difference.iter_changes(operation)) {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', removed),
                ChangeTag::Insert => ('+', added),
                ChangeTag::Equal => (' ', faint),
            };
            let line = text::printable(change.value().trim_end_matches(['\r', '\n']));
            writeln!(out, "  {style}{sign} {line}{style:#}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_contexts_with_answers_and_finds_orphans() {
        let root = tempfile::tempdir().unwrap();
        for name in ["quiet.context.json", "quiet.answer.json", "busy.context.json", "gone.answer.json", "README.md"] {
            fs::write(root.path().join(name), "{}").unwrap();
        }
        let examples = Examples::of(root.path()).unwrap();
        assert_eq!(examples.situations, BTreeSet::from(["busy".to_owned(), "quiet".to_owned()]));
        assert_eq!(examples.orphans, BTreeSet::from(["gone".to_owned()]));
    }

    #[test]
    fn a_folder_without_examples_says_what_an_example_is() {
        let root = tempfile::tempdir().unwrap();
        assert!(Examples::of(root.path()).unwrap_err().to_string().contains("NAME.context.json"));
    }

    #[test]
    fn layout_and_order_of_keys_make_no_difference() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.answer.json");
        fs::write(&path, "{\"notes\" : [\"x\"],\n\n \"contract\": \"1.0\"}").unwrap();
        let given: Answer = serde_json::from_str(r#"{"contract":"1.0","notes":["x"]}"#).unwrap();
        assert!(matches!(compare(&path, &given).unwrap(), TestResult::Passed));
        assert!(matches!(compare(&path, &Answer::nothing()).unwrap(), TestResult::Differs { .. }));
    }

    #[test]
    fn a_difference_shows_both_sides() {
        let mut out = Vec::new();
        write_difference(&mut out, "a\nb\nc\n", "a\nB\nc\n").unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        assert_eq!(text, "    a\n  - b\n  + B\n    c\n");
    }
}
