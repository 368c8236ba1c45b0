//! The one error of reading.

use std::fmt;

use serde::de;

/// A value that doesn't fit, with the name of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    field: Option<String>,
    missing: bool,
}

impl Unfit {
    pub(crate) fn somewhere() -> Self {
        Self { field: None, missing: false }
    }

    /// Names the field, unless a field inside it is named.
    pub(super) fn or_in(mut self, field: &str) -> Self {
        self.field.get_or_insert_with(|| field.to_owned());
        self
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) if self.missing => write!(f, "`{field}` is missing"),
            Some(field) => write!(f, "`{field}` doesn't fit its type"),
            None => f.write_str("they don't fit their type"),
        }
    }
}

impl std::error::Error for Unfit {}

/// Messages are left out: they would make up most of the code, and could repeat what the customer wrote.
impl de::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::somewhere()
    }
    fn missing_field(field: &'static str) -> Self {
        Self { field: Some(field.to_owned()), missing: true }
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::somewhere()
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::somewhere()
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self::somewhere()
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::somewhere()
    }
    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::somewhere().or_in(field)
    }
    fn duplicate_field(field: &'static str) -> Self {
        Self::somewhere().or_in(field)
    }
}
