//! The operator's settings.

mod arbitration;
mod continuity;
mod exclusion;
mod grant;
mod limit;
mod profile;
pub(crate) mod short;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use arbitration::{Arbitration, Lever, Weights};
pub use continuity::{Repetition, Silence, StaffInstead};
pub use exclusion::{Exclusion, Selector};
pub use grant::{Breaker, Fallback, FallbackStep, Grant, Mode};
pub use limit::{Budget, BudgetScope, CalendarUnit, Cap, Period, Span};
pub use profile::Profile;

use crate::bounded::{at_least_one, given};
use crate::whole::{whole, whole_by_name};
use crate::{
    ActionKind, Channel, Code, ContractVersion, Destination, Label, Language, Purpose, Slug, TenThousandths, TimeOfDay,
    Weekday, ZoneName,
};

/// The operator's settings for rules and ranking: the file `policy.toml`. Every setting is optional, and an empty policy is safe. Unknown keys are rejected.
///
/// Reading one writes its short forms out: `"7 days"` becomes `{"kind": "rolling", "days": 7}`, and `"calendar month"` is in the policy's `time_zone`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Policy"))]
#[serde(crate = "crate::strict", deny_unknown_fields, default, remote = "Self")]
pub struct Policy {
    /// The version of the contract that this document follows.
    pub contract: ContractVersion,
    /// The profile in force: `normal`, `crisis` for care before profit, or one of the policy's own `profiles`.
    pub profile: Slug,
    /// What changes in a profile, by its name. What a profile doesn't name is as in the rest of the policy.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub profiles: BTreeMap<Slug, Profile>,
    /// The time zone of periods such as `calendar month`, by its IANA name. Default: none, so that each names its own.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<ZoneName>,
    /// The languages of the explanations in decisions, by their tags, such as `["nl", "en"]`; at least one. The first is also the language of the details for operators. Courtesy has `de`, `en`, `fr` and `nl`; the operator's catalogues can add others.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    #[serde(deserialize_with = "at_least_one")]
    pub languages: Vec<Language>,
    /// The language to write in when the customer's isn't known. Default: none, so that such a customer gets no text. Since 1.1.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub default_language: Option<Language>,
    /// Mixed into everything that is computed from a customer's reference: the reference that a plugin receives, and who is held out. Set it to a secret, and don't change it.
    pub ref_salt: String,
    /// Placeholders that this CRM fills in, besides the standard ones.
    pub placeholders: Vec<Code>,
    /// Where links in actions and messages may lead: below an address that starts with `https://`, such as `https://shop.example/help`, or to exactly this `mailto:` or `tel:` address. Default: nowhere.
    pub links: Vec<Destination>,
    /// Plugin ids in the order that breaks a tie; the others follow by id.
    pub plugin_order: Vec<Slug>,
    /// The least strict purpose for each kind of action, whatever its plugin says. Default: `care` for kinds that ask, give or suggest something (`check_in`, `gesture`, `channel_suggestion`, `community_help`, `preference_ask`), and `service` for the others. A gesture that is tied to a purchase is always `marketing`.
    pub purposes: BTreeMap<ActionKind, Purpose>,
    /// How old facts may be to act on them.
    pub freshness: Freshness,
    /// How long to be extra careful after something went wrong.
    pub care: CarePolicy,
    /// Hours on the customer's clock at which nothing may arrive, besides the customer's own quiet hours. Default: from 21:00 to 08:00 on every channel that rings. An empty list means none.
    pub quiet_hours: Vec<QuietPeriod>,
    /// Limits on the number of contacts in a period. Default: one e-mail and one text message in any 7 days. An empty list means no caps.
    pub caps: Vec<Cap>,
    /// The channels from the least to the most intrusive. If a cap is full on one channel, the same action doesn't move to a more intrusive one, unless it is critical. A channel that isn't listed is more intrusive than those that are. Default: from `app` through `email`, `post`, `push`, `chat`, `messaging` and `sms` to `phone` and `in_person`. Since 1.1.
    pub intrusiveness: Vec<Channel>,
    /// How long the same words aren't said again. Since 1.1.
    pub repetition: Repetition,
    /// How long a customer may wait for a word while something is open. Since 1.1.
    pub silence: Silence,
    /// What staff get when service can't reach the customer. Since 1.1.
    pub staff_instead: StaffInstead,
    /// Limits on money in a period. A gesture or service recovery that costs something and that no budget applies to needs approval.
    pub budgets: Vec<Budget>,
    /// Actions that don't go together, or only in one order.
    pub exclusions: Vec<Exclusion>,
    /// How much work staff can be given.
    pub capacity: CapacityPolicy,
    /// Experiments: some customers are held out, so that the effect on the others can be measured.
    pub holdouts: Vec<Holdout>,
    /// How to choose among the actions that the rules allow.
    pub arbitration: Arbitration,
    /// When a plugin that keeps failing rests.
    pub breaker: Breaker,
    /// What each plugin may do, by its id. A plugin that isn't named may do all that its manifest asks for.
    pub plugins: BTreeMap<Slug, Grant>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            contract: ContractVersion::default(),
            profile: Slug::new(Self::NORMAL).expect("a name in kebab-case"),
            profiles: BTreeMap::new(),
            time_zone: None,
            languages: vec![Language::new("en").expect("a language tag")],
            default_language: None,
            ref_salt: String::new(),
            placeholders: Vec::new(),
            links: Vec::new(),
            plugin_order: Vec::new(),
            purposes: BTreeMap::new(),
            freshness: Freshness::default(),
            care: CarePolicy::default(),
            quiet_hours: vec![QuietPeriod::night()],
            caps: vec![Cap::one_a_week(Channel::Email), Cap::one_a_week(Channel::Sms)],
            intrusiveness: continuity::intrusiveness(),
            repetition: Repetition::default(),
            silence: Silence::default(),
            staff_instead: StaffInstead::default(),
            budgets: Vec::new(),
            exclusions: Vec::new(),
            capacity: CapacityPolicy::default(),
            holdouts: Vec::new(),
            arbitration: Arbitration::default(),
            breaker: Breaker::default(),
            plugins: BTreeMap::new(),
        }
    }
}

