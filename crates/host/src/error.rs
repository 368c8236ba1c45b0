//! What can go wrong before a call. What goes wrong in a call is a [`Failure`](courtesy_contract::Failure) in the decision.

use std::fmt;

use courtesy_contract::Violation;

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
    lines: Vec<Option<usize>>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let (violations, lines) = (Vec::new(), Vec::new());
        Self { kind, plugin: None, message: message.into(), violations, lines, source: None }
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn with_violations(mut self, violations: Vec<Violation>) -> Self {
        self.violations = violations;
        self
    }

    /// Adds the line of each violation, as far as `line` knows it, and puts them in its order; those without come last.
    pub(crate) fn with_lines(mut self, line: impl Fn(&Violation) -> Option<usize>) -> Self {
        let mut placed: Vec<_> = self.violations.into_iter().map(|violation| (line(&violation), violation)).collect();
        placed.sort_by_key(|(line, _)| line.unwrap_or(usize::MAX));
        (self.lines, self.violations) = placed.into_iter().unzip();
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
        &self.lines
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(plugin) = &self.plugin {
            write!(f, "{plugin}: ")?;
        }
        f.write_str(&self.message)?;
        for (index, Violation { at, message }) in self.violations.iter().enumerate() {
            let at = if at.is_empty() { "(whole document)" } else { at };
            let line =
                self.lines.get(index).copied().flatten().map(|line| format!("line {line}, ")).unwrap_or_default();
            write!(f, "\n  {line}{at}: {message}")?;
        }
        Ok(())
    }
}
