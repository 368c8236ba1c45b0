//! The context that a plugin receives, read section by section.

use std::cell::Cell;
use std::fmt;
use std::ops::Deref;

use courtesy_contract::{
    Appointment, Approved, Billing, BudgetSpent, CONTRACT_VERSION, Capacity, Care, Case, ChannelState, Community,
    Customer, Derived, Event, Feedback, HistoryItem, Hook, Interaction, Journey, Order, Permission, Preferences,
    PromiseMade, Score, Seed, Subscription, Timestamp,
};
use serde::de::DeserializeOwned;
use serde::de::value::MapDeserializer;

use crate::json::{self, Document, Unfit, Value};
use crate::part::{Content, Part};

/// A section of the context, read when the plugin first uses it. It dereferences to its value.
///
/// A section that the plugin doesn't use is never read, and the code to read it isn't part of the plugin. A section that
/// the CRM or the manifest leaves out is empty.
pub struct Section<T: 'static> {
    source: Shared,
    place: usize,
    value: Once<T>,
}

/// The context's JSON, the places of its sections, and the first section that could not be read.
struct Source {
    document: Document,
    /// The places of the sections; 0 if one was left out.
    sections: [u32; Context::SECTIONS.len()],
    broken: Cell<Option<usize>>,
}

// The instance is discarded after the call, so nobody needs to count references to the source.
#[cfg(target_family = "wasm")]
type Shared = &'static Source;

/// A value that is read once.
#[cfg(target_family = "wasm")]
struct Once<T: 'static>(Cell<Option<&'static T>>);

#[cfg(target_family = "wasm")]
impl<T> Once<T> {
    const fn new() -> Self {
        Self(Cell::new(None))
    }

    fn get_or_read(&self, read: impl FnOnce() -> T) -> &T {
        self.0.get().unwrap_or_else(|| {
            let value = Box::leak(Box::new(read()));
            self.0.set(Some(value));
            value
        })
    }
}

#[cfg(target_family = "wasm")]
fn share(source: Source) -> Shared {
    Box::leak(Box::new(source))
}

#[cfg(not(target_family = "wasm"))]
type Shared = std::rc::Rc<Source>;

/// A value that is read once.
#[cfg(not(target_family = "wasm"))]
struct Once<T>(std::cell::OnceCell<T>);

#[cfg(not(target_family = "wasm"))]
impl<T> Once<T> {
    const fn new() -> Self {
        Self(std::cell::OnceCell::new())
    }

    fn get_or_read(&self, read: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(read)
    }
}

#[cfg(not(target_family = "wasm"))]
fn share(source: Source) -> Shared {
    std::rc::Rc::new(source)
}

impl<T: Content> Deref for Section<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_read(|| self.read())
    }
}

impl<T: Content> Section<T> {
    fn new(source: &Shared, place: usize) -> Self {
        Self { source: Shared::clone(source), place, value: Once::new() }
    }

    /// Reads one field, which costs less than reading the whole section.
    pub(crate) fn field<P: Part + Default>(&self, name: &str) -> P {
        let Some(section) = self.source.section(self.place) else { return P::default() };
        let field = section.optional(name);
        self.source.check(self.place);
        field
    }

    fn read(&self) -> T {
        let Some(section) = self.source.section(self.place) else { return T::left_out() };
        let part = T::read(section);
        if part.is_none() {
            section.refuse();
        }
        self.source.check(self.place);
        part.unwrap_or_else(T::left_out)
    }
}

impl Source {
    /// The JSON of a section; `None` if it was left out.
    fn section(&self, section: usize) -> Option<Value<'_>> {
        let place = self.sections.get(section).copied().filter(|place| *place > 0)?;
        Some(Value::at(&self.document, place))
    }

    /// Remembers the first section that could not be read.
    fn check(&self, section: usize) {
        if self.document.is_unfit() && self.broken.get().is_none() {
            self.broken.set(Some(section));
        }
    }
}

impl<'s, T: Part> IntoIterator for &'s Section<Vec<T>> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Content + fmt::Debug> fmt::Debug for Section<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

