//! README.md and sdk-docs are correct: their code works, their tables match the code, their links aren't broken.
//!
//! Their Rust blocks are doctests of this package; their commands are checked in `crates/cli/tests/docs.rs`.

mod markdown;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use courtesy_contract::{Decision, Disposition, FailureKind, Policy, Stage, abi};
use courtesy_host::{Abi, Host, Limits, Rule, read};
use courtesy_tests::checkout;
use serde_json::{Value, json};

use markdown::{Block, Page, all, pages};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().canonicalize().unwrap()
}

fn page(name: &str) -> Page {
    Page::read(&root().join(name))
}

/// The blocks of all pages in one language, each with its page and line.
fn blocks(language: &str) -> Vec<(String, Block)> {
    let mut found = Vec::new();
    for page in pages(&root()) {
        for block in page.blocks().into_iter().filter(|block| block.info.split([' ', ',']).next() == Some(language)) {
            found.push((format!("{}, line {}", page.path.display(), block.line), block));
        }
    }
    assert!(!found.is_empty(), "no page has a block of {language}");
    found
}

#[test]
fn every_block_is_of_a_kind_that_is_checked() {
    let checked = [
        "json answer",
        "json context",
        "json decision",
        // The tests of the ledger set up a standby with it.
        "ini postgresql.conf",
        "rust",
        "rust,no_run",
        "sh",
        "text",
        "toml Cargo.toml",
        "toml courtesy.toml",
        "toml plugin.toml",
        "toml policy.toml",
        "wat",
        "wit plugin.wit",
    ];
    // These call the command line or the server, or are run by the tests of the wheel, and aren't run here.
    let wheel = ["python alone", "python arrow", "python spark", "python ray"];
    let foreign = ["js", "php", "java", "js over-http", "python over-http", "php over-http", "java over-http"];
    for page in pages(&root()) {
        for block in page.blocks() {
            let info = block.info.as_str();
            let fine = checked.contains(&info)
                || foreign.contains(&info)
                || wheel.contains(&info)
                || excerpt_of(info).is_some();
            assert!(fine, "{}, line {}: nothing checks blocks of `{info}`", page.path.display(), block.line);
        }
    }
}

#[test]
fn toml_blocks_are_valid() {
    for (place, block) in blocks("toml") {
        let fault = match block.info.as_str() {
            "toml plugin.toml" => read::manifest(&block.text).err(),
            // The tests of the server read its settings.
            "toml Cargo.toml" | "toml courtesy.toml" => continue,
            _ => read::policy(&block.text).err(),
        };
        assert!(fault.is_none(), "{place}: {}", fault.unwrap());
    }
}

#[test]
fn json_blocks_are_valid() {
    for (place, block) in blocks("json") {
        let json = block.text.as_bytes();
        let fault = match block.info.as_str() {
            "json context" => read::context(json).err().map(|fault| fault.to_string()),
            "json answer" => read::answer(json).err().map(|fault| fault.to_string()),
            _ => serde_json::from_slice::<Decision>(json).err().map(|fault| fault.to_string()),
        };
        assert!(fault.is_none(), "{place}: {}", fault.unwrap());
    }
}

#[test]
fn the_plugins_in_webassembly_text_give_the_same_answer() {
    let abi_page = page("sdk-docs/abi.md");
    let blocks = abi_page.blocks();
    let block = |info: &str| blocks.iter().find(|block| block.info == info).unwrap().text.as_str();
    let manifest = read::manifest(block("toml plugin.toml")).unwrap();
    let context = read::context(block("json context").as_bytes()).unwrap();
    let mut answers = Vec::new();
    for wat in blocks.iter().filter(|block| block.info == "wat") {
        let plugin = courtesy_host::pack(&wat::parse_str(&wat.text).unwrap(), &manifest).unwrap();
        let host = Host::builder().plugin("by-hand.wasm", plugin).build().unwrap();
        let abi = host.plugins().next().unwrap().facts().abi;
        answers.push((abi, host.propose_blocking("by-hand", &context).unwrap().answer.unwrap()));
    }
    let abis: Vec<Abi> = answers.iter().map(|(abi, _)| *abi).collect();
    assert_eq!(abis, [Abi::Module, Abi::Command, Abi::Component]);
    assert!(answers.iter().all(|(_, answer)| *answer == answers[0].1 && answer.actions.len() == 1));
    for name in [abi::ALLOC, abi::DECIDE, abi::INITIALIZE, abi::MEMORY, abi::MANIFEST_SECTION] {
        assert!(abi_page.text.contains(&format!("`{name}`")), "sdk-docs/abi.md doesn't mention {name}");
    }
    assert_eq!(block("wit plugin.wit"), abi::WIT);
}

