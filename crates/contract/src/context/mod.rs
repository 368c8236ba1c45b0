//! What is known about one customer: the input of a decision.

mod community;
mod customer;
mod derived;
mod promise;
mod record;

use serde::{Deserialize, Serialize};

pub use community::{Capacity, Community, Event, EventKind, Queue, Score, Volume};
pub use customer::{
    Care, ChannelState, ContactMode, Customer, CustomerKind, CustomerStatus, LegalBasis, MaxContacts, Pause,
    Permission, PermissionStatus, Preferences, QuietHours, SelfServicePreference, TaskModality, ValueTier, Weekday,
};
pub use derived::Derived;
pub use promise::PromiseMade;
pub use record::{
    Appointment, AppointmentStatus, Approved, Billing, BudgetSpent, Case, CaseKind, CaseStatus, Direction, Feedback,
    FeedbackKind, Friction, Handler, HistoryItem, Interaction, InteractionOutcome, Journey, Order, OrderStatus, Party,
    Resolution, Severity, Subscription, SubscriptionStatus,
};

use crate::bounded::{given, is_default};
use crate::{ContractVersion, Hook, Label, Seed, Timestamp, Uuid};

/// What is known about one customer when a decision is asked for.
///
/// The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
/// `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
/// A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version: a misspelt key
/// would protect nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Context {
    /// The version of the contract that this document follows.
    pub contract: ContractVersion,
    /// The decision's id, chosen by the CRM and repeated in the decision.
    pub decision_id: Uuid,
    /// The occasion on which the CRM asks for a decision.
    pub hook: Hook,
    /// When the facts were read; the only clock of plugins and rules.
    pub as_of: Timestamp,
    /// When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted on.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub requested_at: Option<Timestamp>,
    /// A plugin's only source of randomness. Default: 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub seed: Seed,
    /// Who the customer is.
    pub customer: Customer,
    /// What the customer asked for. Preferences can only tighten the operator's rules.
    #[serde(default, skip_serializing_if = "is_default")]
    pub preferences: Preferences,
    /// What the customer has granted, denied or revoked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<Permission>,
    /// The ways in which the customer can be reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<ChannelState>,
    /// Conversations and messages, newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interactions: Vec<Interaction>,
    /// Questions, complaints and other cases.
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
    /// Whether the customer's payments are up to date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub billing: Billing,
    /// Ratings that the customer gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    /// How far the customer is in each journey, and where they get stuck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journeys: Vec<Journey>,
    /// Whether to be extra careful with this customer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub care: Care,
    /// Events that affect many customers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// What was done for this customer before, and what came of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryItem>,
    /// What the company has promised this customer: the `promises` of earlier decisions, with what became of them; at most 200. Since 1.1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseMade>,
    /// Actions that people have approved for this customer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Approved>,
    /// What has been spent from the operator's budgets on all customers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub budgets: Vec<BudgetSpent>,
    /// What the staff can take on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub capacity: Capacity,
    /// Customers help each other.
    #[serde(default, skip_serializing_if = "is_default")]
    pub community: Community,
    /// Scores from the CRM's own models.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<Score>,
    /// Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here is replaced.
    #[serde(default, skip_serializing_if = "is_default")]
    pub derived: Derived,
}

fn is_zero(seed: &Seed) -> bool {
    seed.get() == 0
}

impl Context {
    /// The most promises that one customer can have. More are a mistake, and nobody could keep them.
    pub const MOST_PROMISES: usize = 200;

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
            promises: Vec::new(),
            approvals: Vec::new(),
            budgets: Vec::new(),
            capacity: Capacity::default(),
            community: Community::default(),
            scores: Vec::new(),
            derived: Derived::default(),
        }
    }
}
