//! The two populations that Courtesy is tested on, the contract's reference page, and the programs that generate them.
//!
//! [`cdnow`] turns the real purchases of an online music shop into contexts; [`town`] generates a town in which
//! everything happens that plugins and rules have to handle, and [`city`] repeats it for measurements. `data/README.md`
//! says what is real and what is assumed.
#![forbid(unsafe_code)]

pub mod arguments;
pub mod cdnow;
#[cfg(feature = "checkout")]
pub mod checkout;
pub mod city;
pub mod population;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod process;
pub mod reference;
pub mod town;

/// The Rust blocks in README.md and sdk-docs: each is compiled, and run unless it is marked `no_run`.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../README.md")]
    mod readme {}
    #[doc = include_str!("../../sdk-docs/plugin-author.md")]
    mod plugin_author {}
    #[doc = include_str!("../../sdk-docs/backend-engineer.md")]
    mod backend_engineer {}
    #[doc = include_str!("../../sdk-docs/operator.md")]
    mod operator {}
    #[doc = include_str!("../../sdk-docs/guardrails.md")]
    mod guardrails {}
    #[doc = include_str!("../../sdk-docs/ledger.md")]
    mod ledger {}
    #[doc = include_str!("../../sdk-docs/measuring.md")]
    mod measuring {}
    #[doc = include_str!("../../sdk-docs/contributor.md")]
    mod contributor {}
    #[doc = include_str!("../../sdk-docs/design.md")]
    mod design {}
    #[doc = include_str!("../../sdk-docs/abi.md")]
    mod abi {}
}
