//! The customer and day of `--context`.

use courtesy_contract::Label;

/// A customer on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AtDay {
    pub(super) customer: Label,
    pub(super) day: u32,
}

impl AtDay {
    /// Parses `c-20417@12`; the customer's reference may contain `@`.
    ///
    /// # Errors
    /// What to write instead.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let parts = text.rsplit_once('@').and_then(|(customer, day)| {
            Some(Self { customer: Label::new(customer).ok()?, day: day.parse().ok().filter(|day| *day > 0)? })
        });
        parts.ok_or_else(|| format!("`{text}` isn't a customer on a day; write `c-20417@12`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_may_look_like_an_address() {
        let at = AtDay::parse("jo@shop@7").unwrap();
        assert_eq!((at.customer.as_str(), at.day), ("jo@shop", 7));
        for text in ["c-1", "c-1@", "c-1@0", "@3", "c-1@x"] {
            assert!(AtDay::parse(text).unwrap_err().ends_with("write `c-20417@12`"), "{text}");
        }
    }
}
