//! What the host answers the CRM.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::whole;
use crate::words::words;
use crate::{
    Action, ActionKind, Approval, Channel, ContractVersion, Digest, Explanation, Hook, Label, MessageRef, Profile,
    Purpose, Slug, TenThousandths, Timestamp, Urgency, Uuid, Version,
};

/// What the host answers the CRM: what to do, what not to do and why, and what failed. The same context, plugins and policy always give the same bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Decision {
    /// The contract's version that this document is written for.
    pub contract: ContractVersion,
    /// The context's `decision_id`.
    pub decision_id: Uuid,
    /// The context's `customer.ref`.
    pub customer_ref: Label,
    /// The context's `hook`.
    pub hook: Hook,
    /// The context's `as_of`.
    pub as_of: Timestamp,
    /// What to do, the most important first.
    pub offered: Vec<Offered>,
    /// What was proposed and isn't done, with the reason.
    pub withheld: Vec<Withheld>,
    /// Plugins that didn't give a usable answer.
    pub failures: Vec<Failure>,
    /// The plugins that were asked, with what it cost.
    pub plugins: Vec<PluginRun>,
    /// What plugins that run in the shadow (the policy's mode `shadow`) would have changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shadows: Vec<Shadow>,
    /// The experiments that concern something in this decision, and the group the customer is in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub experiments: Vec<Assignment>,
    /// The policy's profile: which weights counted.
    pub profile: Profile,
    /// SHA-256 of the policy, as `sha256:` and hexadecimal digits.
    pub policy_digest: Digest,
    /// SHA-256 of the context, as `sha256:` and hexadecimal digits.
    pub context_digest: Digest,
    /// The host's version and the sandbox's.
    pub engine: String,
    /// The version of the time-zone database that the host used.
    pub time_zones: String,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Offered {
    /// The plugin that proposed it.
    pub plugin: Slug,
    /// What it proposed, at most as urgent as the policy lets the plugin be.
    pub action: Action,
    /// The urgency that the plugin claimed, where the policy's `max_urgency` lowered it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub claimed_urgency: Option<Urgency>,
    /// What the contact is for, after the policy.
    pub purpose: Purpose,
    /// The channel to use: the action's first that every rule allows. Left out if the action reaches nobody but staff.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// When to do it: not before this moment.
    pub send_at: Timestamp,
    /// The queue that a hand-over goes to: the action's first that can take it. Left out if the action is no hand-over.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub queue: Option<Label>,
    /// Who agreed, where somebody had to; left out if nobody had to.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<Approval>,
    /// The rank, in millionths; a higher one comes first among actions of the same urgency.
    #[serde(deserialize_with = "whole")]
    pub priority: u64,
    /// What the rank was computed from.
    pub factors: Factors,
}

/// What a rank was computed from, each in millionths: `priority = propensity x context x value x lever`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Factors {
    /// The chance that the customer welcomes it.
    #[serde(deserialize_with = "whole")]
    pub propensity: u64,
    /// The weight that the policy gives it on this occasion.
    #[serde(deserialize_with = "whole")]
    pub context: u64,
    /// What it is worth, by the policy's weights for customer and company.
    #[serde(deserialize_with = "whole")]
    pub value: u64,
    /// The weight that the policy gives its plugin, kind or purpose.
    #[serde(deserialize_with = "whole")]
    pub lever: u64,
}

words! {
    /// What became of a proposed action.
    Disposition {
        /// It is offered.
        Offered => "offered",
        /// It has to wait.
        Deferred => "deferred",
        /// The customer, or care for the customer, says no.
        Suppressed => "suppressed",
        /// There were enough contacts of this sort.
        Capped => "capped",
        /// It doesn't go together with something else.
        Excluded => "excluded",
        /// There is no money for it.
        OverBudget => "over_budget",
        /// There is nobody to do it.
        NoCapacity => "no_capacity",
        /// Something else was more important.
        OutRanked => "out_ranked",
        /// Its time is over.
        Expired => "expired",
        /// The customer is in the group that gets nothing, to measure what it does.
        Holdout => "holdout",
        /// Somebody has to agree first.
        NeedsApproval => "needs_approval",
        /// The plugin proposed something that it may not, or without ground.
        Invalid => "invalid",
    }
}

words! {
    /// The step of the host in which a rule spoke.
    Stage {
        /// Checking the answer.
        Check => "check",
        /// Holding each action against the rules.
        Guardrail => "guardrail",
        /// Choosing among what is left.
        Arbitration => "arbitration",
    }
}

