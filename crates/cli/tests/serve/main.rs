//! `courtesy serve` and `courtesy keys` as processes, and clients as the pages show them.

mod clients;
mod process;
mod served;
