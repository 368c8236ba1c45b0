//! The operator's settings.

mod arbitration;
mod exclusion;
mod grant;
mod limit;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use arbitration::{Arbitration, Lever, Profile, Weights};
pub use exclusion::{Exclusion, Selector};
pub use grant::{Breaker, Fallback, FallbackStep, Grant, Mode};
pub use limit::{Budget, BudgetScope, CalendarUnit, Cap, Period, Span};

use crate::bounded::{at_least_one, given};
use crate::whole::{whole, whole_by_name};
use crate::{
    ActionKind, Channel, Code, ContractVersion, Destination, Label, Language, Purpose, Slug, TenThousandths, TimeOfDay,
    Weekday,
};

/// The operator's settings for rules and ranking: the file `policy.toml`. Everything may be left out; an empty policy is safe. Unknown keys are refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Policy {
    /// The contract's version that this document is written for.
    pub contract: ContractVersion,
    /// Which weights count: `normal`, or `crisis` for care before profit.
    pub profile: Profile,
    /// The languages in which decisions say why something isn't done, by their tags, such as `["nl", "en"]`; at least one. The first is also that of the details for operators. Courtesy speaks `de`, `en`, `fr` and `nl`; the operator's catalogues can add others.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    #[serde(deserialize_with = "at_least_one")]
    pub languages: Vec<Language>,
    /// Mixed into what is computed from a customer's reference: the reference that a plugin receives, and who is held out. Set it to something secret, and keep it.
    pub ref_salt: String,
    /// Placeholders that this CRM fills in besides the known ones.
    pub placeholders: Vec<Code>,
    /// Where links in actions and messages may lead: under an address that starts with `https://`, such as `https://shop.example/help`, or to exactly this `mailto:` or `tel:`; nowhere if left out.
    pub links: Vec<Destination>,
    /// Plugin ids in the order that settles a tie; the others follow by id.
    pub plugin_order: Vec<Slug>,
    /// The purpose each kind of action has at least, whatever a plugin calls it. A kind that isn't named is `care` if it asks, gives or suggests something (`check_in`, `gesture`, `channel_suggestion`, `community_help`, `preference_ask`), and `service` otherwise. A gesture that is tied to a purchase is always `marketing`.
    pub purposes: BTreeMap<ActionKind, Purpose>,
    /// How old facts may be before nothing is done because of them.
    pub freshness: Freshness,
    /// How long to be careful after something went wrong.
    pub care: CarePolicy,
    /// Hours on the customer's clock in which nothing may arrive, besides the customer's own. Without this, from 21:00 to 08:00 on every channel that rings; an empty list is none.
    pub quiet_hours: Vec<QuietPeriod>,
    /// At most so many contacts in a period. Without this, one e-mail and one text message in any 7 days; an empty list is no cap at all.
    pub caps: Vec<Cap>,
    /// At most so much money in a period. A gesture or a repair that costs something and falls under no budget needs approval.
    pub budgets: Vec<Budget>,
    /// Actions that don't go together, or only in one order.
    pub exclusions: Vec<Exclusion>,
    /// How much work people can be given.
    pub capacity: CapacityPolicy,
    /// Experiments: customers who get nothing of a sort, so that one can measure what it does for the others.
    pub holdouts: Vec<Holdout>,
    /// How to choose among what is left.
    pub arbitration: Arbitration,
    /// When a plugin that fails again and again rests.
    pub breaker: Breaker,
    /// What each plugin may do, by its id. A plugin that isn't named may do all that its manifest declares.
    pub plugins: BTreeMap<Slug, Grant>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            contract: ContractVersion::default(),
            profile: Profile::Normal,
            languages: vec![Language::new("en").expect("a language tag")],
            ref_salt: String::new(),
            placeholders: Vec::new(),
            links: Vec::new(),
            plugin_order: Vec::new(),
            purposes: BTreeMap::new(),
            freshness: Freshness::default(),
            care: CarePolicy::default(),
            quiet_hours: vec![QuietPeriod::night()],
            caps: vec![Cap::one_a_week(Channel::Email), Cap::one_a_week(Channel::Sms)],
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

/// How old facts may be before nothing is done because of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct Freshness {
    /// Seconds that may lie between the reading of the facts (`as_of`) and the request (`requested_at`). After that, nothing that reaches the customer is offered.
    #[serde(deserialize_with = "whole")]
    pub max_age_s: u32,
    /// Days after which a score of the CRM's models (`scores`) is no ground for an action any more.
    #[serde(deserialize_with = "whole")]
    pub score_max_age_days: u32,
}

impl Default for Freshness {
    fn default() -> Self {
        Self { max_age_s: 86_400, score_max_age_days: 90 }
    }
}

/// How long to be careful after something went wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct CarePolicy {
    /// For so many days after a complaint is closed, still no marketing and no gesture that is tied to a purchase.
    #[serde(deserialize_with = "whole")]
    pub cool_off_days: u32,
}

impl Default for CarePolicy {
    fn default() -> Self {
        Self { cool_off_days: 14 }
    }
}

/// Hours on the customer's clock in which nothing may arrive: from `from` up to but not including `to`. When `to` isn't later than `from`, the period ends the next day. What would arrive in it waits until it is over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct QuietPeriod {
    /// The first minute that is quiet.
    pub from: TimeOfDay,
    /// The first minute that is no longer quiet.
    pub to: TimeOfDay,
    /// The days on which the period starts; every day if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
    /// The channels that are quiet; every channel if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Whether critical service (purpose `service`, urgency `critical`) may arrive all the same. A customer's own quiet hours have no exception.
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

/// How much work people can be given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields, default)]
pub struct CapacityPolicy {
    /// Nothing is handed over to a queue in which a customer waits longer than so many seconds.
    #[serde(deserialize_with = "whole")]
    pub max_wait_s: u32,
    /// The longest wait in seconds for some queues, by their name; it replaces `max_wait_s` for them.
    #[serde(deserialize_with = "whole_by_name")]
    pub queue_max_wait_s: BTreeMap<Label, u32>,
}

impl Default for CapacityPolicy {
    fn default() -> Self {
        Self { max_wait_s: 3_600, queue_max_wait_s: BTreeMap::new() }
    }
}

/// An experiment: customers who get nothing of a sort, so that one can measure what it does for the others. It is about actions that fit everything it names, and never about service, care, or what is critical. Who is held out stays so: those whose bucket, `SHA-256(ref_salt | experiment | customer.ref) mod 10000`, lies below `per_10000`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Holdout {
    /// Names the experiment; another name draws other customers.
    pub experiment: Slug,
    /// How many of 10,000 customers are held out: 500 is 5 percent.
    pub per_10000: TenThousandths,
    /// The purpose it is about: `research` or `marketing`; both if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The kind of action it is about; all if left out.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// The plugin it is about; all if left out.
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
