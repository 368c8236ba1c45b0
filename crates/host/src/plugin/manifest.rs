//! A plugin's manifest: a custom section of its module, checked before anything else.

mod settings;
mod texts;

use courtesy_contract::abi::MANIFEST_SECTION;
use courtesy_contract::schema::Document;
use courtesy_contract::{Label, Manifest, PluginContract, Violation};
use serde_json::{Map, Value, json};
use wasm_encoder::{CustomSection, Encode, Section};
use wasmparser::{Parser, Payload};

use crate::document::{from_json, places, printable, violation};
use crate::error::{Error, ErrorKind};
use crate::pipeline::asked;
use crate::pipeline::project::{Scope, Unknown};

/// Embeds a manifest in a module, which makes the module a plugin.
///
/// # Errors
/// [`ErrorKind::Module`] for bytes that aren't WebAssembly, [`ErrorKind::Manifest`] for a module that has a manifest
/// already or a manifest that contradicts itself.
pub fn pack(module: &[u8], manifest: &Manifest) -> Result<Vec<u8>, Error> {
    check(manifest)?;
    if !sections(module)?.is_empty() {
        let message = "the module has a manifest already; pack the module as the compiler wrote it";
        return Err(Error::new(ErrorKind::Manifest, message));
    }
    let json = serde_json::to_vec(manifest).expect("a manifest is plain data");
    let section = CustomSection { name: MANIFEST_SECTION.into(), data: json.into() };
    let mut packed = module.to_vec();
    packed.push(section.id());
    section.encode(&mut packed);
    Ok(packed)
}

/// Reads the manifest from a module.
pub(crate) fn unpack(module: &[u8], limit_bytes: usize) -> Result<Manifest, Error> {
    let refuse = |message: String| Error::new(ErrorKind::Manifest, message);
    let sections = sections(module)?;
    let [json] = sections.as_slice() else {
        let message = match sections.len() {
            0 => format!(
                "has no section `{MANIFEST_SECTION}`; build the plugin with `courtesy build`, which embeds plugin.toml"
            ),
            count => {
                format!("has {count} sections `{MANIFEST_SECTION}` and must have one; build it again from its source")
            }
        };
        return Err(refuse(message));
    };
    if json.len() > limit_bytes {
        return Err(refuse(format!("its manifest has {} bytes and may have {limit_bytes}; shorten it", json.len())));
    }
    if let Some(contract) = other_contract(json) {
        let known = PluginContract::ALL.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(" and ");
        let contract = printable(&contract);
        return Err(refuse(format!(
            "follows contract `{contract}`, and this version of Courtesy knows {known}; update Courtesy, or build the plugin for one of these"
        )));
    }
    let manifest = from_json::parse(json, Document::Manifest)
        .map_err(|problem| refuse(format!("its manifest {}", problem.message)).with_violations(problem.violations))?;
    check(&manifest)?;
    Ok(manifest)
}

/// The contract that a manifest names, if it is a version that we don't know.
fn other_contract(json: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Outline {
        contract: String,
    }
    let Outline { contract } = serde_json::from_slice(json).ok()?;
    let is_version = !contract.is_empty() && contract.split('.').all(|part| part.parse::<u32>().is_ok());
    (is_version && PluginContract::ALL.iter().all(|known| known.word() != contract)).then_some(contract)
}

/// The manifests of the outermost module or component. Those of nested modules are ignored.
fn sections(module: &[u8]) -> Result<Vec<&[u8]>, Error> {
    let mut found = Vec::new();
    let mut depth = 0u32;
    for payload in Parser::new(0).parse_all(module) {
        match payload {
            Ok(Payload::ModuleSection { .. } | Payload::ComponentSection { .. }) => depth += 1,
            Ok(Payload::End(_)) => depth = depth.saturating_sub(1),
            Ok(Payload::CustomSection(section)) if depth == 0 && section.name() == MANIFEST_SECTION => {
                found.push(section.data());
            }
            Ok(_) => {}
            Err(fault) => {
                let what = printable(fault.message());
                let message = format!("is not a WebAssembly module: {what} at byte {}", fault.offset());
                return Err(Error::new(ErrorKind::Module, message));
            }
        }
    }
    Ok(found)
}

