//! Records of decisions, and replaying them.

use std::fmt::Display;

use courtesy_contract::{
    Context, ContractVersion, Decision, Digest, NotAsked, PluginPin, PluginRun, Record, Slug, Standing, Version,
    Withheld,
};

use crate::digest;
use crate::pipeline::facts::Facts;

/// The result of a replay.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    /// How it compares.
    pub comparison: Comparison,
    /// The ingredients that have changed.
    pub changed: Vec<Change>,
    /// Where the record contradicts its own digests, in sentences.
    pub damage: Vec<String>,
    /// The new decision, if there was something to run.
    pub decision: Option<Decision>,
}

/// How a replayed decision compares with its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Comparison {
    /// The same bytes.
    Same,
    /// The same offered and withheld actions and failures, but other bytes, because an ingredient has changed.
    Equivalent,
    /// Different offered or withheld actions or failures.
    Differs,
    /// There is no context any more, so nothing could be run; the rest of the record is sound.
    NotRun,
    /// The record has been altered: it contradicts its own digests.
    Damaged,
}

/// An ingredient that has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which ingredient.
    pub ingredient: Ingredient,
    /// What it was; empty if it wasn't there.
    pub then: String,
    /// What it is now; empty if it isn't there any more.
    pub now: String,
}

/// What a decision is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ingredient {
    /// The host's version and the sandbox's.
    Engine,
    /// The time-zone database.
    TimeZones,
    /// The limits that are the same on every machine.
    Limits,
    /// The operator's policy.
    Policy,
    /// A plugin, by its file.
    Plugin(Slug),
    /// The backend's own rules, by their names: a change of code under the same name isn't noticed.
    Rules,
    /// The catalogues that the operator and the backend's own rules add to Courtesy's.
    Messages,
    /// The context, if it doesn't come from the record.
    Context,
}

impl std::fmt::Display for Ingredient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Engine => f.write_str("engine"),
            Self::TimeZones => f.write_str("time zones"),
            Self::Limits => f.write_str("limits"),
            Self::Policy => f.write_str("policy"),
            Self::Plugin(id) => write!(f, "plugin {id}"),
            Self::Rules => f.write_str("rules"),
            Self::Messages => f.write_str("messages"),
            Self::Context => f.write_str("context"),
        }
    }
}

/// What a host decides with, apart from the context.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ingredients {
    pub(crate) engine: String,
    pub(crate) time_zones: String,
    pub(crate) limits_digest: Digest,
    pub(crate) policy_digest: Digest,
    pub(crate) plugins: Vec<PluginPin>,
    pub(crate) rules: Vec<String>,
    pub(crate) messages_digest: Option<Digest>,
}

impl Ingredients {
    /// The record of a decision.
    pub(crate) fn record(&self, context: &Context, standings: Vec<Standing>, decision: Decision) -> Record {
        let mut context = context.clone();
        context.derived = courtesy_contract::Derived::default();
        Record {
            contract: ContractVersion::default(),
            decision_id: context.decision_id,
            as_of: context.as_of,
            seed: context.seed,
            engine: self.engine.clone(),
            time_zones: self.time_zones.clone(),
            limits_digest: self.limits_digest,
            policy_digest: self.policy_digest,
            plugins: self.plugins.clone(),
            rules: self.rules.clone(),
            messages_digest: self.messages_digest,
            standings,
            context_digest: decision.context_digest,
            decision_digest: decision_digest(&decision),
            context: Some(context),
            decision: Some(decision),
        }
    }

    /// What has changed since a decision was made; `asked` are the plugins that would be asked for it now.
    pub(crate) fn changed_since_decision<'p>(
        &self,
        decision: &Decision,
        asked: impl Iterator<Item = &'p PluginPin>,
    ) -> Vec<Change> {
        let mut changed = Changes::default();
        changed.compare(Ingredient::Engine, &decision.engine, &self.engine);
        changed.compare(Ingredient::TimeZones, &decision.time_zones, &self.time_zones);
        changed.compare(Ingredient::Policy, &decision.policy_digest, &self.policy_digest);
        let asked: Vec<&PluginPin> = asked.collect();
        for (id, then) in files(decision) {
            let now = asked.iter().find(|pin| pin.id == *id);
            changed.compare_where_known(Ingredient::Plugin(id.clone()), Some(then), now.map(|pin| pin.digest));
        }
        // A plugin that rested was not asked, and the decision doesn't name its file.
        let is_known = |id: &Slug| {
            files(decision).any(|(then, _)| then == id) || decision.failures.iter().any(|it| it.plugin == *id)
        };
        for pin in asked.iter().filter(|pin| !is_known(&pin.id)) {
            changed.compare_where_known(Ingredient::Plugin(pin.id.clone()), None, Some(pin.digest));
        }
        changed.0
    }

    /// What has changed since the record was written.
    pub(crate) fn changed_since(&self, record: &Record) -> Vec<Change> {
        let mut changed = Changes::default();
        changed.compare(Ingredient::Engine, &record.engine, &self.engine);
        changed.compare(Ingredient::TimeZones, &record.time_zones, &self.time_zones);
        changed.compare(Ingredient::Limits, &record.limits_digest, &self.limits_digest);
        changed.compare(Ingredient::Policy, &record.policy_digest, &self.policy_digest);
        for then in &record.plugins {
            let now = self.plugins.iter().find(|pin| pin.id == then.id);
            changed.compare_where_known(Ingredient::Plugin(then.id.clone()), Some(pinned(then)), now.map(pinned));
        }
        for now in self.plugins.iter().filter(|pin| !record.plugins.iter().any(|then| then.id == pin.id)) {
            changed.compare_where_known(Ingredient::Plugin(now.id.clone()), None, Some(pinned(now)));
        }
        changed.compare(Ingredient::Rules, &record.rules.join(", "), &self.rules.join(", "));
        changed.compare_where_known(Ingredient::Messages, record.messages_digest, self.messages_digest);
        changed.0
    }
}

