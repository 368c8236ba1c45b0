//! Servers that run: each test starts its own, on free ports, with a ledger in a temporary folder.

mod approvals;
mod batch;
mod client;
mod decisions;
mod documents;
mod limits;
mod live;
mod outage;
mod pages;
mod people;
mod reload;
mod roles;
mod seen;
mod stopping;
mod tls;
