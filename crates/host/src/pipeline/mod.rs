//! The steps from a context to a decision, each a file: project, check, screen, arbitrate.
//!
//! [`decide`] joins the last two; between project and check the sandbox runs the plugin.

pub(crate) mod arbitrate;
pub(crate) mod asked;
pub(crate) mod check;
pub(crate) mod decide;
pub(crate) mod derive;
pub(crate) mod evidence;
pub(crate) mod facts;
mod older;
pub(crate) mod project;
pub(crate) mod promises;
pub(crate) mod proposal;
mod ranking;
pub(crate) mod scope;
mod screen;
pub(crate) mod shadow;
pub(crate) mod staff_instead;
