//! Facts that remember their place in the context, so that they can serve as evidence.

use std::fmt;
use std::ops::Deref;

use courtesy_contract as contract;

use crate::Context;

/// A fact or an item of the context that remembers its place there.
///
/// It dereferences to its value, and serves as [`Evidence`](crate::Evidence). [`fact!`](crate::fact) and the methods
/// of [`Context`](crate::Context) find one.
///
/// ```
/// use courtesy_sdk::prelude::*;
///
/// let context = testing::context(r#"{"orders": [{"id": "o-1", "status": "delivered"}, {"id": "o-2", "status": "failed"}]}"#);
/// let failed = context.orders().find(|order| order.status == OrderStatus::Failed).unwrap();
/// assert_eq!(failed.id, "o-2");
/// assert_eq!(failed.pointer(), "/orders/1");
/// ```
pub struct Fact<'a, T> {
    value: &'a T,
    place: Place,
}

/// A name that is known at compile time; a thin pointer, which keeps facts small.
type Name = &'static &'static str;

/// A place that needs no memory of its own, so that facts are `Copy`.
#[derive(Clone, Copy)]
struct Place {
    section: Name,
    index: Option<u32>,
    /// Field names below the section or item, and below that, each after a slash.
    fields: [Option<Name>; 2],
}

impl<'a, T> Fact<'a, T> {
    pub(crate) fn item(value: &'a T, section: Name, index: usize) -> Self {
        Self { value, place: Place { section, index: u32::try_from(index).ok(), fields: [None; 2] } }
    }

    /// The value, for as long as the context lives.
    #[must_use]
    pub fn get(self) -> &'a T {
        self.value
    }

    /// Its place, as a JSON Pointer.
    #[must_use]
    pub fn pointer(&self) -> String {
        self.place.pointer()
    }

    fn field<F: Known>(value: &'a F, place: Place, fields: Name) -> Option<Fact<'a, F::Value>> {
        value.known().map(|value| Fact { value, place: place.below(fields) })
    }
}

impl Place {
    const WHOLE: Self = Self { section: &"", index: None, fields: [None; 2] };

    fn below(mut self, fields: Name) -> Self {
        // The contract is no deeper than this. If it ever is, the pointer names what contains the field.
        if let Some(free) = self.fields.iter_mut().find(|fields| fields.is_none()) {
            *free = Some(fields);
        }
        self
    }

    #[inline(never)]
    fn pointer(self) -> String {
        let mut pointer = String::from(*self.section);
        if let Some(index) = self.index {
            pointer.push_str(&format!("/{index}"));
        }
        for fields in self.fields.into_iter().flatten() {
            // Rust has no field `ref`.
            match fields.strip_suffix("/reference") {
                Some(before) => pointer.extend([before, "/ref"]),
                None => pointer.push_str(fields),
            }
        }
        pointer
    }
}

impl<T> Clone for Fact<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fact<'_, T> {}

impl<T> Deref for Fact<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value
    }
}

impl<T: fmt::Display> fmt::Display for Fact<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: fmt::Debug> fmt::Debug for Fact<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.pointer(), self.value)
    }
}

/// Reads one fact: `fact!(context.derived.days_since_last_order)` is `Some` if it is known.
///
/// It starts at a `&Context` or at another fact, such as an order. The compiler checks the path. The result is an `Option`
/// of a [`Fact`], so that a fact that was left out can't become evidence. An empty list and `false` count as left out,
/// because the contract leaves both out.
///
/// ```
/// use courtesy_sdk::prelude::*;
///
/// let context = testing::context(r#"{
///     "derived": {"days_since_last_order": 400},
///     "orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-01T12:00:00Z"}]
/// }"#);
/// let days = fact!(context.derived.days_since_last_order).unwrap();
/// assert_eq!(*days, 400);
/// assert_eq!(days.pointer(), "/derived/days_since_last_order");
/// assert!(fact!(context.derived.usual_days_between_orders).is_none());
///
/// let order = context.orders().next().unwrap();
/// assert_eq!(fact!(order.promised_at).unwrap().pointer(), "/orders/0/promised_at");
/// ```
///
/// A misspelt path doesn't compile:
///
/// ```compile_fail
/// # use courtesy_sdk::prelude::*;
/// # let context = testing::context("{}");
/// fact!(context.derived.days_since_last_ordr);
/// ```
#[macro_export]
macro_rules! fact {
    ($start:ident $(. $field:ident)+) => {{
        use $crate::Start as _;
        $start.look_at(|whole| &whole $(.$field)+, &concat!($("/", stringify!($field)),+))
    }};
}

/// Where [`fact!`](crate::fact) can start: a `&Context`, or a [`Fact`] from it.
pub trait Start<'a> {
    /// What the path starts from.
    type Whole: 'a;

    /// Reads the field that `read` returns and `fields` names.
    #[doc(hidden)]
    fn look_at<F: Known + 'a>(
        self,
        read: impl FnOnce(&'a Self::Whole) -> &'a F,
        fields: &'static &'static str,
    ) -> Option<Fact<'a, F::Value>>;
}

impl<'a> Start<'a> for &'a Context {
    type Whole = Context;

    fn look_at<F: Known + 'a>(
        self,
        read: impl FnOnce(&'a Context) -> &'a F,
        fields: &'static &'static str,
    ) -> Option<Fact<'a, F::Value>> {
        Fact::<F>::field(read(self), Place::WHOLE, fields)
    }
}

