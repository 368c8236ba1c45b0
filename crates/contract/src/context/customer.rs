//! Who the customer is, and what they asked for.

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
    /// The stage of the customer's relationship with the company.
    CustomerStatus {
        /// Hasn't bought anything yet.
        Prospect => "prospect",
        /// Buys, or uses what they bought.
        Active => "active",
        /// Seems to be leaving.
        Lapsing => "lapsing",
        /// Has left.
        Former => "former",
        /// Has died. Only a person may contact the relatives.
        Deceased => "deceased",
    }
}

words! {
    /// How much business the customer brings, compared with other customers.
    ValueTier {
        /// Less than most.
        Low => "low",
        /// About as much as most.
        Mid => "mid",
        /// More than most.
        High => "high",
    }
}

/// Who the customer is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Customer {
    /// The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine what they know.
    #[serde(rename = "ref")]
    pub reference: Label,
    /// Whether the customer is a person or an organisation.
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
    /// How long the customer has been a customer, in days.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub tenure_days: Option<u32>,
    /// The stage of the customer's relationship with the company.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub status: Option<CustomerStatus>,
    /// The CRM's labels for groups that the customer belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Label>,
    /// How much business the customer brings.
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
    /// How much contact the customer wants.
    ContactMode {
        /// Welcomes contact that the company starts.
        ProactiveWelcome => "proactive_welcome",
        /// Wants contact only when it is needed: no check-ins, gestures or marketing.
        OnlyWhenNeeded => "only_when_needed",
        /// Wants contact only on request.
        OnRequestOnly => "on_request_only",
    }
}

words! {
    /// Whether the customer prefers to do things alone or with help.
    SelfServicePreference {
        /// Prefers to do things alone.
        Own => "self",
        /// No preference.
        Neutral => "neutral",
        /// Prefers help from a person.
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

/// What the customer asked for. Preferences can only tighten the operator's rules.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Preferences {
    /// How much contact the customer wants.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub contact_mode: Option<ContactMode>,
    /// The channels that the customer prefers, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferred_channels: Vec<Channel>,
    /// The channels that the customer doesn't want to be contacted on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid_channels: Vec<Channel>,
    /// In person or remotely, for each task.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modality: Vec<TaskModality>,
    /// Alone or with help.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub self_service: Option<SelfServicePreference>,
    /// Hours on the customer's clock at which nothing may arrive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quiet_hours: Vec<QuietHours>,
    /// The customer's wish not to be contacted for a while.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub pause: Option<Pause>,
    /// The most contacts that the customer wants within some days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub max_contacts: Vec<MaxContacts>,
}

/// How the customer wants one task to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct TaskModality {
    /// The task, as the company names it, such as `advice`.
    pub task: Label,
    /// In person or remotely.
    pub modality: Modality,
}

/// Hours on the customer's clock at which nothing may arrive: from `from` up to but not including `to`. If `to` isn't later than `from`, they end the next day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: TimeOfDay,
    /// The first minute that isn't quiet.
    pub to: TimeOfDay,
    /// The days on which they begin. Default: every day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
}

/// The customer's wish not to be contacted for a while.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Pause {
    /// When it ends. Default: until further notice.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
}

/// The most contacts that the customer wants within some days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct MaxContacts {
    /// The channel that it applies to. Default: all channels together.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The most contacts; 0 means none.
    #[serde(deserialize_with = "whole")]
    pub max: u32,
    /// The length of the period, in days of 24 hours.
    #[serde(deserialize_with = "whole")]
    pub per_days: u32,
}

words! {
    /// What the customer said about one purpose.
    PermissionStatus {
        /// Said yes.
        Granted => "granted",
        /// Said no.
        Denied => "denied",
        /// Said yes, and withdrew it.
        Revoked => "revoked",
        /// Said yes, and it has expired.
        Expired => "expired",
        /// Was asked and hasn't answered.
        Pending => "pending",
        /// Nothing is known.
        Unknown => "unknown",
    }
}

words! {
    /// The legal basis of the contact (GDPR article 6).
    LegalBasis {
        /// The customer's consent.
        Consent => "consent",
        /// The contract with the customer.
        Contract => "contract",
        /// A legal obligation.
        LegalObligation => "legal_obligation",
        /// Somebody's vital interests.
        VitalInterest => "vital_interest",
        /// A task in the public interest.
        PublicInterest => "public_interest",
        /// A legitimate interest of the company.
        LegitimateInterest => "legitimate_interest",
    }
}

/// What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope overrides any "yes".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Permission {
    /// The purpose that it applies to.
    pub purpose: Purpose,
    /// The channel that it applies to. Default: every channel.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The topic that it applies to. Default: every topic.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub topic: Option<Label>,
    /// What the customer said.
    pub status: PermissionStatus,
    /// The legal basis.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub basis: Option<LegalBasis>,
    /// When it begins to hold.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub from_at: Option<Timestamp>,
    /// When it ceases to hold.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub to_at: Option<Timestamp>,
    /// Where the customer said so, such as `preference_page`.
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
    /// Whether the company answers there now.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub available: Option<bool>,
    /// The share of the customer's contacts that used it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub habit: Option<Fraction>,
}

/// Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the CRM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Care {
    /// Whether to send nothing that sells or asks for an opinion.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub handle_with_care: bool,
    /// When it ends. Default: until further notice.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
    /// Purposes for which there must be no contact meanwhile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppress_purposes: Vec<Purpose>,
}
