//! What a simulation starts from: contexts, model and events.

use anyhow::{Context as _, Result, bail};
use courtesy_contract::Context;
use courtesy_simulate::{Events, Model};

use super::Simulate;
use crate::console::Console;
use crate::input::unknown::UnknownKeys;
use crate::input::unreadable::Unreadable;
use crate::input::{Input, Kind};
use crate::{files, messages};

/// What a simulation starts from.
pub(super) struct Inputs {
    pub(super) contexts: Vec<Context>,
    pub(super) model: Model,
    pub(super) events: Events,
    pub(super) has_unreadable: bool,
}

impl Inputs {
    /// Reads the files that the arguments name, and checks the events against the contexts.
    ///
    /// # Errors
    /// Names a file that can't be used, with the line.
    pub(super) fn read(simulate: &Simulate, console: &mut Console) -> Result<Self> {
        let model = match &simulate.model {
            None => Model::default(),
            Some(path) => Model::parse(&files::read_text(path)?).with_context(|| path.display().to_string())?,
        };
        let events = match &simulate.events {
            None => Events::default(),
            Some(path) => {
                Events::parse(&files::read_text(path)?, simulate.days).with_context(|| path.display().to_string())?
            }
        };
        let (contexts, has_unreadable) = contexts(simulate, console)?;
        if let Some(path) = &simulate.events {
            events.check(&contexts).with_context(|| path.display().to_string())?;
        }
        Ok(Self { contexts, model, events, has_unreadable })
    }
}

/// The contexts, and whether some lines can't be read.
fn contexts(simulate: &Simulate, console: &mut Console) -> Result<(Vec<Context>, bool)> {
    let unknown = if simulate.strict { UnknownKeys::refused() } else { UnknownKeys::counted() };
    let mut unreadable = Unreadable::default();
    let mut contexts = Vec::new();
    for piece in Input::open(&simulate.input, Kind::Contexts)? {
        match unknown.context(piece.with_context(|| format!("reading {}", simulate.input.display()))?) {
            Ok(context) => contexts.push(context),
            Err(broken) => {
                if unreadable.note(broken.line, &broken.problem) {
                    messages::unreadable_line(console.err, broken.line, &broken.problem)?;
                }
            }
        }
    }
    unreadable.report(console.err)?;
    unknown.report(console.err)?;
    if contexts.is_empty() {
        bail!("{} has no context that can be read; is it the right file?", simulate.input.display());
    }
    Ok((contexts, unreadable.count() > 0))
}