/// Something that was proposed and isn't done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Withheld {
    /// The plugin that proposed it.
    pub plugin: Slug,
    /// What it proposed, at most as urgent as the policy lets the plugin be.
    pub action: Action,
    /// The urgency that the plugin claimed, where the policy's `max_urgency` lowered it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub claimed_urgency: Option<Urgency>,
    /// What became of it.
    pub disposition: Disposition,
    /// The step in which the rule spoke.
    pub stage: Stage,
    /// The rule, such as `permission`.
    pub rule: String,
    /// Why, in a sentence that a service agent can read to the customer, in each of the policy's `languages`.
    pub explanation: Explanation,
    /// The message of the catalogues that the explanation was made from.
    pub explanation_message: MessageRef,
    /// What exactly was found, for the operator and the plugin's author; in the first of the policy's `languages`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The message of the catalogues that the detail was made from.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub detail_message: Option<MessageRef>,
    /// When it can be done, or proposed again, where the rule knows.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
}

/// The group a customer is in for one experiment; always the same one for the same customer, salt and experiment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Assignment {
    /// The experiment.
    pub experiment: Slug,
    /// The customer's bucket, from 0 to 9999.
    #[serde(deserialize_with = "whole")]
    pub bucket: u16,
    /// The probability of being held out, in ten-thousandths: the buckets below it are.
    pub per_10000: TenThousandths,
    /// Whether the customer is held out.
    pub held: bool,
}

/// What a plugin that runs in the shadow would have changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Shadow {
    /// Which plugin it is, and what asking it cost.
    pub run: PluginRun,
    /// What would have been offered of it.
    pub offered: Vec<Offered>,
    /// What would have been withheld of it, with the reason.
    pub withheld: Vec<Withheld>,
    /// What of the live plugins would have fared otherwise beside it.
    pub displaced: Vec<Displaced>,
    /// Why it gave no usable answer, if it didn't.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

/// An action of a live plugin that would have fared otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Displaced {
    /// The plugin that proposed it.
    pub plugin: Slug,
    /// The action's `id`.
    pub action: Slug,
    /// The kind of action.
    pub kind: ActionKind,
    /// What became of it.
    pub disposition: Disposition,
    /// What would have become of it if the plugin in the shadow were live.
    pub instead: Disposition,
}

words! {
    /// Why a plugin gave no usable answer.
    FailureKind {
        /// It stopped with a trap, such as an unreachable instruction or an access outside its memory.
        Trap => "trap",
        /// It ended with an exit code other than 0.
        Exit => "exit",
        /// It used up its fuel.
        Fuel => "fuel",
        /// It ran longer than its deadline.
        Deadline => "deadline",
        /// It wanted more memory or a larger table than it may have.
        Memory => "memory",
        /// It used up its stack.
        Stack => "stack",
        /// The context was larger than the plugin's input may be.
        Input => "input",
        /// Its answer was too large, or lay outside its memory.
        Output => "output",
        /// Its answer isn't what the contract says.
        Contract => "contract",
        /// It said itself that it could not answer.
        Plugin => "plugin",
        /// The host could not run it; the plugin is not to blame.
        Host => "host",
        /// It was not asked: it failed again and again, and rests.
        Resting => "resting",
    }
}

/// A plugin that gave no usable answer. Everything else went on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Failure {
    /// The plugin.
    pub plugin: Slug,
    /// What went wrong.
    pub kind: FailureKind,
    /// What went wrong and what to do about it, in a sentence or two.
    pub detail: String,
    /// Where the answer departs from the contract, all places at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<Violation>,
}

/// One place where a document departs from its schema. It never repeats the customer's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Violation {
    /// The place, as a JSON Pointer; empty for the whole document.
    pub at: String,
    /// What is wrong there, and what would be right.
    pub message: String,
}

/// A plugin that was asked, with what it cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct PluginRun {
    /// The plugin's id.
    pub id: Slug,
    /// The plugin's version.
    pub version: Version,
    /// SHA-256 of the plugin's file, as `sha256:` and hexadecimal digits.
    pub digest: Digest,
    /// The fuel it used: the same on every machine.
    #[serde(deserialize_with = "whole")]
    pub fuel: u64,
    /// The memory it held at the end, in bytes.
    #[serde(deserialize_with = "whole")]
    pub memory_bytes: u64,
    /// What it said beside its answer: the lines it wrote to stderr, then its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<String>,
}