/// Checks what the schema can't: names that must exist, and the schemas of settings.
fn check(manifest: &Manifest) -> Result<(), Error> {
    let reads = scope(&manifest.reads)?;
    asks_when(manifest, &reads)?;
    texts::check(manifest)?;
    settings::check(manifest)?;
    let schema = config_schema(manifest);
    let validator = violation::validator(&schema).map_err(|fault| {
        let message = "the settings under [config] are not JSON Schemas; write each as JSON Schema 2020-12";
        Error::new(ErrorKind::Manifest, message).with_source(printable(&fault))
    })?;
    let violations = violation::all_in_toml(&validator, &Value::Object(defaults(manifest)));
    let defaults = violations.into_iter().filter(|found| !found.at.is_empty());
    let wrong: Vec<_> = defaults.map(|found| in_default(&found.at, found.message)).collect();
    if wrong.is_empty() {
        return Ok(());
    }
    let message = "a default under [config] doesn't fit its own schema; correct the default or the schema:";
    Err(places::error_in(manifest, ErrorKind::Manifest, message, wrong))
}

/// Checks when the plugin is asked.
fn asks_when(manifest: &Manifest, reads: &Scope) -> Result<(), Error> {
    let Some(asks_when) = &manifest.asks_when else { return Ok(()) };
    if manifest.contract == PluginContract::V1_0 {
        let message = "`asks_when` came with contract 1.1, and the manifest says `contract = \"1\"`; \
                       write `contract = \"1.1\"`, or leave `asks_when` out";
        return Err(Error::new(ErrorKind::Manifest, message));
    }
    let faults = asked::faults(asks_when, Some(reads)).into_iter();
    let wrong: Vec<_> =
        faults.map(|asked::Fault { at, message }| Violation { at: format!("/asks_when{at}"), message }).collect();
    if wrong.is_empty() {
        return Ok(());
    }
    let message = "`asks_when` names what can't decide whether the plugin is asked; correct these places:";
    Err(places::error_in(manifest, ErrorKind::Manifest, message, wrong))
}

/// A violation in a setting's default, at its place in the manifest.
fn in_default(at: &str, message: String) -> Violation {
    let setting = at[1..].find('/').map_or(at.len(), |end| end + 1);
    Violation { at: format!("/config{}/default{}", &at[..setting], &at[setting..]), message }
}

/// Parses `reads`, or says which name is unknown and suggests another.
pub(crate) fn scope(reads: &[Label]) -> Result<Scope, Error> {
    Scope::parse(reads).map_err(|Unknown { name, nearest }| {
        let remedy = match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`courtesy schema context` prints what there is".to_owned(),
        };
        Error::new(ErrorKind::Manifest, format!("`reads` names `{name}`, which the context doesn't have; {remedy}"))
    })
}

/// The operator's settings, with the manifest's defaults for the others.
pub(crate) fn config(manifest: &Manifest, chosen: &Map<String, Value>) -> Result<Value, Error> {
    let mut settings = defaults(manifest);
    settings.extend(chosen.iter().map(|(name, value)| (name.clone(), value.clone())));
    let settings = Value::Object(settings);
    let validator = violation::validator(&config_schema(manifest)).expect("checked when the manifest was read");
    let mut violations = violation::all_in_toml(&validator, &settings);
    if violations.is_empty() {
        return Ok(settings);
    }
    violations.iter_mut().for_each(|found| found.at = format!("/config{}", found.at));
    let message = format!("the policy's [plugins.{}.config] doesn't fit the plugin's settings:", manifest.id);
    Err(Error::new(ErrorKind::Policy, message).with_violations(violations))
}

