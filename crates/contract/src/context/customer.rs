//! Who the customer is, and on which terms they want to be met.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::{given_whole, whole};
use crate::words::words;
use crate::{Channel, Country, Fraction, Label, Language, Modality, Purpose, TimeOfDay, Timestamp, ZoneName};

words! {
    /// Whether the customer is a person or an organisation.
    CustomerKind {
        /// A person.
        Person => "person",
        /// A company or another organisation.
        Organisation => "organisation",
    }
}

words! {
    /// Where the customer stands in the relation.
    CustomerStatus {
        /// Has not bought yet.
        Prospect => "prospect",
        /// Buys or uses.
        Active => "active",
        /// Is on the way out.
        Lapsing => "lapsing",
        /// Has left.
        Former => "former",
        /// Has died; only a person may take contact with the relatives.
        Deceased => "deceased",
    }
}

words! {
    /// How much the customer's business amounts to, next to other customers.
    ValueTier {
        /// Less than most.
        Low => "low",
        /// As most.
        Mid => "mid",
        /// More than most.
        High => "high",
    }
}

/// Who the customer is to the company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Customer {
    /// The CRM's opaque reference. Each plugin receives a different one, so that plugins can't compare notes.
    #[serde(rename = "ref")]
    pub reference: Label,
    /// A person or an organisation.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<CustomerKind>,
    /// The language the customer prefers.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The customer's time zone.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<ZoneName>,
    /// The country the customer lives in.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// A part of the country, as the CRM names it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub region: Option<Label>,
    /// For how many days the customer has been one.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub tenure_days: Option<u32>,
    /// Where the customer stands in the relation.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub status: Option<CustomerStatus>,
    /// Groups that the CRM puts the customer in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Label>,
    /// How much the customer's business amounts to.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub value_tier: Option<ValueTier>,
}

impl Customer {
    /// A customer of whom only the reference is known.
    #[must_use]
    pub fn new(reference: Label) -> Self {
        Self {
            reference,
            kind: None,
            language: None,
            time_zone: None,
            country: None,
            region: None,
            tenure_days: None,
            status: None,
            segments: Vec::new(),
            value_tier: None,
        }
    }
}

words! {
    /// When the customer wants the company to be there.
    ContactMode {
        /// Welcomes contact that the company starts.
        ProactiveWelcome => "proactive_welcome",
        /// Wants contact only when there is a need: no check-ins, gestures or marketing.
        OnlyWhenNeeded => "only_when_needed",
        /// Wants the company there only when called, like a butler.
        OnRequestOnly => "on_request_only",
    }
}

words! {
    /// Whether the customer would rather do things alone or be helped.
    SelfServicePreference {
        /// Would rather do it alone.
        Own => "self",
        /// No preference.
        Neutral => "neutral",
        /// Would rather be helped by a person.
        Human => "human",
    }
}

words! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday => "monday",
        /// Tuesday.
        Tuesday => "tuesday",
        /// Wednesday.
        Wednesday => "wednesday",
        /// Thursday.
        Thursday => "thursday",
        /// Friday.
        Friday => "friday",
        /// Saturday.
        Saturday => "saturday",
        /// Sunday.
        Sunday => "sunday",
    }
}

/// What the customer asked of the company. It can only tighten what the company allows itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Preferences {
    /// When the customer wants the company to be there.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub contact_mode: Option<ContactMode>,
    /// Channels the customer likes, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferred_channels: Vec<Channel>,
    /// Channels the customer doesn't want to be met on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid_channels: Vec<Channel>,
    /// In person or at a distance, by task.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modality: Vec<TaskModality>,
    /// Alone or helped.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub self_service: Option<SelfServicePreference>,
    /// Hours on the customer's clock in which nothing may arrive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quiet_hours: Vec<QuietHours>,
    /// The customer wants to be left alone for a while.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub pause: Option<Pause>,
    /// At most so many contacts in so many days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub max_contacts: Vec<MaxContacts>,
}

/// Where the customer wants one task to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct TaskModality {
    /// The task, as the company names it, such as `advice`.
    pub task: Label,
    /// In person or at a distance.
    pub modality: Modality,
}

/// Hours on the customer's clock in which nothing may arrive: from `from` up to but not including `to`. When `to` isn't later than `from`, the period ends the next day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: TimeOfDay,
    /// The first minute that isn't quiet.
    pub to: TimeOfDay,
    /// The days on which the period starts; every day if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
}

/// The customer wants to be left alone for a while.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Pause {
    /// Until when; until further notice if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
}

/// At most so many contacts in so many days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct MaxContacts {
    /// The channel it is about; all channels together if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// At most so many contacts; 0 is none.
    #[serde(deserialize_with = "whole")]
    pub max: u32,
    /// In any period of so many days of 24 hours.
    #[serde(deserialize_with = "whole")]
    pub per_days: u32,
}

words! {
    /// What the customer said to one purpose on one channel.
    PermissionStatus {
        /// Said yes.
        Granted => "granted",
        /// Said no.
        Denied => "denied",
        /// Said yes before, and took it back.
        Revoked => "revoked",
        /// Said yes before, and it has run out.
        Expired => "expired",
        /// Was asked, and has not answered.
        Pending => "pending",
        /// Nothing is known.
        Unknown => "unknown",
    }
}

words! {
    /// The ground in law (GDPR article 6) on which the contact rests.
    LegalBasis {
        /// The customer's consent.
        Consent => "consent",
        /// The contract with the customer.
        Contract => "contract",
        /// A duty in law.
        LegalObligation => "legal_obligation",
        /// Somebody's life or health.
        VitalInterest => "vital_interest",
        /// A task in the public interest.
        PublicInterest => "public_interest",
        /// A legitimate interest of the company.
        LegitimateInterest => "legitimate_interest",
    }
}

/// What the customer granted, denied or revoked, for one purpose. A "no" at the same or a wider level beats any "yes".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Permission {
    /// The purpose it is about.
    pub purpose: Purpose,
    /// The channel it is about; every channel if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The topic it is about; every topic if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// What the customer said.
    pub status: PermissionStatus,
    /// The ground in law.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub basis: Option<LegalBasis>,
    /// From when it holds.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub from_at: Option<Timestamp>,
    /// Until when it holds.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub to_at: Option<Timestamp>,
    /// Where the customer said it, such as `preference_page`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub source: Option<Label>,
}

/// One way in which the customer can be reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct ChannelState {
    /// The channel.
    pub channel: Channel,
    /// Whether the CRM has what it needs to reach the customer there.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub reachable: Option<bool>,
    /// Whether the customer confirmed it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
    /// Whether the company can be reached there now.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub available: Option<bool>,
    /// The share of the customer's contacts that went over it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub habit: Option<Fraction>,
}

/// Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the CRM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Care {
    /// Be careful: nothing that sells, nothing that asks for an opinion.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub handle_with_care: bool,
    /// Until when; until further notice if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
    /// Purposes for which there must be no contact at all meanwhile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppress_purposes: Vec<Purpose>,
}