/// The changes found so far.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn compare<T: PartialEq + Display>(&mut self, ingredient: Ingredient, then: &T, now: &T) {
        self.compare_where_known(ingredient, Some(then), Some(now));
    }

    fn compare_where_known<T: PartialEq + Display>(&mut self, ingredient: Ingredient, then: Option<T>, now: Option<T>) {
        if then != now {
            let [then, now] = [then, now].map(|value| value.map_or(String::new(), |value| value.to_string()));
            self.0.push(Change { ingredient, then, now });
        }
    }
}

fn pinned(pin: &PluginPin) -> String {
    format!("{} {}", pin.version, pin.digest)
}

/// The plugins' files that a decision names: those of the plugins that were asked or had nothing to say.
fn files(decision: &Decision) -> impl Iterator<Item = (&Slug, Digest)> {
    let asked = decision.plugins.iter().chain(decision.shadows.iter().map(|shadow| &shadow.run));
    let not_asked = decision.not_asked.iter().map(|not_asked| (&not_asked.id, not_asked.digest));
    asked.map(|run| (&run.id, run.digest)).chain(not_asked)
}

/// The digest of a context, as in decisions and records.
#[must_use]
pub fn context_digest(context: &Context) -> Digest {
    Facts::plain(context).digest()
}

/// The digest of a decision's JSON, as in its record.
#[must_use]
pub fn decision_digest(decision: &Decision) -> Digest {
    digest::of(&serde_json::to_vec(decision).expect("a decision is plain data"))
}

/// Where a record contradicts its own digests, in sentences. Nothing is run for it.
#[must_use]
pub fn damage(record: &Record) -> Vec<String> {
    let mut damage = Vec::new();
    let digest = record.context.as_ref().map(context_digest);
    if digest.is_some_and(|digest| digest != record.context_digest) {
        damage.push("the context in it isn't the one that was decided on: its digest differs".to_owned());
    }
    if let Some(context) = &record.context {
        contradicted(
            "the context",
            [
                ("decision_id", record.decision_id == context.decision_id),
                ("as_of", record.as_of == context.as_of),
                ("seed", record.seed == context.seed),
            ],
            &mut damage,
        );
    }
    let Some(decision) = &record.decision else { return damage };
    if decision_digest(decision) != record.decision_digest {
        damage.push("the decision in it isn't the one that was made: its digest differs".to_owned());
    }
    contradicted(
        "the decision",
        [
            ("decision_id", record.decision_id == decision.decision_id),
            ("as_of", record.as_of == decision.as_of),
            ("context_digest", record.context_digest == decision.context_digest),
            ("policy_digest", record.policy_digest == decision.policy_digest),
            ("engine", record.engine == decision.engine),
            ("time_zones", record.time_zones == decision.time_zones),
        ],
        &mut damage,
    );
    let is_pinned = |id: &Slug, version: &Version, digest: Digest| {
        record.plugins.iter().any(|pin| pin.id == *id && pin.version == *version && pin.digest == digest)
    };
    let asked = decision.plugins.iter().chain(decision.shadows.iter().map(|shadow| &shadow.run));
    for PluginRun { id, .. } in asked.filter(|run| !is_pinned(&run.id, &run.version, run.digest)) {
        damage.push(format!("its `plugins` don't have the plugin `{id}` as it was asked for the decision in it"));
    }
    for NotAsked { id, .. } in decision.not_asked.iter().filter(|it| !is_pinned(&it.id, &it.version, it.digest)) {
        damage.push(format!("its `plugins` don't have the plugin `{id}` that wasn't asked for the decision in it"));
    }
    damage
}

fn contradicted<const N: usize>(part: &str, held: [(&str, bool); N], damage: &mut Vec<String>) {
    let contradicted = held.into_iter().filter(|(_, agrees)| !agrees);
    damage.extend(contradicted.map(|(name, _)| format!("its `{name}` isn't that of {part} in it")));
}

/// How the new decision compares with the record.
pub(crate) fn compare(record: &Record, decision: &Decision) -> Comparison {
    if decision_digest(decision) == record.decision_digest {
        return Comparison::Same;
    }
    match &record.decision {
        Some(then) if fates(then) == fates(decision) => Comparison::Equivalent,
        Some(_) | None => Comparison::Differs,
    }
}

/// What a decision says, without its costs, its ingredients and its wording.
fn fates(decision: &Decision) -> impl PartialEq + '_ {
    let failures: Vec<_> = decision.failures.iter().map(|failure| (&failure.plugin, failure.kind)).collect();
    let withheld: Vec<_> = decision.withheld.iter().map(unworded).collect();
    (&decision.offered, withheld, failures, &decision.experiments)
}

/// What was withheld and why, without its wording.
fn unworded(withheld: &Withheld) -> impl PartialEq + '_ {
    let Withheld { plugin, action, claimed_urgency, disposition, stage, rule, until_at, .. } = withheld;
    let why = (&withheld.explanation_message, &withheld.detail_message);
    (plugin, action, claimed_urgency, disposition, stage, rule, until_at, why)
}