macro_rules! context {
    ($($(#[$doc:meta])* $name:ident: $content:ty,)+) => {
        /// What a plugin knows about one customer.
        ///
        /// The sections and their fields are those of the contract. A plugin receives what its manifest's `reads` names; the rest
        /// looks as if the CRM didn't know it.
        pub struct Context {
            /// The occasion on which the CRM asks for a decision.
            pub hook: Hook,
            /// When the facts were read; a plugin's only clock.
            pub as_of: Timestamp,
            /// A plugin's only source of randomness.
            pub seed: Seed,
            $($(#[$doc])* pub $name: Section<$content>,)+
            source: Shared,
        }

        /// The sections in their order.
        #[allow(non_camel_case_types)]
        enum Place {
            $($name,)+
        }

        impl Context {
            const SECTIONS: &[&str] = &[$(stringify!($name)),+];

            fn new(source: Shared) -> Result<Self, String> {
                let whole = source.document.root();
                Ok(Self {
                    hook: whole.required("hook").ok_or_else(|| misfit_in("hook"))?,
                    as_of: whole.required("as_of").ok_or_else(|| misfit_in("as_of"))?,
                    seed: whole.optional::<Option<Seed>>("seed").unwrap_or_default(),
                    $($name: Section::new(&source, Place::$name as usize),)+
                    source,
                })
            }
        }
    };
}

context! {
    /// Who the customer is.
    customer: Customer,
    /// What the customer asked of the company.
    preferences: Preferences,
    /// What the customer has granted, denied or revoked.
    permissions: Vec<Permission>,
    /// The ways in which the customer can be reached.
    channels: Vec<ChannelState>,
    /// Conversations and messages, newest last.
    interactions: Vec<Interaction>,
    /// Questions, complaints and other cases.
    cases: Vec<Case>,
    /// Orders, oldest first.
    orders: Vec<Order>,
    /// Subscriptions.
    subscriptions: Vec<Subscription>,
    /// Appointments.
    appointments: Vec<Appointment>,
    /// Whether the customer's payments are up to date.
    billing: Billing,
    /// Ratings that the customer gave.
    feedback: Vec<Feedback>,
    /// How far the customer is in each journey, and where they get stuck.
    journeys: Vec<Journey>,
    /// Whether to be extra careful with this customer.
    care: Care,
    /// Events that affect many customers.
    events: Vec<Event>,
    /// What was done for this customer before, and what came of it.
    history: Vec<HistoryItem>,
    /// What the company has promised this customer, and what became of it.
    promises: Vec<PromiseMade>,
    /// Actions that people have approved for this customer.
    approvals: Vec<Approved>,
    /// What has been spent from the operator's budgets on all customers.
    budgets: Vec<BudgetSpent>,
    /// What the staff can take on.
    capacity: Capacity,
    /// Customers help each other.
    community: Community,
    /// Scores from the CRM's own models.
    scores: Vec<Score>,
    /// Facts that the host computes.
    derived: Derived,
}

impl Context {
    /// Reads the context's outline.
    pub(crate) fn parse(json: &[u8]) -> Result<Self, String> {
        let json = std::str::from_utf8(json).map_err(|_| "the context isn't UTF-8")?.to_owned();
        let document = Document::parse(json).filter(|document| document.root().fields().is_some());
        let document = document.ok_or_else(|| misfit("the context"))?;
        let mut sections = [0; Self::SECTIONS.len()];
        for (section, name) in sections.iter_mut().zip(Self::SECTIONS) {
            *section = document.root().field(name).map_or(0, Value::place);
        }
        Self::new(share(Source { document, sections, broken: Cell::new(None) }))
    }

    /// Reads the plugin's settings; all of them are absent if the context has none.
    pub(crate) fn config<C: DeserializeOwned>(&self) -> Result<C, String> {
        let settings = match self.source.document.root().field("config") {
            Some(settings) => json::into(settings),
            None => C::deserialize(MapDeserializer::<_, Unfit>::new(std::iter::empty::<(&str, &str)>())),
        };
        settings.map_err(|why| format!("the plugin's settings can't be read: {why}"))
    }

    /// An error if a section that was used could not be read.
    pub(crate) fn check(&self) -> Result<(), String> {
        match self.source.broken.get().and_then(|place| Self::SECTIONS.get(place)) {
            Some(section) => Err(misfit_in(section)),
            None => Ok(()),
        }
    }
}

fn misfit_in(field: &str) -> String {
    misfit(&format!("the context's `{field}`"))
}

/// Names only the place: the value may be the customer's, and this text goes to a log.
fn misfit(what: &str) -> String {
    format!("{what} isn't what contract {CONTRACT_VERSION} says")
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.source.document.json())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Result<Context, String> {
        Context::parse(json.as_bytes())
    }

    const FACTS: &str = r#""hook": "review", "as_of": "2026-03-28T20:40:00Z""#;

    #[test]
    fn a_section_that_was_left_out_is_empty() {
        let context = parse(&format!("{{{FACTS}}}")).unwrap();
        assert!(context.orders.is_empty());
        assert_eq!(*context.derived, Derived::default());
        assert_eq!(context.check(), Ok(()));
    }

    #[test]
    fn a_section_that_does_not_fit_is_named_once_it_is_used() {
        let context =
            parse(&format!(r#"{{{FACTS}, "orders": [{{"id": "o-1", "status": "secret"}}], "cases": 7}}"#)).unwrap();
        assert_eq!(context.check(), Ok(()));
        assert!(context.orders.is_empty());
        assert!(context.cases.is_empty());
        assert_eq!(context.check().unwrap_err(), "the context's `orders` isn't what contract 1.1 says");
    }

    #[test]
    fn an_outline_that_does_not_fit_is_refused() {
        assert_eq!(parse("{}").unwrap_err(), "the context's `hook` isn't what contract 1.1 says");
        assert_eq!(parse(r#"{"hook": "secret"}"#).unwrap_err(), "the context's `hook` isn't what contract 1.1 says");
        for json in ["", "[]", "{", "{} {}", r#"{"orders": }"#] {
            assert_eq!(parse(json).unwrap_err(), "the context isn't what contract 1.1 says", "{json}");
        }
        assert_eq!(Context::parse(b"{\"hook\": \"\xff\"}").unwrap_err(), "the context isn't UTF-8");
    }
}
