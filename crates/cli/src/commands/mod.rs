//! One file per command, with its arguments and its main function, `run`.

#[cfg(not(feature = "server"))]
pub(crate) mod absent;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod conformance;
pub(crate) mod decide;
pub(crate) mod erase;
pub(crate) mod explain;
pub(crate) mod insights;
pub(crate) mod inspect;
#[cfg(feature = "server")]
pub(crate) mod keys;
#[cfg(feature = "server")]
pub(crate) mod ledger;
pub(crate) mod new;
pub(crate) mod outcomes;
pub(crate) mod replay;
pub(crate) mod run;
pub(crate) mod schema;
#[cfg(feature = "server")]
pub(crate) mod serve;
pub(crate) mod simulate;
pub(crate) mod test;
