//! Errors of the host as exceptions of the Python package.

use std::error::Error as _;

use courtesy_contract::Violation;
use courtesy_host::{Error, ErrorKind};
use pyo3::prelude::*;

/// A problem, on its way to Python.
#[derive(Debug)]
pub(crate) struct Problem {
    kind: &'static str,
    message: String,
    /// In the document: a JSON Pointer, what is wrong there, and the line if it is TOML.
    places: Vec<(String, String, Option<usize>)>,
}

impl Problem {
    /// A problem that isn't the host's.
    pub(crate) fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), places: Vec::new() }
    }

    /// What was passed isn't the Arrow data that it should be.
    pub(crate) fn of_arrow(message: impl Into<String>) -> Self {
        Self::new("arrow", message)
    }

    /// What is wrong, where, and what to do.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Names the file that it is about.
    pub(crate) fn in_file(mut self, name: &str) -> Self {
        self.message = format!("{name}: {}", self.message);
        self
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let line = |index: usize| error.lines().get(index).copied().flatten();
        let place = |(index, found): (usize, &Violation)| (found.at.clone(), found.message.clone(), line(index));
        Self {
            kind: word(error.kind()),
            message: with_sources(&error),
            places: error.violations().iter().enumerate().map(place).collect(),
        }
    }
}

impl From<Problem> for PyErr {
    fn from(problem: Problem) -> Self {
        let Problem { kind, message, places } = problem;
        let class = if kind == word(ErrorKind::Context) { "ContextError" } else { "Error" };
        Python::attach(|py| {
            let made = py
                .import("courtesy._errors")
                .and_then(|module| module.getattr(class))
                .and_then(|class| class.call1((message, kind, places)));
            made.map_or_else(|error| error, PyErr::from_value)
        })
    }
}

/// What is wrong, and why.
fn with_sources(error: &Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        message += &format!(": {cause}");
        source = cause.source();
    }
    message
}

fn word(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Unreadable => "unreadable",
        ErrorKind::Module => "module",
        ErrorKind::Abi => "abi",
        ErrorKind::Manifest => "manifest",
        ErrorKind::Policy => "policy",
        ErrorKind::Messages => "messages",
        ErrorKind::Context => "context",
        ErrorKind::Answer => "answer",
        ErrorKind::Record => "record",
        ErrorKind::Duplicate => "duplicate",
        ErrorKind::Sandbox => "sandbox",
        _ => "other",
    }
}
