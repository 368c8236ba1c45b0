//! Why a simulation can't be set up or continued.

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The model can't be read.
    Model,
    /// A line of the event file can't be used.
    Event,
    /// The contexts can't be simulated together.
    Contexts,
    /// The machine doesn't give what is needed, such as threads.
    Machine,
}

/// Why a simulation can't be set up or continued. Its text ends with what to do, and never repeats a customer's values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct Error {
    kind: ErrorKind,
    line: Option<u64>,
    message: String,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, line: None, message: message.into() }
    }

    pub(crate) fn on_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The line of the file that is at fault, counted from 1, if it is known.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        self.line
    }
}
