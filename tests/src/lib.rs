//! The two populations that Courtesy is tried on, and the programs that make them.
//!
//! [`cdnow`] turns the real purchases of an online music shop into contexts; [`town`] makes up a town where everything
//! happens that a plugin or a rule has to deal with. `data/README.md` says what is real and what is assumed.
#![forbid(unsafe_code)]

pub mod arguments;
pub mod cdnow;
pub mod population;
pub mod town;
