//! Which links an operator allows.

use courtesy_contract::Destination;

use super::find;
use super::found::Link;
use super::target::Target;

/// The destinations that an operator allows.
pub(crate) struct Allowed(Vec<Target>);

/// A link that isn't allowed, and why.
#[derive(Debug, PartialEq)]
pub(crate) enum Fault<'t> {
    /// It has no scheme, so programs disagree about it.
    Bare(&'t str),
    /// Programs could disagree about what it opens.
    Unclear,
    /// It leads somewhere that the operator doesn't list.
    NotListed(String),
}

impl Allowed {
    pub(crate) fn new(destinations: &[Destination]) -> Self {
        Self(destinations.iter().filter_map(|one| Target::read(one.as_str())).collect())
    }

    /// What is wrong with the first link in a text that isn't allowed.
    pub(crate) fn fault_in<'t>(&self, text: &'t str) -> Option<Fault<'t>> {
        find::links(text).into_iter().find_map(|link| match link {
            Link::Address(address) => self.fault_of(address),
            Link::Mail(mail) => self.fault_of(&format!("mailto:{mail}")),
            Link::Bare(host) => Some(Fault::Bare(host)),
        })
    }

    /// What is wrong with an address, if it isn't allowed.
    pub(crate) fn fault_of(&self, address: &str) -> Option<Fault<'static>> {
        let Some(target) = Target::read(address) else { return Some(Fault::Unclear) };
        let listed = self.0.iter().any(|allowed| allowed.covers(&target));
        (!listed).then(|| Fault::NotListed(address.to_owned()))
    }
}