/// A block with a language and a path is an excerpt from that file of the page's template.
#[test]
fn code_on_language_pages_comes_from_the_templates() {
    for page in pages(&root()).into_iter().filter(|page| page.path.parent().unwrap().ends_with("languages")) {
        let name = page.path.file_stem().unwrap().to_str().unwrap().to_owned();
        let template = root().join("crates/cli/templates").join(&name);
        assert!(template.is_dir(), "{name} has a page but no template");
        let excerpts: Vec<_> = page.blocks().into_iter().filter(|block| excerpt_of(&block.info).is_some()).collect();
        assert!(!excerpts.is_empty(), "the page about {name} shows no code");
        for block in excerpts {
            let path = excerpt_of(&block.info).unwrap();
            let source =
                fs::read_to_string(template.join(path)).unwrap_or_else(|fault| panic!("{name}, {path}: {fault}"));
            assert!(source.contains(block.text.trim_end()), "{name}, line {}: not in {path}", block.line);
        }
    }
}

/// Sizes, fuel and memory are the same on every machine, so the table must match exactly.
#[test]
fn the_table_of_languages_matches_the_echoes() {
    let table = page("sdk-docs/languages.md").section("What they cost").text;
    let customer = read::context(&fs::read(root().join("tests/echo/customer.context.json")).unwrap()).unwrap();
    let mut compared = 0;
    // The two echoes that are too large to commit have only approximate figures in the table.
    for file in checkout::echoes().unwrap() {
        let name = file.parent().unwrap().file_name().unwrap().to_string_lossy();
        let wasm = fs::read(&file).unwrap();
        let size = grouped(wasm.len() as u64);
        let host = Host::builder().plugin("echo.wasm", wasm).build().unwrap();
        let abi = host.plugins().next().unwrap().facts().abi;
        let run = host.propose_blocking("echo", &customer).unwrap().run;
        let (fuel, memory) = (grouped(run.fuel), grouped(run.memory_bytes / 1024));
        let is_row = |line: &&str| {
            line.contains(&format!("| {abi} | {size} |")) && line.ends_with(&format!("| {fuel} | {memory} |"))
        };
        assert_eq!(table.lines().filter(is_row).count(), 1, "{name}: | {abi} | {size} | ... | {fuel} | {memory} |");
        compared += 1;
    }
    assert_eq!(table.matches("\n| ").count() - 1, compared + 2, "one row for each echo");
}

/// A number with commas between groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let parts: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|part| str::from_utf8(part).unwrap()).collect();
    parts.join(",")
}

/// The file that a block is an excerpt from, if its info string is a language and a path.
fn excerpt_of(info: &str) -> Option<&str> {
    let (language, path) = info.split_once(' ')?;
    (!["json", "toml", "wit"].contains(&language)).then_some(path)
}

#[test]
fn links_are_not_broken() {
    for page in all() {
        for link in page.links().iter().filter(|link| !link.starts_with("https://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => page.path.clone(),
                file => page.path.parent().unwrap().join(file),
            };
            assert!(target.exists(), "{} links to {link}, which doesn't exist", page.path.display());
            let there = anchor.is_empty() || Page::read(&target).anchors().iter().any(|known| known == anchor);
            assert!(there, "{} links to {link}, which has no such heading", page.path.display());
        }
    }
}

#[test]
fn headings_are_unique_on_each_page() {
    for page in pages(&root()) {
        let again = page.anchors().into_iter().find(|anchor| anchor.ends_with("-1"));
        assert_eq!(again, None, "{}", page.path.display());
    }
}

#[test]
fn readme_has_one_command_to_run_and_one_to_test() {
    let readme = page("README.md");
    for (heading, start) in [("Run", "cargo run --bin courtesy -- decide "), ("Test", "cargo test --workspace")] {
        let blocks = readme.section(heading).blocks();
        let first = blocks.iter().find(|block| block.info == "sh").expect("a block of sh");
        assert!(first.text.starts_with(start), "## {heading}: {}", first.text);
        let joined = first.text.trim_end().replace("\\\n", " ");
        assert_eq!(joined.lines().count(), 1, "## {heading} has more than one command in its first block");
    }
}

