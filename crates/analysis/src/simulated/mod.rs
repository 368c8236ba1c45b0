//! What a simulation counts: each day, each finding, and the totals. `courtesy-simulate` fills them in.

mod day;
mod finding;
mod setup;
mod spread;
mod totals;

pub use day::{BudgetDay, Day, PromiseCount, QueueDay};
pub use finding::{Finding, Law};
pub use setup::{Run, Setup, Simulated};
pub use spread::Spread;
pub use totals::{Breach, QueueTotal, Silence, Totals};
