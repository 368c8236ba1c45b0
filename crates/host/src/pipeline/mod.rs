//! The steps from a context to a decision, each a file: project, derive, check, weigh, arbitrate.

pub(crate) mod arbitrate;
pub(crate) mod check;
pub(crate) mod derive;
pub(crate) mod project;
pub(crate) mod weigh;
