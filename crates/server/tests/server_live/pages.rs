//! The page for whoever runs the server is right, and so are the files beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use courtesy_server::{Settings, openapi};

use crate::live::{Live, context, failing};

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sdk-docs").join(name)
}

fn page() -> String {
    fs::read_to_string(docs("server.md")).unwrap()
}

/// The rows of the table under a heading, as cells without backticks.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = page();
    let (_, section) = page.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect()).collect()
}

#[test]
fn server_page_lists_each_operation_with_its_roles() {
    let mut described = BTreeSet::new();
    for (path, operations) in openapi::document()["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let roles: Vec<_> =
                operation["x-roles"].as_array().into_iter().flatten().map(|role| role.as_str().unwrap()).collect();
            let roles = if roles.is_empty() { "everybody".to_owned() } else { roles.join(", ") };
            described.insert((format!("{} {path}", method.to_uppercase()), roles));
        }
    }
    let listed: BTreeSet<_> = table("Paths").into_iter().map(|row| (row[0].clone(), row[2].clone())).collect();
    assert_eq!(listed, described);
}

#[test]
fn server_page_lists_each_setting_with_its_default() {
    let settings: toml::Table = toml::from_str(&Settings::default().to_toml()).unwrap();
    let mut known = Vec::new();
    for (name, value) in &settings {
        match value {
            toml::Value::Table(inner) => {
                known.extend(inner.iter().map(|(own, value)| (format!("{name}.{own}"), value.clone())))
            }
            value => known.push((name.clone(), value.clone())),
        }
    }
    let rows = table("Settings");
    for (name, value) in known {
        let row = rows.iter().find(|row| row[0].split(", ").any(|listed| listed == name));
        let default = &row.unwrap_or_else(|| panic!("{name} isn't listed"))[1];
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if name != "limits.in_flight" {
            assert_eq!(default.replace(',', ""), shown, "{name}");
        }
    }
    let listed = rows.iter().flat_map(|row| row[0].split(", ").map(str::to_owned).collect::<Vec<_>>());
    for name in listed {
        let (table, key) = name.split_once('.').map_or((None, name.as_str()), |(table, key)| (Some(table), key));
        let text = table.map_or_else(String::new, |table| format!("[{table}]\n")) + key + " = {}\n";
        let told = Settings::parse(&text).unwrap_err().to_string();
        assert!(!told.contains("there is no setting"), "{name}: {told}");
    }
    let example = page().split("```toml courtesy.toml\n").nth(1).unwrap().split("```").next().unwrap().to_owned();
    Settings::parse(&example).unwrap().check().unwrap();
}

/// Every name of a metric in a text.
fn metrics(text: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    let words = text.split(|letter: char| !is_part(letter)).filter(|word| word.starts_with("courtesy_"));
    words.map(|word| word.trim_end_matches("_bucket").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn server_page_alerts_and_dashboard_know_the_metrics_that_there_are() {
    // Everything that is counted has happened here at least once.
    let live = Live::answering(|_, _| {}, Box::new(|_| failing())).await;
    live.decide(context(1, "c-1")).await;
    live.decide(context(1, "c-1")).await;
    live.replace_plugin(|_| crate::live::asking());
    live.reload().await.unwrap();
    live.decide(context(2, "c-1")).await;
    let text = live.diagnose("/metrics").await.text();
    let mut served: BTreeSet<String> =
        text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).map(str::to_owned).collect();
    // These take a conflict, and a layer that the process installs.
    served.extend(["courtesy_ledger_conflicts_total", "courtesy_plugin_microseconds_total"].map(str::to_owned));
    let listed: BTreeSet<String> = table("Watching it").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(listed, served);
    for file in ["server/prometheus-rules.yaml", "server/grafana-dashboard.json"] {
        let used = metrics(&fs::read_to_string(docs(file)).unwrap());
        assert!(used.len() > 5, "{file} uses {used:?}");
        let unknown: Vec<_> = used.difference(&served).collect();
        assert!(unknown.is_empty(), "{file} uses {unknown:?}, which no server has");
    }
}

#[test]
fn server_dashboard_has_a_query_in_each_panel_and_no_panel_over_another() {
    let text = fs::read_to_string(docs("server/grafana-dashboard.json")).unwrap();
    let dashboard: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut places = BTreeSet::new();
    for panel in dashboard["panels"].as_array().unwrap() {
        let title = panel["title"].as_str().unwrap();
        let queries = panel["targets"].as_array().unwrap();
        assert!(!queries.is_empty() && queries.iter().all(|query| query["expr"].is_string()), "{title}");
        let place = &panel["gridPos"];
        for (x, y) in
            (0..place["w"].as_u64().unwrap()).flat_map(|x| (0..place["h"].as_u64().unwrap()).map(move |y| (x, y)))
        {
            let spot = (place["x"].as_u64().unwrap() + x, place["y"].as_u64().unwrap() + y);
            assert!(spot.0 < 24 && places.insert(spot), "{title}");
        }
    }
}

#[test]
fn server_variables_in_the_files_beside_the_page_are_settings() {
    let flags = [
        "PLUGINS",
        "LEDGER",
        "CACHE",
        "LISTEN",
        "DIAGNOSTICS_LISTEN",
        "GRACE_S",
        "TLS_CERTIFICATE",
        "TLS_KEY",
        "CONFIG",
    ];
    for file in ["server/courtesy.service", "server/Dockerfile", "server/helm/courtesy/templates/deployment.yaml"] {
        let text = fs::read_to_string(docs(file)).unwrap();
        let text: String =
            text.lines().filter(|line| !line.trim_start().starts_with('#')).collect::<Vec<_>>().join("\n");
        let is_part = |letter: char| letter.is_ascii_uppercase() || letter == '_';
        let used: BTreeSet<&str> =
            text.split(|letter| !is_part(letter)).filter_map(|word| word.strip_prefix("COURTESY_")).collect();
        assert!(!used.is_empty() && used.iter().all(|name| flags.contains(name)), "{file} uses {used:?}");
    }
}

#[test]
fn server_settings_of_the_chart_can_be_used() {
    let values = fs::read_to_string(docs("server/helm/courtesy/values.yaml")).unwrap();
    let (_, rest) = values.split_once("settings: |\n").unwrap();
    let settings: String =
        rest.lines().take_while(|line| line.starts_with("  ")).map(|line| line[2..].to_owned() + "\n").collect();
    assert_eq!(Settings::parse(&settings).unwrap().limits.waiting, 256);
}
