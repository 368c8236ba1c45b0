//! Replaces the SDK's `part.rs` with serde_json.

use courtesy_contract as contract;
use courtesy_contract::{Customer, Label};
use serde::de::DeserializeOwned;

use crate::json::Value;

/// What can be read from a context.
pub trait Part: DeserializeOwned {
    #[doc(hidden)]
    fn read(value: Value<'_>) -> Option<Self>;
}

impl<T: DeserializeOwned> Part for T {
    fn read(value: Value<'_>) -> Option<Self> {
        serde_json::from_str(value.json).ok()
    }
}

/// The content of a section.
pub trait Content: Part {
    /// The value when the section is left out.
    #[doc(hidden)]
    fn left_out() -> Self;
}

impl<P: Part> Content for Vec<P> {
    fn left_out() -> Self {
        Self::new()
    }
}

impl Content for Customer {
    fn left_out() -> Self {
        Label::new("unknown".to_owned()).map_or_else(|_| unreachable!("a short name fits"), Self::new)
    }
}

macro_rules! empty_when_left_out {
    ($($name:ident),+) => {
        $(impl Content for contract::$name {
            fn left_out() -> Self {
                Self::default()
            }
        })+
    };
}

empty_when_left_out!(Preferences, Billing, Care, Capacity, Community, Derived);

impl Value<'_> {
    /// A required field.
    pub(crate) fn required<P: Part>(self, name: &str) -> Option<P> {
        P::read(self.field(name)?)
    }

    /// An optional field.
    pub(crate) fn optional<P: Part + Default>(self, name: &str) -> P {
        let Some(field) = self.field(name) else { return P::default() };
        P::read(field).unwrap_or_else(|| {
            field.refuse();
            P::default()
        })
    }
}
