//! Putting a plugin live, into the shadow or off: the mode is written into a draft of the policy, and compared and published
//! like any other change.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_contract::{Mode, Slug};
use courtesy_ledger::{Draft, DraftChange, ErrorKind};
use courtesy_server::handle::PolicyInForce;
use serde::{Deserialize, Serialize};

use super::{Plugin, find, page};
use crate::Console;
use crate::csrf::Form;
use crate::mode::{self, Unwritable};
use crate::pages::policy::unix_lines;
use crate::refusal::Refusal;
use crate::session::SignedIn;

/// What somebody chose.
#[derive(Debug, Deserialize)]
pub(in super::super) struct Chosen {
    mode: String,
    /// Of the draft that they saw; empty if there was none.
    revision: String,
}

/// Why what somebody chose wasn't written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    Nothing,
    /// The draft isn't the one that they saw.
    Elsewhere,
    /// The draft can't be read.
    NotToml,
    /// The draft has something else where the mode belongs.
    NoPolicy,
}

impl Remark {
    /// The id of its text.
    fn text(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Elsewhere => Some("plugin-draft-elsewhere"),
            Self::NotToml => Some("plugin-draft-no-toml"),
            Self::NoPolicy => Some("plugin-draft-odd"),
        }
    }

    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Nothing => StatusCode::OK,
            Self::Elsewhere => StatusCode::CONFLICT,
            Self::NotToml | Self::NoPolicy => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl From<Unwritable> for Remark {
    fn from(why: Unwritable) -> Self {
        match why {
            Unwritable::NotToml => Self::NotToml,
            Unwritable::NoPolicy => Self::NoPolicy,
        }
    }
}

/// What an operator can choose, and what they had better know before.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    remark: Option<&'static str>,
    /// The words of the modes that it could have instead.
    to: Vec<&'static str>,
    /// The mode in the draft, if that isn't the one in force.
    drafted: Option<&'static str>,
    revision: Option<i64>,
    /// What the draft is like, as ids of texts.
    warnings: Vec<&'static str>,
    /// The file that the policy is in, and the table of the plugin in it.
    file: Option<(String, String)>,
}

impl Choice {
    /// What they can choose; `None` if they may not.
    pub(super) async fn of(
        console: &Console,
        signed_in: &SignedIn,
        plugin: &Plugin<'_>,
        remark: Remark,
    ) -> Result<Option<Self>, Refusal> {
        if !signed_in.may("POST", "/console/plugins/{id}/mode") {
            return Ok(None);
        }
        let in_force = console.handle.policy();
        let file = match (&in_force, &console.handle.settings().policy) {
            (PolicyInForce::File(text), Some(path)) => Some((path.display().to_string(), mode::table(text, plugin.id))),
            _ => None,
        };
        let draft = console.handle.with_ledger(console.handle.ledger().draft(&signed_in.who.name).await)?;
        let draft = draft.filter(|_| file.is_none());
        let drafted = draft.as_ref().map_or(Some(plugin.mode), |draft| mode::of(&draft.text, plugin.id));
        let to = Mode::ALL.iter().filter(|to| plugin.info.is_some() && Some(**to) != drafted);
        Ok(Some(Self {
            remark: remark.text(),
            to: to.map(|mode| mode.word()).collect(),
            drafted: drafted.filter(|mode| *mode != plugin.mode).map(Mode::word),
            revision: draft.as_ref().map(|draft| draft.revision),
            warnings: draft.map(|draft| warnings(console, plugin.id, &draft, &in_force)).unwrap_or_default(),
            file,
        }))
    }
}

fn warnings(console: &Console, plugin: &Slug, draft: &Draft, in_force: &PolicyInForce) -> Vec<&'static str> {
    let in_force = unix_lines(in_force.text());
    // What the policy in force would be with nothing but the draft's mode of this plugin.
    let alone = mode::of(&draft.text, plugin).and_then(|mode| mode::written(&in_force, plugin, mode).ok());
    let changes_more = draft.text != in_force && alone.is_none_or(|alone| alone != draft.text);
    let has_mistakes = !console.handle.mistakes(&draft.text).is_empty();
    let told = [(changes_more, "plugin-draft-more"), (has_mistakes, "plugin-draft-mistakes")];
    told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, text)| text).collect()
}

/// `POST /console/plugins/{id}/mode`
pub(in super::super) async fn choose(
    State(console): State<Arc<Console>>,
    Path(id): Path<String>,
    Form(signed_in, chosen): Form<Chosen>,
) -> Result<Response, Refusal> {
    let plugin = find(&console.handle.host(), &id)?.id.clone();
    let wanted = mode::named(&chosen.mode).ok_or(Refusal::Invalid("invalid-form"))?;
    match write(&console, &signed_in.who.name, &plugin, wanted, chosen.revision.parse().ok()).await? {
        Remark::Nothing => Ok(Redirect::to("/console/policy").into_response()),
        remark => page(&console, &signed_in, &id, remark).await,
    }
}

/// Writes a mode into somebody's draft, or into the policy in force as a draft of theirs.
async fn write(console: &Console, by: &str, plugin: &Slug, mode: Mode, read: Option<i64>) -> Result<Remark, Refusal> {
    let in_force = console.handle.policy();
    if matches!(in_force, PolicyInForce::File(_)) {
        return Err(Refusal::Invalid("invalid-policy-of-a-file"));
    }
    let draft = console.handle.with_ledger(console.handle.ledger().draft(by).await)?;
    if draft.as_ref().map(|draft| draft.revision) != read {
        return Ok(Remark::Elsewhere);
    }
    let (before, seen) = match draft {
        Some(draft) => (draft.text, draft.seen),
        None => (unix_lines(in_force.text()), in_force.number()),
    };
    let text = match mode::written(&before, plugin, mode) {
        Ok(text) if text == before => return Ok(Remark::Nothing),
        Ok(text) => text,
        Err(why) => return Ok(why.into()),
    };
    match console.handle.ledger().save_draft(by, &DraftChange { text, seen, read }).await {
        Err(fault) if fault.kind() == ErrorKind::Stale => Ok(Remark::Elsewhere),
        saved => console.handle.with_ledger(saved).map(|_| Remark::Nothing).map_err(Refusal::from),
    }
}
