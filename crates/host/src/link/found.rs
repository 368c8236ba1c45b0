//! A link in a text.

/// A part of a text that some program makes a link of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link<'t> {
    /// With its scheme, up to the next space.
    Address(&'t str),
    /// An e-mail address.
    Mail(&'t str),
    /// A host or an IP address without a scheme.
    Bare(&'t str),
}
