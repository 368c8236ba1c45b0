//! The command as its users meet it: a process, its output and its exit code.

mod build;
mod check;
mod conformance;
mod conformance_echoes;
mod decide;
mod help;
mod names;
mod new_to_test;
mod place;
mod run;
