//! The host's result for one context.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::whole;
use crate::words::words;
use crate::{
    Action, ActionKind, Approval, Channel, ContractVersion, Digest, Explanation, Hook, Label, MessageRef, PromiseMade,
    Purpose, Said, Slug, TenThousandths, Timestamp, Urgency, Uuid, Version,
};

/// The host's result for one context: what is offered, what is withheld and why, and what failed. The same context, plugins and policy always give the same bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Decision {
    /// The version of the contract that this document follows.
    pub contract: ContractVersion,
    /// The context's `decision_id`.
    pub decision_id: Uuid,
    /// The context's `customer.ref`.
    pub customer_ref: Label,
    /// The context's `hook`.
    pub hook: Hook,
    /// The context's `as_of`.
    pub as_of: Timestamp,
    /// The actions to carry out, most important first.
    pub offered: Vec<Offered>,
    /// The actions that were proposed and are not to be done, with the reason.
    pub withheld: Vec<Withheld>,
    /// What the offered actions promise, for the CRM to keep and to bring back in `promises` of the context. Since 1.1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseMade>,
    /// Plugins that gave no usable answer.
    pub failures: Vec<Failure>,
    /// The plugins that were asked, with the cost of each call.
    pub plugins: Vec<PluginRun>,
    /// The plugins that were not asked because nothing of what they are asked about is known about the customer, by id. Since 1.1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_asked: Vec<NotAsked>,
    /// What plugins in shadow mode would have changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shadows: Vec<Shadow>,
    /// The experiments that cover something in this decision, and the customer's group in each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub experiments: Vec<Assignment>,
    /// The policy's profile that was in force: `normal`, `crisis`, or one of the policy's own.
    pub profile: Slug,
    /// The SHA-256 digest of the policy: `sha256:` and hexadecimal digits.
    pub policy_digest: Digest,
    /// The SHA-256 digest of the context: `sha256:` and hexadecimal digits.
    pub context_digest: Digest,
    /// The versions of the host and the sandbox.
    pub engine: String,
    /// The version of the time-zone database that the host used.
    pub time_zones: String,
}

/// One action to carry out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Offered {
    /// The plugin that proposed it.
    pub plugin: Slug,
    /// The proposed action, with its urgency lowered to the policy's `max_urgency` if need be.
    pub action: Action,
    /// The urgency that the plugin claimed, if the policy's `max_urgency` lowered it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub claimed_urgency: Option<Urgency>,
    /// The purpose that the policy gives the action.
    pub purpose: Purpose,
    /// The channel to use: the first of the action's that every rule allows. Left out if the action reaches only staff.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The earliest time to carry it out.
    pub send_at: Timestamp,
    /// The queue that takes over: the first of the action's that can. Left out if the action isn't a hand-over.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub queue: Option<Label>,
    /// The digest of what its message says and about what, for `history`. Left out if it has no message. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// Who approved it; left out if no approval was needed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<Approval>,
    /// The priority, in millionths. Among actions of equal urgency, the highest comes first.
    #[serde(deserialize_with = "whole")]
    pub priority: u64,
    /// What the priority was computed from.
    pub factors: Factors,
}

/// What a priority was computed from, each in millionths: `priority = propensity x context x value x lever`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Factors {
    /// The chance that the customer welcomes it.
    #[serde(deserialize_with = "whole")]
    pub propensity: u64,
    /// The effect of the policy's levers for this hook.
    #[serde(deserialize_with = "whole")]
    pub context: u64,
    /// The action's value, by the policy's weights for customer and company.
    #[serde(deserialize_with = "whole")]
    pub value: u64,
    /// The effect of the policy's other levers.
    #[serde(deserialize_with = "whole")]
    pub lever: u64,
}

words! {
    /// What became of a proposed action.
    Disposition {
        /// It is to be done.
        Offered => "offered",
        /// It is withheld for now: ask again at a given time.
        Deferred => "deferred",
        /// It is ruled out by the customer's wishes or by care for the customer.
        Suppressed => "suppressed",
        /// A cap on contacts is full.
        Capped => "capped",
        /// It doesn't go together with another action.
        Excluded => "excluded",
        /// A budget has no room for it.
        OverBudget => "over_budget",
        /// No staff can do it.
        NoCapacity => "no_capacity",
        /// Other actions ranked higher.
        OutRanked => "out_ranked",
        /// Its time is past.
        Expired => "expired",
        /// The customer is held out of it by an experiment.
        Holdout => "holdout",
        /// Somebody must approve it first.
        NeedsApproval => "needs_approval",
        /// The plugin may not propose it, or gave no valid reason.
        Invalid => "invalid",
    }
}

