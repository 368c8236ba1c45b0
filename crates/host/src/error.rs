//! What can go wrong before a call. What goes wrong in a call is a [`Failure`](courtesy_contract::Failure) in the decision.

use std::fmt;

use courtesy_contract::{Violation, printable};

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder can't be read.
    Unreadable,
    /// The file isn't a WebAssembly module, or one with features that are switched off, or too large.
    Module,
    /// The module doesn't import and export what a plugin should.
    Abi,
    /// What the plugin says of itself isn't right.
    Manifest,
    /// The operator's policy isn't right.
    Policy,
    /// A catalogue of messages, the operator's or a rule's, isn't right.
    Messages,
    /// A context isn't right.
    Context,
    /// An answer isn't right.
    Answer,
    /// Something that is kept isn't right: a decision, a record of one, or what came of it.
    Record,
    /// Two plugins have the same id.
    Duplicate,
    /// The sandbox could not be set up.
    Sandbox,
}

/// What went wrong while setting up a host or reading a document: what, where, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub struct Error {
    kind: ErrorKind,
    plugin: Option<String>,
    message: String,
    violations: Vec<Violation>,
    in_toml: Option<Box<InToml>>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Where the violations stand in TOML, in their order.
#[derive(Debug)]
struct InToml {
    names: Vec<String>,
    lines: Vec<Option<usize>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, plugin: None, message: message.into(), violations: Vec::new(), in_toml: None, source: None }
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn with_violations(mut self, violations: Vec<Violation>) -> Self {
        self.violations = violations;
        self
    }

    /// Calls the place of each violation by its name in TOML, adds its line as far as `line` knows it, and puts them in
    /// the order of the lines; those without come last.
    pub(crate) fn in_toml(mut self, name: impl Fn(&str) -> String, line: impl Fn(&str) -> Option<usize>) -> Self {
        let mut placed: Vec<_> = self.violations.into_iter().map(|found| (line(&found.at), found)).collect();
        placed.sort_by_key(|(line, _)| line.unwrap_or(usize::MAX));
        let names = placed.iter().map(|(_, found)| name(&found.at)).collect();
        let (lines, violations) = placed.into_iter().unzip();
        self.violations = violations;
        self.in_toml = Some(Box::new(InToml { names, lines }));
        self
    }

    /// Names the plugin or the file it is about, unless it is named already.
    pub(crate) fn about(mut self, plugin: impl Into<String>) -> Self {
        self.plugin.get_or_insert_with(|| plugin.into());
        self
    }

    /// What sort of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The plugin or the file it is about.
    #[must_use]
    pub fn plugin(&self) -> Option<&str> {
        self.plugin.as_deref()
    }

    /// Every place where a document departs from its schema, or a policy from what can be followed.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The line of each violation, counted from 1, in the order of [`violations`](Self::violations); empty for a document
    /// that isn't TOML. A violation of the whole document has none.
    #[must_use]
    pub fn lines(&self) -> &[Option<usize>] {
        self.in_toml.as_ref().map_or(&[], |in_toml| &in_toml.lines)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(plugin) = &self.plugin {
            write!(f, "{}: ", printable(plugin))?;
        }
        f.write_str(&self.message)?;
        for (index, Violation { at, message }) in self.violations.iter().enumerate() {
            let line = self.lines().get(index).copied().flatten().map(|line| format!("line {line}"));
            let at = match self.in_toml.as_ref().and_then(|in_toml| in_toml.names.get(index)) {
                Some(name) => name.as_str(),
                None if at.is_empty() => "(whole document)",
                None => at.as_str(),
            };
            let place: Vec<&str> =
                line.iter().map(String::as_str).chain([at]).filter(|part| !part.is_empty()).collect();
            let place = if place.is_empty() { String::new() } else { place.join(", ") + ": " };
            write!(f, "\n  {place}{message}")?;
        }
        Ok(())
    }
}
