//! The command as its users meet it: a process, its output and its exit code.

#[path = "../answers/mod.rs"]
mod answers;
mod build;
mod check;
mod compare;
mod conformance;
mod conformance_echoes;
mod decide;
mod erase;
mod explain;
mod help;
mod names;
mod new_to_test;
mod outcomes;
mod place;
mod recorded;
mod replay;
mod run;