#[test]
fn the_plugin_in_readme_is_what_courtesy_new_creates() {
    let template = root().join("crates/cli/templates/rust");
    let read = |name: &str| fs::read_to_string(template.join(name)).unwrap();
    let readme = page("README.md").text;
    let source = read("src/lib.rs");
    let source = source.split("\n#[cfg(test)]").next().unwrap().trim_end();
    assert!(readme.contains(source), "README.md doesn't show the src/lib.rs that `courtesy new` creates:\n{source}");
    let manifest = read("plugin.toml");
    assert!(
        readme.contains(manifest.trim_end()),
        "README.md doesn't show the plugin.toml that `courtesy new` creates:\n{manifest}"
    );
}

/// The repository, feature and profile in the examples for backends exist in this workspace.
#[test]
fn cargo_toml_examples_match_this_workspace() {
    let manifest = |path: &str| -> Value { toml::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap() };
    let (workspace, host) = (manifest("Cargo.toml"), manifest("crates/host/Cargo.toml"));
    let dependencies = ["/dependencies/courtesy-host", "/dev-dependencies/courtesy-host"];
    let (mut named, mut profiles) = (0, 0);
    for (place, block) in blocks("toml").into_iter().filter(|(_, block)| block.info == "toml Cargo.toml") {
        let shown: Value = toml::from_str(&block.text).unwrap_or_else(|fault| panic!("{place}: {fault}"));
        for dependency in dependencies.iter().filter_map(|pointer| shown.pointer(pointer)) {
            assert_eq!(dependency["git"], workspace["workspace"]["package"]["repository"], "{place}");
            for feature in dependency["features"].as_array().into_iter().flatten() {
                assert!(host["features"].get(feature.as_str().unwrap()).is_some(), "{place}: {feature}");
            }
            named += 1;
        }
        if let Some(profile) = shown.pointer("/profile/dev/package/*") {
            assert_eq!(profile["opt-level"], workspace["profile"]["dev"]["package"]["*"]["opt-level"], "{place}");
            profiles += 1;
        }
    }
    assert_eq!((named, profiles), (3, 1));
}

#[test]
fn the_table_of_limits_matches_the_code() {
    let debug = format!("{:?}", Limits::default());
    let fields = debug.trim_start_matches("Limits { ").trim_end_matches(" }").split(", ");
    let expected: Vec<(&str, &str)> = fields.filter_map(|field| field.split_once(": ")).collect();
    let section = page("sdk-docs/backend-engineer.md").section("Limits");
    let rows = section.text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let rows: Vec<(&str, String)> =
        rows.map(|(name, rest)| (name, rest.split(" | ").next().unwrap().replace(',', ""))).collect();
    assert_eq!(rows.len(), expected.len(), "the table has {} of {} limits", rows.len(), expected.len());
    for ((name, value), (expected_name, expected_value)) in rows.iter().zip(expected) {
        assert_eq!(*name, expected_name);
        let by_machine = *name == "concurrency" && value == "4 for each processor";
        assert!(by_machine || value == expected_value, "{name} is {expected_value}, not {value}");
    }
}

#[test]
fn the_operators_page_shows_the_default_policy_and_explains_every_setting() {
    let operator = page("sdk-docs/operator.md");
    let whole = &operator.section("The policy file").blocks()[0];
    assert_eq!(read::policy(&whole.text).unwrap(), Policy::default(), "the first block holds the defaults");
    let schema: Value = serde_json::from_str(include_str!("../../crates/contract/schemas/policy.v1.json")).unwrap();
    let settings = settings(&schema);
    assert!(settings.len() > 60, "only {settings:?} were found");
    for setting in settings {
        assert!(operator.text.contains(&format!("`{setting}`")), "{setting} isn't explained");
    }
}

/// Every key that a document may have, at any depth.
fn settings(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let definitions = schema["$defs"].as_object().into_iter().flat_map(|definitions| definitions.values());
    let kinds = schema["oneOf"].as_array().into_iter().flatten();
    for part in definitions.chain(kinds) {
        found.extend(settings(part));
    }
    found.extend(schema["properties"].as_object().into_iter().flat_map(|properties| properties.keys().cloned()));
    found
}

#[test]
fn the_example_policy_is_valid_for_the_committed_plugins() {
    let example = &page("sdk-docs/operator.md").section("An example").blocks()[0];
    let policy = read::policy(&example.text).unwrap();
    let host = crate::pipeline::builder().policy(policy.clone()).build().unwrap();
    assert_eq!(*host.policy(), policy);
}

#[test]
fn the_operators_page_explains_every_disposition() {
    let operator = page("sdk-docs/operator.md").text;
    for disposition in Disposition::ALL {
        assert!(operator.contains(&format!("`{disposition}`")), "{disposition} isn't explained");
    }
}

