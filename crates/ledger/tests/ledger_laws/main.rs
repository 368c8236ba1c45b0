//! What the ledger promises, on both databases.

mod closing;
mod console;
mod crashes;
mod databases;
mod disk;
mod failover;
mod faults;
mod model;
mod moving;
mod places;
mod shop;
mod suite;
