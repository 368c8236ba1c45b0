//! The policy: edited as a draft, compared with the one in force, and only then published.

mod comparison;
mod difference;
mod draft;
mod examples;
mod versions;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use courtesy_ledger::Draft;
use courtesy_report::figures;
use courtesy_server::Mistake;
use courtesy_server::handle::{Fault, PolicyInForce};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

pub(super) use self::comparison::{begin as compare, leave, publish, show as show_comparison};
pub(super) use self::draft::{adopt, discard, edit, mistakes, save};
pub(super) use self::versions::{compare as compare_version, list as list_versions, show as show_version};
use crate::Console;
use crate::layout::literal;
use crate::session::SignedIn;

/// Which text the editor holds, and what it is a draft of.
struct Editor {
    text: String,
    /// The draft's revision, if there is one.
    revision: Option<i64>,
    /// The version that the text changes.
    seen: Option<i64>,
    saved_at: Option<String>,
}

/// A mistake with the line that it stands in.
#[derive(Debug, Serialize)]
struct Line {
    number: Option<usize>,
    text: String,
    place: String,
    message: String,
}

/// What the page says above the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Remark {
    Nothing,
    /// Another text was saved since the draft was read.
    SavedElsewhere(String),
    /// Nothing is compared before the mistakes are gone.
    HasMistakes,
    /// Another version was published since the draft was begun.
    Outdated,
    /// What was to be published, for this reason, isn't what was compared last.
    NotCompared(String),
}

impl Remark {
    fn text(&self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::SavedElsewhere(_) => Some("policy-saved-elsewhere"),
            Self::HasMistakes => Some("policy-has-mistakes"),
            Self::Outdated => Some("policy-outdated"),
            Self::NotCompared(_) => Some("policy-not-compared"),
        }
    }
}

impl Editor {
    /// Somebody's draft, or the policy in force if they have none.
    fn of(draft: Option<Draft>, in_force: &PolicyInForce) -> Self {
        match draft {
            Some(Draft { text, seen, revision, saved_at }) => {
                Self { text, seen, revision: Some(revision), saved_at: Some(figures::moment(saved_at)) }
            }
            None => Self { text: in_force.text().to_owned(), seen: in_force.number(), revision: None, saved_at: None },
        }
    }
}

/// The mistakes, each with its line's text.
fn lines(text: &str, mistakes: Vec<Mistake>) -> Vec<Line> {
    let line_of = |number: usize| text.lines().nth(number.saturating_sub(1)).unwrap_or_default().trim().to_owned();
    let line = |Mistake { line, place, message }| Line {
        number: line,
        text: line.map(line_of).unwrap_or_default(),
        place,
        message,
    };
    mistakes.into_iter().map(line).collect()
}

/// The page with the editor.
fn page(
    console: &Console,
    signed_in: &SignedIn,
    editor: &Editor,
    mistakes: Vec<Mistake>,
    remark: &Remark,
) -> Result<Response, Fault> {
    let in_force = console.handle.policy();
    let advice = if mistakes.is_empty() { console.handle.policy_advice(&editor.text) } else { Vec::new() };
    let changes = difference::of(in_force.text(), &editor.text);
    let elsewhere = match remark {
        Remark::SavedElsewhere(theirs) => Some(difference::of(theirs, &editor.text)),
        Remark::Nothing | Remark::HasMistakes | Remark::Outdated | Remark::NotCompared(_) => None,
    };
    let reason = match remark {
        Remark::NotCompared(why) => Some(why.as_str()),
        Remark::Nothing | Remark::SavedElsewhere(_) | Remark::HasMistakes | Remark::Outdated => None,
    };
    let values = context! {
        in_force => Value::from(Serde(told(&in_force))), text => literal(&editor.text),
        revision => editor.revision, seen => editor.seen.unwrap_or(0), saved_at => editor.saved_at.as_deref(),
        is_outdated => editor.revision.is_some() && editor.seen != in_force.number(),
        mistakes => Value::from(Serde(lines(&editor.text, mistakes))), advice,
        changes => Value::from(Serde(changes)), remark => remark.text(), reason, elsewhere => elsewhere.map(|it| Value::from(Serde(it))),
        examples => Value::from(Serde(examples::all()?)),
    };
    let page = console.layout.page(signed_in, "policy.html", "policy-title", values)?;
    let status = match remark {
        Remark::Nothing => StatusCode::OK,
        Remark::SavedElsewhere(_) | Remark::Outdated | Remark::NotCompared(_) => StatusCode::CONFLICT,
        Remark::HasMistakes => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, page).into_response())
}

/// A version, without its text.
#[derive(Debug, Serialize)]
struct Told {
    source: &'static str,
    number: Option<i64>,
    by: String,
    why: String,
    at: String,
}

fn told(in_force: &PolicyInForce) -> Told {
    let none = |source| Told { source, number: None, by: String::new(), why: String::new(), at: String::new() };
    match in_force {
        PolicyInForce::File(_) => none("file"),
        PolicyInForce::Default => none("default"),
        PolicyInForce::Published(version) => Told {
            number: Some(version.number),
            by: version.by.clone(),
            why: version.why.clone(),
            at: figures::moment(version.at),
            ..none("published")
        },
    }
}

/// A text as a form sends it, with the ends of lines that policies have.
pub(super) fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_s_lines_end_as_a_policy_s_do() {
        assert_eq!(unix_lines("a = 1\r\n\r\n# b\rc\n"), "a = 1\n\n# b\nc\n");
    }

    #[test]
    fn a_mistake_shows_its_line() {
        let mistake = |line| Mistake { line, place: "caps".into(), message: "is wrong".into() };
        let shown = lines("a = 1\n  b = 2\n", vec![mistake(Some(2)), mistake(Some(9)), mistake(None)]);
        assert_eq!(shown.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["b = 2", "", ""]);
    }
}
