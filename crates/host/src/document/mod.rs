//! Documents from outside: read strictly, or rejected with the place of every violation.

pub(crate) mod from_json;
pub(crate) mod from_toml;
mod nearest;
pub(crate) mod places;
mod printable;
mod repeated;
pub(crate) mod schemas;
pub(crate) mod unknown_keys;
pub(crate) mod violation;

pub use nearest::nearest_name;
pub(crate) use printable::is_one_line;
pub use printable::printable;
