//! Compares two sides: what another policy or other plugins would change, per customer and in total.
//!
//! The caller makes both decisions for each customer. [`ComparedCustomer`] says what differs for one customer,
//! [`Tally`] counts over all of them in memory that doesn't grow with their number, and [`Summary`] has the rows.

mod action;
mod by_name;
mod comparison;
mod customer;
mod difference;
mod entries;
#[cfg(any(test, feature = "testing"))]
pub mod examples;
mod periods;
mod policies;
mod rows;
mod sides;
mod summary;
mod tally;

pub use self::action::{Aspect, ComparedAction, Fate};
pub use self::comparison::Comparison;
pub use self::customer::{Change, ComparedCustomer};
pub use self::difference::{Build, Difference, Setup, differences};
pub use self::periods::{Period, Unit, periods};
pub use self::rows::{
    ChangeRow, ChannelRow, CostRow, DayRow, DisplacedRow, FailureRow, KindRow, QueueRow, RuleRow, SegmentRow, ShadowRow,
};
pub use self::sides::{Side, Sides};
pub use self::summary::{Changed, Summary, total};
pub use self::tally::{Ruling, Tally, Transition, Volume};
