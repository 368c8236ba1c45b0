//! Errors, which come before a decision. A problem with one call is a [`Failure`](courtesy_contract::Failure) in the decision.

use std::fmt;

use courtesy_contract::{Violation, printable};

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder can't be read.
    Unreadable,
    /// The file isn't WebAssembly, uses features that aren't allowed, or is too large.
    Module,
    /// The module's imports and exports are not those of a plugin.
    Abi,
    /// The plugin's manifest isn't valid.
    Manifest,
    /// The operator's policy isn't valid.
    Policy,
    /// A catalogue, the operator's or a rule's, isn't valid.
    Messages,
    /// A context isn't valid.
    Context,
    /// An answer isn't valid.
    Answer,
    /// A decision, a record or an outcome isn't valid.
    Record,
    /// Two plugins have the same id.
    Duplicate,
    /// The sandbox could not be set up.
    Sandbox,
}

/// A problem with setting up a host or reading a document. It says what is wrong, where, and what to do.
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

/// The names and lines of the violations in TOML, in their order.
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

    /// Gives each violation its name in TOML and its line, if `line` knows it, and sorts them by line. Those without a line
    /// come last.
    pub(crate) fn in_toml(mut self, name: impl Fn(&str) -> String, line: impl Fn(&str) -> Option<usize>) -> Self {
        let mut placed: Vec<_> = self.violations.into_iter().map(|found| (line(&found.at), found)).collect();
        placed.sort_by_key(|(line, _)| line.unwrap_or(usize::MAX));
        let names = placed.iter().map(|(_, found)| name(&found.at)).collect();
        let (lines, violations) = placed.into_iter().unzip();
        self.violations = violations;
        self.in_toml = Some(Box::new(InToml { names, lines }));
        self
    }

    /// Names the plugin or file that it is about, unless one is named already.
    pub(crate) fn about(mut self, plugin: impl Into<String>) -> Self {
        self.plugin.get_or_insert_with(|| plugin.into());
        self
    }

    /// The kind of an [`Error`].
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The plugin or file that it is about.
    #[must_use]
    pub fn plugin(&self) -> Option<&str> {
        self.plugin.as_deref()
    }

    /// Every place that is wrong in the document.
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

    /// Where each violation is, in the order of [`violations`](Self::violations): the name of the setting in TOML, such as
    /// `[[caps]] number 2, per.days`, and a JSON Pointer in other documents. Empty for the whole document.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        let names = self.in_toml.as_ref().map_or(&[][..], |in_toml| &in_toml.names);
        self.violations
            .iter()
            .enumerate()
            .map(|(index, found)| names.get(index).map_or(found.at.as_str(), String::as_str))
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
