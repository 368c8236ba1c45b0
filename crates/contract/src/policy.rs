//! The operator's settings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::bounded::given;
use crate::words::words;
use crate::{ActionKind, Channel, Code, ContractVersion, Hook, Label, Link, Percent, Purpose, Slug};

/// The operator's settings for rules and ranking: the file `policy.toml`. Everything may be left out; an empty policy is safe. Unknown keys are refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// The contract's version that this document is written for.
    pub contract: ContractVersion,
    /// Which weights count: `normal`, or `crisis` for care before profit.
    pub profile: Profile,
    /// The purpose each kind of action has at least, whatever a plugin calls it.
    pub purposes: BTreeMap<ActionKind, Purpose>,
    /// At most so many contacts in so many days.
    pub caps: Vec<Cap>,
    /// How long to be careful after something went wrong.
    pub care: CarePolicy,
    /// How to choose among what is left.
    pub arbitration: Arbitration,
    /// What each plugin may do, by its id. A plugin that isn't named may do what its manifest declares.
    pub plugins: BTreeMap<Slug, Grant>,
    /// Plugin ids in the order that settles a tie; the others follow by id.
    pub plugin_order: Vec<Slug>,
    /// Placeholders that this CRM fills in besides the known ones.
    pub placeholders: Vec<Code>,
    /// Addresses that links in actions and messages may start with; none if left out.
    pub links: Vec<Link>,
    /// Mixed into the reference of a customer that a plugin receives, so that nobody can guess back. Set it to something secret.
    pub ref_salt: String,
}

impl Default for Policy {
    fn default() -> Self {
        let week = |channel| Cap { channel: Some(channel), purpose: None, max: 1, per_days: 7 };
        Self {
            contract: ContractVersion::default(),
            profile: Profile::Normal,
            purposes: BTreeMap::new(),
            caps: vec![week(Channel::Email), week(Channel::Sms)],
            care: CarePolicy::default(),
            arbitration: Arbitration::default(),
            plugins: BTreeMap::new(),
            plugin_order: Vec::new(),
            placeholders: Vec::new(),
            links: Vec::new(),
            ref_salt: String::new(),
        }
    }
}

impl Policy {
    /// The purpose an action of this kind has, when a plugin calls it `claimed`: the stricter of the two.
    ///
    /// Without a setting, questions, gestures and suggestions are care, the rest is service.
    #[must_use]
    pub fn purpose(&self, kind: ActionKind, claimed: Purpose) -> Purpose {
        let least = self.purposes.get(&kind).copied().unwrap_or(match kind {
            ActionKind::CheckIn
            | ActionKind::Gesture
            | ActionKind::ChannelSuggestion
            | ActionKind::CommunityHelp
            | ActionKind::PreferenceAsk => Purpose::Care,
            _ => Purpose::Service,
        });
        least.max(claimed)
    }
}

words! {
    /// A set of weights.
    #[derive(Default)]
    Profile {
        /// Customer and company weigh the same.
        #[default]
        Normal => "normal",
        /// Only what the customer gains counts.
        Crisis => "crisis",
    }
}

/// At most so many contacts in any period of so many days of 24 hours, by `history` and what this decision offers. Several caps all hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The channel it is about; all channels together if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The purpose it is about; all purposes together if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// At most so many; 0 is none.
    pub max: u32,
    /// In so many days.
    pub per_days: u32,
}

/// How long to be careful after something went wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CarePolicy {
    /// For so many days after a complaint is closed, still nothing that sells.
    pub cool_off_days: u32,
}

impl Default for CarePolicy {
    fn default() -> Self {
        Self { cool_off_days: 14 }
    }
}

/// How to choose among what is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Arbitration {
    /// At most so many actions that reach the customer in one decision.
    pub max_offered: u32,
    /// For the profile `normal`: what the customer gains and what the company gains, in percent.
    pub normal: Weights,
    /// For the profile `crisis`.
    pub crisis: Weights,
    /// Weights for some actions, in percent more or less.
    pub levers: Vec<Lever>,
}

impl Default for Arbitration {
    fn default() -> Self {
        Self {
            max_offered: 3,
            normal: Weights { customer: 50, company: 50 },
            crisis: Weights { customer: 100, company: 0 },
            levers: Vec::new(),
        }
    }
}

/// How much each side's gain weighs, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// What the customer gains.
    pub customer: u8,
    /// What the company gains.
    pub company: u8,
}

/// A weight for the actions that fit everything it names. The weights of all that fit are added up: `1 + sum(percent) / 100`, and never below 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lever {
    /// Only actions of this plugin.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// Only actions of this kind.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// Only actions for this purpose.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// Only on this occasion. A lever that names one counts in the factor `context`, the others in `lever`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub hook: Option<Hook>,
    /// From -100 (never before others) to 1000.
    pub percent: Percent,
}

/// What one plugin may do. It can only narrow what the manifest declares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Grant {
    /// Whether it is asked at all.
    pub enabled: bool,
    /// The parts of the context it may read; all that its manifest names if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub reads: Option<Vec<Label>>,
    /// The kinds of action it may propose; all that its manifest names if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<ActionKind>>,
    /// The purposes it may act for; all that its manifest names if left out.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<Purpose>>,
    /// Whether it may hold back what others propose, if its manifest asks for that.
    pub holds: bool,
    /// Its settings. What is left out has the default of its manifest.
    pub config: Map<String, Value>,
}

impl Default for Grant {
    fn default() -> Self {
        Self { enabled: true, reads: None, kinds: None, purposes: None, holds: true, config: Map::new() }
    }
}
