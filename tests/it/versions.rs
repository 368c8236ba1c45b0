//! Contract 1.0 and 1.1 side by side: the plugins of 1.0, kept as they were built, answer as they did then.
//!
//! `tests/data/plugins-1.0` holds the plugins that were committed when 1.0 was the newest contract, customers of that day's
//! town, and what each plugin answered for each of them, under the host of that day.

use std::collections::BTreeMap;
use std::path::PathBuf;

use courtesy_contract::{Channel, ChannelState, Context, HistoryItem, HistoryKind, Label, abi};
use courtesy_host::{Error, Host, HostBuilder, pack, read};
use courtesy_tests::population;
use serde_json::{Value, json};

use crate::pipeline::root;

/// What a plugin of 1.0 answered for one customer.
#[derive(serde::Deserialize)]
struct Answered {
    plugin: String,
    customer: String,
    answer: Value,
}

fn kept(name: &str) -> Vec<u8> {
    population::read(&root().join("tests/data/plugins-1.0").join(name)).unwrap()
}

fn answers() -> Vec<Answered> {
    let lines = String::from_utf8(kept("answers.ndjson.zst")).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Each plugin's name and bytes.
fn plugins() -> BTreeMap<String, Vec<u8>> {
    let folder = std::fs::read_dir(root().join("tests/data/plugins-1.0")).unwrap();
    let files = folder.map(|entry| entry.unwrap().path());
    let modules = files.filter(|file| file.to_string_lossy().ends_with(".wasm.zst"));
    let name = |file: &PathBuf| file.file_name().unwrap().to_string_lossy().trim_end_matches(".wasm.zst").to_owned();
    modules.map(|file| (name(&file), population::read(&file).unwrap())).collect()
}

fn host() -> Host {
    let load = |builder: HostBuilder, (name, wasm): (String, Vec<u8>)| builder.plugin(format!("{name}.wasm"), wasm);
    plugins().into_iter().fold(Host::builder(), load).build().unwrap()
}

fn customers() -> Vec<Context> {
    population::from_ndjson(&kept("town.ndjson.zst")).unwrap()
}

/// What a plugin answers, as JSON; a failure's words if it fails.
fn answer(host: &Host, plugin: &str, context: &Context) -> Value {
    let proposal = host.propose_blocking(plugin, context).unwrap();
    serde_json::to_value(proposal.answer.expect("the plugin answers")).unwrap()
}

#[test]
fn plugins_of_1_0_answer_as_they_did() {
    let host = host();
    let customers: BTreeMap<String, Context> =
        customers().into_iter().map(|context| (context.customer.reference.to_string(), context)).collect();
    let (mut compared, mut acting) = (0, 0);
    for Answered { plugin, customer, answer: then } in answers() {
        let now = answer(&host, &plugin, &customers[&customer]);
        assert_eq!(now, then, "{plugin} for {customer}");
        compared += 1;
        acting += usize::from(now.get("actions").is_some());
    }
    assert_eq!((host.plugins().count(), compared), (8, 8 * customers.len()));
    assert!(acting > 100, "only {acting} answers hold actions");
}

/// A context with all that 1.1 adds in words that 1.0 didn't have.
fn with_new_words(mut context: Context) -> Context {
    let at = context.as_of.plus_days(-400);
    let newsletter = HistoryItem {
        channel: Some(Channel::Social),
        ..HistoryItem::new(Label::new("newsletter").unwrap(), HistoryKind::Newsletter, at)
    };
    context.history.insert(0, newsletter);
    context.preferences.preferred_channels.insert(0, Channel::Fax);
    if let Some(known) = context.channels.first().cloned() {
        context.channels.insert(0, ChannelState { channel: Channel::WebForm, ..known });
    }
    context
}

#[test]
fn words_that_1_0_did_not_have_reach_none_of_its_plugins_and_evidence_still_names_the_right_place() {
    let host = host();
    let mut moved = 0;
    for context in customers() {
        let later = with_new_words(context.clone());
        for plugin in plugins().into_keys() {
            let view = String::from_utf8(host.view(&plugin, &later).unwrap()).unwrap();
            for word in ["newsletter", "social", "fax", "web_form"] {
                assert!(!view.contains(&format!("\"{word}\"")), "{plugin} is given {word}");
            }
            let (before, after) = (answer(&host, &plugin, &context), answer(&host, &plugin, &later));
            let places = |answer: &Value| {
                let actions = answer["actions"].as_array().into_iter().flatten();
                let reasons = actions.flat_map(|action| action["reasons"].as_array().unwrap().clone());
                let evidence = reasons.flat_map(|reason| reason["evidence"].as_array().unwrap().clone());
                evidence.map(|place| place.as_str().unwrap().to_owned()).collect::<Vec<_>>()
            };
            for (before, after) in places(&before).iter().zip(&places(&after)) {
                let named =
                    |context: &Context, place: &str| serde_json::to_value(context).unwrap().pointer(place).cloned();
                assert_eq!(named(&later, after), named(&context, before), "{plugin}: {before} became {after}");
                moved += usize::from(before != after);
            }
        }
    }
    assert!(moved > 0, "no evidence lies in a list that lost a word");
}

/// A host with a plugin that answers nothing, and whose manifest says that it follows this contract.
fn host_of_plugin_for(contract: &str) -> Result<Host, Error> {
    let manifest = "id = \"plain\"\nversion = \"1.0.0\"\ncontract = \"1.1\"\nsummary = \"Keeps silent.\"\n\
                    reads = [\"promises\"]\nkinds = [\"check_in\"]\npurposes = [\"care\"]\n";
    let answer = r#"{"contract":"1.1"}"#;
    let module = format!(
        "(module (memory (export \"{}\") 2) (data (i32.const 1024) \"{}\")
           (func (export \"{}\") (param i32) (result i32) (i32.const 65536))
           (func (export \"{}\") (param i32 i32) (result i64) (i64.const {})))",
        abi::MEMORY,
        answer.replace('"', "\\\""),
        abi::ALLOC,
        abi::DECIDE,
        abi::pack(1_024, answer.len() as u32),
    );
    let mut packed = pack(&wat::parse_str(module).unwrap(), &read::manifest(manifest).unwrap()).unwrap();
    let written = |version: &str| format!("\"contract\":\"{version}\"").into_bytes();
    let length = written("1.1").len();
    let at = packed.windows(length).rposition(|bytes| bytes == written("1.1")).unwrap();
    packed.splice(at..at + length, written(contract));
    Host::builder().plugin("plain.wasm", packed).build()
}

#[test]
fn a_plugin_says_which_contract_it_follows_and_one_that_we_do_not_know_is_refused_with_the_remedy() {
    let host = host_of_plugin_for("1.1").unwrap();
    let mut context = customers().remove(0);
    context.promises = vec![
        serde_json::from_value(json!({
            "id": "p", "what": "An answer.", "made_at": "2026-03-27T00:00:00Z", "due_at": "2026-03-29T00:00:00Z"
        }))
        .unwrap(),
    ];
    let view: Value = serde_json::from_slice(&host.view("plain", &context).unwrap()).unwrap();
    assert_eq!((&view["contract"], &view["promises"][0]["id"]), (&context.contract.as_str().into(), &json!("p")));
    assert_eq!(answer(&host, "plain", &context), json!({"contract": "1.1"}));
    let refusal = host_of_plugin_for("2.0").unwrap_err().to_string();
    let remedy = "follows contract `2.0`, and this version of Courtesy knows `1` and `1.1`; update Courtesy, or build";
    assert!(refusal.contains(remedy), "{refusal}");
}
