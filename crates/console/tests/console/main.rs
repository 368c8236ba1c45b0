//! The console on servers that run: each test starts its own, with a ledger in a temporary folder.

mod hostile;
mod insights;
mod live;
mod modes;
mod operations;
mod people;
mod story;
