//! Records of decisions, and of what came of them.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::whole;
use crate::{Context, ContractVersion, Decision, Digest, Money, Outcome, Seed, Slug, Timestamp, Uuid, Version};

/// A decision together with everything needed to make it again: one line of JSON.
///
/// `context` and `decision` contain personal data. If a customer asks for erasure, both are removed. What remains says
/// which decision was made when, from what, and its digest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Record {
    /// The version of the contract that this document follows.
    pub contract: ContractVersion,
    /// The decision's `decision_id`.
    pub decision_id: Uuid,
    /// The context's `as_of`.
    pub as_of: Timestamp,
    /// The context's `seed`.
    pub seed: Seed,
    /// The versions of the host and the sandbox.
    pub engine: String,
    /// The version of the time-zone database.
    pub time_zones: String,
    /// The SHA-256 digest of the limits that are the same on every machine: `sha256:` and hexadecimal digits.
    pub limits_digest: Digest,
    /// The SHA-256 digest of the policy: `sha256:` and hexadecimal digits.
    pub policy_digest: Digest,
    /// Every plugin that was loaded, whether or not it was asked.
    pub plugins: Vec<PluginPin>,
    /// The names of the backend's own rules, in order. Only their names are known: a rule whose code changes under the same name isn't noticed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// The SHA-256 digest of the catalogues that the operator and the backend's own rules add to Courtesy's; left out if there are none.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub messages_digest: Option<Digest>,
    /// The failures in earlier decisions of the plugins that had failed, as they stood before this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standings: Vec<Standing>,
    /// The SHA-256 digest of the context: `sha256:` and hexadecimal digits.
    pub context_digest: Digest,
    /// The SHA-256 digest of the decision's JSON: `sha256:` and hexadecimal digits.
    pub decision_digest: Digest,
    /// The context, until it is erased.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// The decision, until it is erased.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

impl Record {
    /// Whether it contains data about this customer; `false` once that is erased.
    #[must_use]
    pub fn is_about(&self, customer: &str) -> bool {
        self.context.as_ref().is_some_and(|context| context.customer.reference == customer)
            || self.decision.as_ref().is_some_and(|decision| decision.customer_ref == customer)
    }

    /// Removes the personal data: the context and the decision. Their digests stay.
    pub fn erase(&mut self) {
        self.context = None;
        self.decision = None;
    }
}

/// The exact plugin that was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct PluginPin {
    /// The plugin's id.
    pub id: Slug,
    /// The plugin's version.
    pub version: Version,
    /// The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits.
    pub digest: Digest,
}

/// The state of a plugin that failed in earlier decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Standing {
    /// The plugin.
    pub plugin: Slug,
    /// Failures in a row.
    #[serde(deserialize_with = "whole")]
    pub failures: u32,
    /// Rests since its last success, each twice as long as the one before.
    #[serde(deserialize_with = "whole")]
    pub rests: u32,
    /// The time until which it rests; left out if it isn't resting.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub resting_until_at: Option<Timestamp>,
}

/// What came of an action, as the CRM reports it: one line of JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct OutcomeRecord {
    /// The version of the contract that this document follows.
    pub contract: ContractVersion,
    /// The decision in which the action was proposed.
    pub decision_id: Uuid,
    /// The plugin that proposed the action. Left out for what concerns the whole decision, such as `goal_met`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub plugin: Option<Slug>,
    /// The action's `id`. Left out together with `plugin`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub action: Option<Slug>,
    /// When it became known.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: Outcome,
    /// What it cost in the end.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erasing_removes_the_context_and_the_decision_and_keeps_the_digests() {
        let digest = |digit: &str| format!("sha256:{}", digit.repeat(64));
        let [limits, policy, of_context, of_decision] = ["0", "1", "2", "3"].map(digest);
        let whole = format!(
            r#"{{"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "as_of": "2026-03-28T20:40:00Z",
            "seed": 7, "engine": "e", "time_zones": "2026a", "limits_digest": "{limits}", "policy_digest": "{policy}", "plugins": [],
            "context_digest": "{of_context}", "decision_digest": "{of_decision}",
            "context": {{"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
                "as_of": "2026-03-28T20:40:00Z", "customer": {{"ref": "anna"}}}},
            "decision": {{"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "customer_ref": "anna",
                "hook": "review", "as_of": "2026-03-28T20:40:00Z", "offered": [], "withheld": [], "failures": [], "plugins": [],
                "profile": "normal", "policy_digest": "{policy}", "context_digest": "{of_context}", "engine": "e", "time_zones": "2026a"}}}}"#
        );
        let mut record: Record = serde_json::from_str(&whole).unwrap();
        record.erase();
        let left = serde_json::to_string(&record).unwrap();
        assert!(!left.contains("anna"));
        assert!(left.contains(&of_context) && left.contains(&of_decision));
        assert_eq!(serde_json::from_str::<Record>(&left).unwrap(), record);
    }
}