#[test]
fn guardrails_md_lists_the_rules_in_order_with_a_section_each() {
    let page = page("sdk-docs/guardrails.md");
    let table = page.section("The rules").text;
    let rows: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(rows, rules(), "one row for each rule, in the order in which they apply");
    let headings: String = page.text.lines().filter(|line| line.starts_with("### ")).collect();
    for rule in rules() {
        assert!(headings.contains(&format!("`{rule}`")), "{rule} has no section");
    }
}

/// The names of the rules, in the order in which they apply.
fn rules() -> Vec<&'static str> {
    Rule::ALL.iter().map(|rule| rule.name()).collect()
}

#[test]
fn guardrails_md_states_exactly_the_laws_that_are_tested() {
    let source = ["mod.rs", "caps.rs", "weeks.rs"]
        .map(|file| fs::read_to_string(root().join("crates/host/src/laws").join(file)).unwrap())
        .concat();
    let tested = source.split("#[test]\nfn ").skip(1).map(|test| test.split('(').next().unwrap());
    let tested: BTreeSet<&str> = tested.collect();
    let page = page("sdk-docs/guardrails.md").section("The laws");
    let stated = page.text.split("Test: `").skip(1).map(|law| law.split('`').next().unwrap());
    let stated: BTreeSet<&str> = stated.collect();
    assert!(tested.len() >= 12, "only {tested:?} were found");
    assert_eq!(stated, tested);
}

/// The counterexample in sdk-docs/guardrails.md: A costs 9, B and C cost 4 each, and they rank in this order.
#[test]
fn a_tighter_budget_can_add_a_contact() {
    let gift = |name: &str, minor: u32, propensity: f64| {
        json!({
            "id": name, "key": name, "purpose": "care", "audience": "customer", "urgency": "info", "channels": ["email"],
            "step": {"kind": "gesture", "gift": "item", "amount": {"minor": minor, "currency": "EUR"}, "source": "budget",
                "surprise": true, "beneficiary": "customer"},
            "window": {"not_after_at": "2026-04-11T00:00:00Z"}, "propensity": propensity,
            "reasons": [{"code": "here", "text": "They are here.", "evidence": ["/hook"]}]
        })
    };
    let gifts = [gift("a", 900, 0.9), gift("b", 400, 0.8), gift("c", 400, 0.7)];
    let plugin = always_answering(&json!({"contract": "1.0", "actions": gifts}).to_string());
    let context = page("sdk-docs/abi.md").blocks().into_iter().find(|block| block.info == "json context").unwrap();
    let context = read::context(context.text.as_bytes()).unwrap();
    let offered = |budget: u32| {
        let policy = format!(
            "caps = []\n[[budgets]]\nname = \"gifts\"\nmax = {{ minor = {budget}, currency = \"EUR\" }}\n\
             per = {{ kind = \"rolling\", days = 365 }}\n"
        );
        let builder = Host::builder().plugin("gifts.wasm", plugin.clone());
        let decision = builder.policy(read::policy(&policy).unwrap()).build().unwrap().decide_blocking(&context);
        decision.offered.iter().map(|offered| offered.action.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(offered(1_000), ["a"]);
    assert_eq!(offered(800), ["b", "c"]);
}

/// A plugin for gestures that always gives this answer.
fn always_answering(answer: &str) -> Vec<u8> {
    let manifest = "id = \"gifts\"\nversion = \"1.0.0\"\ncontract = \"1\"\nsummary = \"Gives.\"\nreads = []\n\
                    kinds = [\"gesture\"]\npurposes = [\"care\"]\n";
    let module = format!(
        "(module (memory (export \"{}\") 2) (data (i32.const 1024) \"{}\")
           (func (export \"{}\") (param i32) (result i32) (i32.const 65536))
           (func (export \"{}\") (param i32 i32) (result i64) (i64.const {})))",
        abi::MEMORY,
        answer.replace('\\', "\\\\").replace('"', "\\\""),
        abi::ALLOC,
        abi::DECIDE,
        abi::pack(1_024, answer.len() as u32),
    );
    courtesy_host::pack(&wat::parse_str(module).unwrap(), &read::manifest(manifest).unwrap()).unwrap()
}

#[test]
fn plugin_author_md_lists_every_failure_and_check() {
    let author = page("sdk-docs/plugin-author.md").section("When it fails").text;
    for kind in FailureKind::ALL {
        assert!(author.contains(&format!("| `{kind}` |")), "{kind} isn't in the table");
    }
    for rule in Rule::ALL.iter().filter(|rule| rule.stage() == Stage::Check).map(|rule| rule.name()) {
        assert!(author.contains(&format!("| `{rule}` |")), "{rule} isn't in the table");
    }
}
