//! The command as users see it: a process with output and an exit status.

mod accepting;
mod all_withheld;
mod allocation;
#[path = "../answers/mod.rs"]
mod answers;
mod asked;
mod build;
mod check;
mod compare;
mod conformance;
mod conformance_echoes;
mod decide;
mod erase;
mod explain;
mod explain_many;
mod files;
mod foreign;
mod fresh;
mod help;
mod insights;
mod killed;
#[cfg(feature = "server")]
mod ledger;
mod messages;
mod names;
mod new_to_test;
mod outcomes;
mod plugin_folders;
mod policy;
mod recorded;
mod replay;
#[path = "../room/mod.rs"]
mod room;
mod run;
mod simulate;
mod space;
mod test_dir;
mod unknown_keys;