fn defaults(manifest: &Manifest) -> Map<String, Value> {
    let with_default = |(name, schema): (&String, &Value)| Some((name.clone(), schema.get("default")?.clone()));
    manifest.config.iter().filter_map(with_default).collect()
}

/// One schema for all settings; those without a default are required.
fn config_schema(manifest: &Manifest) -> Value {
    let required: Vec<&String> =
        manifest.config.iter().filter(|(_, schema)| schema.get("default").is_none()).map(|(name, _)| name).collect();
    json!({"type": "object", "properties": manifest.config, "required": required, "additionalProperties": false})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    const EMPTY_MODULE: &[u8] = b"\0asm\x01\0\0\0";

    fn manifest(rest: &str) -> Result<Manifest, Error> {
        read::manifest(&format!(
            "id = \"sunny-day\"\nversion = \"0.1.0\"\ncontract = \"1\"\nsummary = \"Says hello.\"\nkinds = [\"gesture\"]\npurposes = [\"care\"]\n{rest}"
        ))
    }

    #[test]
    fn a_packed_manifest_comes_out_as_it_went_in() {
        let manifest = manifest("reads = [\"orders\"]\n[config.limit]\ntype = \"integer\"\ndefault = 3\n").unwrap();
        let packed = pack(EMPTY_MODULE, &manifest).unwrap();
        assert_eq!(unpack(&packed, 10_000).unwrap(), manifest);
        assert!(pack(&packed, &manifest).unwrap_err().to_string().contains("already"));
        assert!(unpack(&packed, 10).unwrap_err().to_string().contains("may have 10"));
        assert!(unpack(EMPTY_MODULE, 10).unwrap_err().to_string().contains("courtesy build"));
    }

    #[test]
    fn an_unknown_read_is_answered_with_the_nearest_name() {
        let manifest = manifest("reads = [\"customer.langauge\"]").unwrap();
        insta::assert_snapshot!(pack(EMPTY_MODULE, &manifest).unwrap_err());
    }

    #[test]
    fn settings_take_defaults_and_are_checked() {
        let manifest = manifest(
            "reads = []\n[config.limit]\ntype = \"integer\"\ndefault = 3\n[config.queue]\ntype = \"string\"\n",
        )
        .unwrap();
        let chosen = |value: Value| value.as_object().unwrap().clone();
        assert_eq!(config(&manifest, &chosen(json!({"queue": "care"}))).unwrap(), json!({"limit": 3, "queue": "care"}));
        insta::assert_snapshot!(config(&manifest, &chosen(json!({"limit": "many", "lmit": 1}))).unwrap_err());
    }

    #[test]
    fn a_default_must_fit_its_schema() {
        let manifest = manifest("reads = []\n[config.limit]\ntype = \"integer\"\nmaximum = 7\ndefault = 9\n").unwrap();
        insta::assert_snapshot!(check(&manifest).unwrap_err());
    }

    #[test]
    fn whom_a_plugin_is_asked_about_must_be_among_what_it_reads() {
        let asking = |asks_when: &str| {
            let rest = format!("reads = [\"orders.failure\", \"billing.arrears\"]\nasks_when = {asks_when}\n");
            let manifest = Manifest { contract: PluginContract::V1_1, ..manifest(&rest).unwrap() };
            pack(EMPTY_MODULE, &manifest).map(drop).map_err(|refused| refused.to_string())
        };
        for accepted in [r#"["orders"]"#, r#"["orders.failure", ["billing.arrears", "orders.status"]]"#] {
            assert_eq!(asking(accepted), Ok(()), "{accepted}");
        }
        insta::assert_snapshot!(
            asking(r#"["orders.failre", ["billing.arrears", "care"], "customer.ref"]"#).unwrap_err()
        );
    }

    #[test]
    fn a_plugin_of_contract_1_0_is_asked_about_everybody() {
        let manifest = manifest("reads = [\"orders\"]\nasks_when = [\"orders\"]\n").unwrap();
        insta::assert_snapshot!(pack(EMPTY_MODULE, &manifest).unwrap_err());
    }
}
