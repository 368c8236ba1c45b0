//! Step 1: cuts the context to what one plugin reads.

use courtesy_contract::{Label, PluginContract};
use serde_json::Value;

use crate::digest;
use crate::pipeline::facts::Facts;
use crate::pipeline::facts::written::{Members, Section, comma, key, member};
use crate::pipeline::scope::{Fields, Scope};

/// The version that a plugin for contract 1.0 is told.
const OLDEST: &str = "1.0";

/// What a plugin receives besides the customer's facts.
pub(crate) struct Receiver {
    /// The plugin's id and the operator's salt, mixed into the customer's reference.
    salt: Vec<u8>,
    config: Value,
    /// The same as JSON.
    config_json: Vec<u8>,
    /// The contract whose words it knows.
    pub(crate) contract: PluginContract,
}

impl Receiver {
    pub(crate) fn new(salt: &[u8], config: Value, contract: PluginContract) -> Self {
        let config_json = serde_json::to_vec(&config).expect("settings are plain data");
        Self { salt: salt.to_vec(), config, config_json, contract }
    }

    /// The plugin's settings.
    pub(crate) fn config(&self) -> &Value {
        &self.config
    }

    /// The version that the plugin is told: no later one than its own.
    fn version<'f>(&self, facts: &'f Facts) -> &'f str {
        match self.contract {
            PluginContract::V1_0 => OLDEST,
            PluginContract::V1_1 => facts.context().contract.as_str(),
        }
    }

    /// The customer's reference for this plugin alone, so that no two plugins can compare whom they were asked about.
    fn alias(&self, customer: &Label) -> String {
        let mut alias = digest::hex(&[&self.salt, customer.as_str().as_bytes()]);
        alias.truncate(16);
        alias
    }
}

/// The JSON that a plugin receives: the envelope, what its scope names, a reference of its own, and its settings.
pub(crate) fn view(facts: &Facts, scope: &Scope, receiver: &Receiver) -> Vec<u8> {
    let facts = facts.told_to(receiver.contract);
    let mut json = Vec::with_capacity(4096);
    json.push(b'{');
    member(&mut json, "contract", receiver.version(facts));
    json.extend_from_slice(facts.envelope());
    key(&mut json, "config");
    json.extend_from_slice(&receiver.config_json);
    customer(&mut json, facts, scope, receiver);
    for (name, part) in scope.of_others() {
        if let Some(section) = facts.section(part.place) {
            key(&mut json, name);
            copy(&mut json, &section, &part.fields);
        }
    }
    json.push(b'}');
    json
}

/// Writes the customer, with a reference of the plugin's own and the fields that the scope names.
fn customer(json: &mut Vec<u8>, facts: &Facts, scope: &Scope, receiver: &Receiver) {
    key(json, "customer");
    json.push(b'{');
    member(json, "ref", &receiver.alias(&facts.context().customer.reference));
    if let Some(part) = scope.of_customer() {
        let fields = |name: &[u8]| name != b"ref" && part.fields.contain(name);
        for customer in facts.section(part.place).iter().flat_map(Section::items) {
            copy_members(json, &customer, fields);
        }
        if let Some(language) = facts.assumed_language().filter(|_| part.fields.contain(b"language")) {
            member(json, "language", language);
        }
    }
    json.push(b'}');
}

/// Copies a section with only some of its fields, or of those of its items.
fn copy(json: &mut Vec<u8>, section: &Section, fields: &Fields) {
    let shown = |name: &[u8]| fields.contain(name);
    match (fields, section.is_list()) {
        (Fields::All, _) => json.extend_from_slice(section.json()),
        (Fields::Some(_), false) => section.items().for_each(|object| copy_object(json, &object, shown)),
        (Fields::Some(_), true) => {
            json.push(b'[');
            for item in section.items() {
                comma(json);
                copy_object(json, &item, shown);
            }
            json.push(b']');
        }
    }
}

fn copy_object(json: &mut Vec<u8>, object: &Members, shown: impl Fn(&[u8]) -> bool) {
    json.push(b'{');
    copy_members(json, object, shown);
    json.push(b'}');
}

fn copy_members(json: &mut Vec<u8>, object: &Members, shown: impl Fn(&[u8]) -> bool) {
    for member in object.iter().filter(|member| shown(member.name())) {
        comma(json);
        json.extend_from_slice(member.json());
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use courtesy_contract::{Context, Label};

    use super::*;
    use crate::read;

    pub(crate) fn context() -> Context {
        let json = br#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","requested_at":"2026-03-28T20:41:00Z","seed":7,
            "customer":{"ref":"c-1","language":"nl","country":"NL"},
            "orders":[{"id":"o-1","status":"failed","failure":"carrier_lost"},{"id":"o-2","status":"shipped"}],
            "billing":{"arrears":true,"days_past_due":3},
            "approvals":[{"key":"a","by":"human","at":"2026-03-28T20:00:00Z"}],
            "budgets":[{"name":"gestures","spent":{"minor":100,"currency":"EUR"}}]}"#;
        read::context(json).unwrap()
    }

    pub(crate) fn scope(reads: &[&str]) -> Scope {
        Scope::parse(&reads.iter().map(|name| Label::new(*name).unwrap()).collect::<Vec<_>>()).unwrap()
    }

    pub(crate) fn receiver() -> Receiver {
        Receiver::new(b"check-in", serde_json::json!({"limit": 5}), PluginContract::V1_1)
    }

    pub(crate) fn seen(reads: &[&str]) -> Value {
        serde_json::from_slice(&view(&Facts::plain(&context()), &scope(reads), &receiver())).unwrap()
    }

    #[test]
    fn shows_the_envelope_alone_to_a_plugin_that_reads_nothing() {
        insta::assert_json_snapshot!(seen(&[]));
    }

    #[test]
    fn shows_the_named_fields_and_what_items_are_known_by() {
        insta::assert_json_snapshot!(seen(&["orders.failure", "customer.language", "billing.days_past_due"]));
    }

    #[test]
    fn gives_each_plugin_another_reference() {
        let other = Receiver::new(b"other", receiver().config().clone(), PluginContract::V1_1);
        let json: Value = serde_json::from_slice(&view(&Facts::plain(&context()), &scope(&[]), &other)).unwrap();
        assert_ne!(json["customer"]["ref"], seen(&[])["customer"]["ref"]);
        assert_ne!(json["customer"]["ref"], "c-1");
    }
}