words! {
    /// The part of the host that refused an action.
    Stage {
        /// Checking the answer.
        Check => "check",
        /// Applying the rules to each action alone.
        Guardrail => "guardrail",
        /// Choosing among the remaining actions.
        Arbitration => "arbitration",
    }
}

/// An action that was proposed and is not to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Withheld {
    /// The plugin that proposed it.
    pub plugin: Slug,
    /// The proposed action, with its urgency lowered to the policy's `max_urgency` if need be.
    pub action: Action,
    /// The urgency that the plugin claimed, if the policy's `max_urgency` lowered it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub claimed_urgency: Option<Urgency>,
    /// What became of it.
    pub disposition: Disposition,
    /// The part of the host that refused it.
    pub stage: Stage,
    /// The rule that refused it, such as `permission`.
    pub rule: String,
    /// Why, in a sentence that a service agent can read to the customer, in each of the policy's `languages`.
    pub explanation: Explanation,
    /// The catalogue message behind the explanation.
    pub explanation_message: MessageRef,
    /// The details, for the operator and the plugin's author, in the first of the policy's `languages`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The catalogue message behind the detail.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub detail_message: Option<MessageRef>,
    /// When it can be done or proposed again, if the rule knows.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Timestamp>,
}

/// A customer's group in one experiment: always the same for the same customer, salt and experiment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Assignment {
    /// The experiment.
    pub experiment: Slug,
    /// The customer's bucket, from 0 to 9999.
    #[serde(deserialize_with = "whole")]
    pub bucket: u16,
    /// How many of 10,000 customers are held out: those with a bucket below this number.
    pub per_10000: TenThousandths,
    /// Whether the customer is held out.
    pub held: bool,
}

/// What a plugin in shadow mode would have changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Shadow {
    /// The plugin, and the cost of the call.
    pub run: PluginRun,
    /// What it would have had offered.
    pub offered: Vec<Offered>,
    /// What it would have had withheld, with the reason.
    pub withheld: Vec<Withheld>,
    /// The live plugins' actions whose disposition would have changed.
    pub displaced: Vec<Displaced>,
    /// Why it gave no usable answer, if it failed.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}

/// An action of a live plugin whose disposition would have changed.
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
    /// What would have become of it if the plugin in shadow mode were live.
    pub instead: Disposition,
}

words! {
    /// Why a plugin gave no usable answer.
    FailureKind {
        /// It trapped: it ran an unreachable instruction, for instance, or accessed memory out of bounds.
        Trap => "trap",
        /// It ended with an exit status other than 0.
        Exit => "exit",
        /// It used up its fuel.
        Fuel => "fuel",
        /// It ran longer than its deadline.
        Deadline => "deadline",
        /// It asked for more memory or a larger table than it may have.
        Memory => "memory",
        /// It used up its stack.
        Stack => "stack",
        /// The context is larger than the plugin's input may be.
        Input => "input",
        /// Its answer is too large, or lies outside its memory.
        Output => "output",
        /// Its answer breaks the contract.
        Contract => "contract",
        /// It reported an error itself.
        Plugin => "plugin",
        /// The host could not run it, through no fault of the plugin.
        Host => "host",
        /// It was not asked, because it is resting after repeated failures.
        Resting => "resting",
    }
}

/// A plugin that gave no usable answer. The rest of the decision is not affected.
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
    /// Every place where the answer breaks the contract.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<Violation>,
}

/// One place where a document breaks the contract. It never repeats the customer's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Violation {
    /// The place, as a JSON Pointer; empty for the whole document.
    pub at: String,
    /// What is wrong there, and what is expected.
    pub message: String,
}

/// A plugin that was asked, with the cost of the call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct PluginRun {
    /// The plugin's id.
    pub id: Slug,
    /// The plugin's version.
    pub version: Version,
    /// The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits.
    pub digest: Digest,
    /// The fuel that it used: the same on every machine.
    #[serde(deserialize_with = "whole")]
    pub fuel: u64,
    /// The memory that it held at the end, in bytes.
    #[serde(deserialize_with = "whole")]
    pub memory_bytes: u64,
    /// What it wrote next to its answer: the lines on stderr, then its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<String>,
}

/// A plugin that was not asked, because none of its `asks_when` is known about the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct NotAsked {
    /// The plugin's id.
    pub id: Slug,
    /// The plugin's version.
    pub version: Version,
    /// The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits.
    pub digest: Digest,
    /// Whose `asks_when` kept it from being asked.
    pub by: NotAskedBy,
}

words! {
    /// Whose `asks_when` kept a plugin from being asked.
    NotAskedBy {
        /// The plugin's manifest: it has nothing to say about such a customer.
        Manifest => "manifest",
        /// The operator's policy, which asks it about fewer customers than its manifest does.
        Policy => "policy",
    }
}