/// How old facts may be to act on them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Freshness {
    /// The longest time between the reading of the facts (`as_of`) and the request (`requested_at`), in seconds. After that, nothing that reaches the customer is offered.
    #[serde(deserialize_with = "whole")]
    pub max_age_s: u32,
    /// The age in days after which a score (`scores`) no longer supports an action.
    #[serde(deserialize_with = "whole")]
    pub score_max_age_days: u32,
}

impl Default for Freshness {
    fn default() -> Self {
        Self { max_age_s: 86_400, score_max_age_days: 90 }
    }
}

/// How long to be extra careful after something went wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct CarePolicy {
    /// How long after a complaint is closed there is no marketing and no gesture that is tied to a purchase, in days.
    #[serde(deserialize_with = "whole")]
    pub cool_off_days: u32,
}

impl Default for CarePolicy {
    fn default() -> Self {
        Self { cool_off_days: 14 }
    }
}

/// Hours on the customer's clock at which nothing may arrive: from `from` up to but not including `to`. If `to` isn't later than `from`, they end the next day. What would arrive then waits until they are over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct QuietPeriod {
    /// The first quiet minute.
    pub from: TimeOfDay,
    /// The first minute that isn't quiet.
    pub to: TimeOfDay,
    /// The days on which they begin. Default: every day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
    /// The channels that they apply to. Default: every channel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Whether critical service (purpose `service`, urgency `critical`) may still arrive. A customer's own quiet hours have no exception.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub except_critical_service: bool,
}

impl QuietPeriod {
    /// From 21:00 to 08:00 on every channel that rings.
    fn night() -> Self {
        const EVENING: TimeOfDay = TimeOfDay::constant("21:00");
        const MORNING: TimeOfDay = TimeOfDay::constant("08:00");
        Self {
            from: EVENING,
            to: MORNING,
            days: Vec::new(),
            channels: vec![
                Channel::Sms,
                Channel::Phone,
                Channel::Chat,
                Channel::Messaging,
                Channel::Push,
                Channel::Video,
                Channel::InPerson,
            ],
            except_critical_service: false,
        }
    }
}

/// How much work staff can be given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct CapacityPolicy {
    /// The longest wait, in seconds, in a queue that a customer may be handed over to. A task for staff may wait longer.
    #[serde(deserialize_with = "whole")]
    pub max_wait_s: u32,
    /// The longest wait, in seconds, for some queues by name, in place of `max_wait_s`.
    #[serde(deserialize_with = "whole_by_name")]
    pub queue_max_wait_s: BTreeMap<Label, u32>,
}

impl Default for CapacityPolicy {
    fn default() -> Self {
        Self { max_wait_s: 3_600, queue_max_wait_s: BTreeMap::new() }
    }
}

/// An experiment: some customers are held out, so that the effect on the others can be measured. It covers actions that match everything it names, and never service, care or critical actions. A customer is held out if their bucket, `SHA-256(ref_salt | experiment | customer.ref) mod 10000`, is below `per_10000`; it never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Holdout {
    /// The experiment's name. Another name holds out other customers.
    pub experiment: Slug,
    /// How many of 10,000 customers are held out: 500 is 5 percent.
    pub per_10000: TenThousandths,
    /// The purpose that it covers: `research` or `marketing`. Default: both.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The kind of action that it applies to. Default: all.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// The plugin that it applies to. Default: all.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_policy_is_the_one_without_settings() {
        assert_eq!(serde_json::from_str::<Policy>("{}").unwrap(), Policy::default());
    }

    #[test]
    fn a_section_that_names_one_setting_keeps_the_others() {
        let policy: Policy =
            serde_json::from_str(r#"{"arbitration": {"max_offered": 1}, "breaker": {"failures": 0}}"#).unwrap();
        assert_eq!(policy.arbitration, Arbitration { max_offered: 1, ..Arbitration::default() });
        assert_eq!(policy.breaker, Breaker { failures: 0, ..Breaker::default() });
    }
}
