//! What the ledger promises, on both databases.

mod crashes;
mod databases;
mod faults;
mod model;
mod moving;
mod shop;
mod suite;