impl<'a, T: 'a> Start<'a> for &Fact<'a, T> {
    type Whole = T;

    fn look_at<F: Known + 'a>(
        self,
        read: impl FnOnce(&'a T) -> &'a F,
        fields: &'static &'static str,
    ) -> Option<Fact<'a, F::Value>> {
        Fact::<F>::field(read(self.value), self.place, fields)
    }
}

/// A field that [`fact!`](crate::fact) can read.
pub trait Known {
    /// The type of the value, if it is known.
    type Value;

    /// The value, unless the contract leaves the field out.
    fn known(&self) -> Option<&Self::Value>;
}

impl<T> Known for Option<T> {
    type Value = T;
    fn known(&self) -> Option<&T> {
        self.as_ref()
    }
}

impl<T> Known for Vec<T> {
    type Value = Self;
    fn known(&self) -> Option<&Self> {
        (!self.is_empty()).then_some(self)
    }
}

impl Known for bool {
    type Value = Self;
    fn known(&self) -> Option<&Self> {
        self.then_some(self)
    }
}

macro_rules! always_known {
    ($($name:ty),+ $(,)?) => {
        $(impl Known for $name {
            type Value = Self;
            fn known(&self) -> Option<&Self> {
                Some(self)
            }
        })+
    };
}

always_known!(
    u8,
    u32,
    contract::ActionKind,
    contract::AppointmentStatus,
    contract::Approval,
    contract::CaseKind,
    contract::CaseStatus,
    contract::Channel,
    contract::Code,
    contract::EventKind,
    contract::FeedbackKind,
    contract::Fraction,
    contract::Hook,
    contract::Label,
    contract::MinorUnits,
    contract::Money,
    contract::Currency,
    contract::HistoryKind,
    contract::OrderStatus,
    contract::PermissionStatus,
    contract::Purpose,
    contract::Slug,
    contract::SubscriptionStatus,
    contract::Text,
    contract::Timestamp,
);

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    const TOWN: &str = r#"{
        "customer": {"ref": "c-1", "segments": ["families"]},
        "events": [{"ref": "e-1", "kind": "outage"}, {"ref": "e-2", "kind": "closure", "affects_customer": true}],
        "orders": [{"id": "o-1", "status": "shipped", "amount": {"minor": 1250, "currency": "EUR"}}],
        "billing": {"arrears": true},
        "history": [{"key": "k", "kind": "gesture", "at": "2026-03-01T00:00:00Z", "plugin": "caring-gesture"}],
        "approvals": [{"key": "k", "by": "manager", "at": "2026-03-01T00:00:00Z", "amount": {"minor": 500, "currency": "EUR"}}],
        "budgets": [{"name": "gestures", "spent": {"minor": 7, "currency": "EUR"}}]
    }"#;

    #[test]
    fn every_pointer_finds_the_value_in_the_json() {
        let context = testing::context(TOWN);
        let json: serde_json::Value = serde_json::from_str(&format!("{context:?}")).unwrap();
        let at = |pointer: String| json.pointer(&pointer).unwrap_or_else(|| panic!("{pointer}")).to_string();

        assert_eq!(at(fact!(context.customer.reference).unwrap().pointer()), r#""c-1""#);
        assert_eq!(at(fact!(context.customer.segments).unwrap().pointer()), r#"["families"]"#);
        assert_eq!(at(fact!(context.hook).unwrap().pointer()), r#""review""#);
        assert_eq!(at(fact!(context.billing.arrears).unwrap().pointer()), "true");
        let closure = context.events().last().unwrap();
        assert_eq!(at(fact!(closure.reference).unwrap().pointer()), r#""e-2""#);
        assert_eq!(at(fact!(closure.affects_customer).unwrap().pointer()), "true");
        let order = context.orders().next().unwrap();
        let amount = fact!(order.amount).unwrap();
        assert_eq!(at(fact!(amount.minor).unwrap().pointer()), "1250");
        let earlier = context.history().next().unwrap();
        assert_eq!(at(fact!(earlier.plugin).unwrap().pointer()), r#""caring-gesture""#);
        let approved = context.approvals().next().unwrap();
        assert_eq!(at(fact!(approved.by).unwrap().pointer()), r#""manager""#);
        let budget = context.budgets().next().unwrap();
        assert_eq!(at(fact!(budget.name).unwrap().pointer()), r#""gestures""#);
        let spent = fact!(budget.spent).unwrap();
        assert_eq!(at(fact!(spent.minor).unwrap().pointer()), "7");
    }

    #[test]
    fn what_was_left_out_is_not_seen() {
        let context = testing::context("{}");
        assert!(fact!(context.customer.language).is_none());
        assert!(fact!(context.customer.segments).is_none());
        assert!(fact!(context.care.handle_with_care).is_none());
    }

    #[test]
    fn a_fact_outlives_the_item_it_was_seen_in() {
        fn first_event(context: &Context) -> Option<Fact<'_, EventKind>> {
            let event = context.events().next()?;
            fact!(event.kind)
        }
        assert_eq!(format!("{:?}", first_event(&testing::context(TOWN)).unwrap()), "/events/0/kind: Outage");
    }
}
