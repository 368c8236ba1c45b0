//! Documents from outside: read strictly, or refused with every fault and its place.

mod nearest;
mod printable;
pub mod read;
mod repeated;
mod unknown_keys;
pub(crate) mod violation;
pub(crate) mod written;

pub(crate) use nearest::nearest_name;
pub(crate) use printable::is_one_line;
pub use printable::printable;
