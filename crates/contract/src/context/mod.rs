//! What is known of one customer at one moment: the input.

mod community;
mod customer;
mod derived;
mod record;

use serde::{Deserialize, Serialize};

pub use community::{Capacity, Community, Event, EventKind, Queue, Score, Volume};
pub use customer::{
    Care, ChannelState, ContactMode, Customer, CustomerKind, CustomerStatus, LegalBasis, MaxContacts, Pause,
    Permission, PermissionStatus, Preferences, QuietHours, SelfServicePreference, TaskModality, ValueTier, Weekday,
};
pub use derived::Derived;
pub use record::{
    Appointment, AppointmentStatus, Approved, Billing, BudgetSpent, Case, CaseKind, CaseStatus, Direction, Feedback,
    FeedbackKind, Friction, Handler, HistoryItem, Interaction, InteractionOutcome, Journey, Order, OrderStatus,
    Severity, Subscription, SubscriptionStatus,
};

use crate::bounded::{given, is_default};
use crate::{ContractVersion, Hook, Label, Seed, Timestamp, Uuid};

/// What is known of one customer at one moment.
///
/// The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
/// `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
/// A plugin ignores keys that it doesn't know. To whoever reads what a CRM writes, an unknown key is a mistake, unless
/// `contract` names a newer version: the misspelt one would protect nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Context {
    /// The contract's version that this document is written for.
    pub contract: ContractVersion,
    /// Names the decision; the CRM chooses it, and the decision repeats it.
    pub decision_id: Uuid,
    /// The occasion on which the CRM asks.
    pub hook: Hook,
    /// The moment the facts were read, and the only clock that a plugin and the rules have.
    pub as_of: Timestamp,
    /// The moment the CRM asks, where that is later than the reading of the facts. What is older than the policy allows is not acted on.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub requested_at: Option<Timestamp>,
    /// The only source of chance for plugins; 0 if left out.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub seed: Seed,
    /// Who the customer is to the company.
    pub customer: Customer,
    /// What the customer asked of the company. It can only tighten what the company allows itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub preferences: Preferences,
    /// What the customer granted, denied or revoked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<Permission>,
    /// The ways in which the customer can be reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<ChannelState>,
    /// Conversations and messages, newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interactions: Vec<Interaction>,
    /// Questions, complaints and other matters that somebody works on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Case>,
    /// Orders, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<Order>,
    /// Subscriptions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subscriptions: Vec<Subscription>,
    /// Appointments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment>,
    /// How the customer stands with paying.
    #[serde(default, skip_serializing_if = "is_default")]
    pub billing: Billing,
    /// Scores that the customer gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    /// Where the customer is on the way to something, and where it gets stuck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journeys: Vec<Journey>,
    /// Whether to be extra careful with this customer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub care: Care,
    /// What happens around the customer and affects many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// What was proposed to this customer before, and what came of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryItem>,
    /// What people agreed to for this customer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Approved>,
    /// What was spent of the operator's budgets on all customers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub budgets: Vec<BudgetSpent>,
    /// How busy the people are who would have to help.
    #[serde(default, skip_serializing_if = "is_default")]
    pub capacity: Capacity,
    /// Customers who help each other.
    #[serde(default, skip_serializing_if = "is_default")]
    pub community: Community,
    /// Scores that the CRM's own models gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<Score>,
    /// Facts that the host computes, so that no plugin needs date arithmetic. What a CRM puts here is replaced.
    #[serde(default, skip_serializing_if = "is_default")]
    pub derived: Derived,
}

fn is_zero(seed: &Seed) -> bool {
    seed.get() == 0
}

impl Context {
    /// A context in which only the required facts are known.
    #[must_use]
    pub fn new(decision_id: Uuid, hook: Hook, as_of: Timestamp, customer_ref: Label) -> Self {
        Self {
            contract: ContractVersion::default(),
            decision_id,
            hook,
            as_of,
            requested_at: None,
            seed: Seed::default(),
            customer: Customer::new(customer_ref),
            preferences: Preferences::default(),
            permissions: Vec::new(),
            channels: Vec::new(),
            interactions: Vec::new(),
            cases: Vec::new(),
            orders: Vec::new(),
            subscriptions: Vec::new(),
            appointments: Vec::new(),
            billing: Billing::default(),
            feedback: Vec::new(),
            journeys: Vec::new(),
            care: Care::default(),
            events: Vec::new(),
            history: Vec::new(),
            approvals: Vec::new(),
            budgets: Vec::new(),
            capacity: Capacity::default(),
            community: Community::default(),
            scores: Vec::new(),
            derived: Derived::default(),
        }
    }
}
