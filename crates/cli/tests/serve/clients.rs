//! The clients on the page for backend engineers, in each language that is on this machine.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::process::{Served, root};

/// The block with this info string.
fn block(page: &str, info: &str) -> String {
    let fence = format!("\n```{info}\n");
    let (_, rest) = page.split_once(&fence).unwrap_or_else(|| panic!("the page has no block `{info}`"));
    rest.split_once("\n```").unwrap().0.to_owned()
}

/// Runs the page's client of a language, and returns what it prints; `None` if the language isn't on this machine.
///
/// In CI, it is.
fn printed(served: &Served, info: &str, program: &str, file: &str) -> Option<String> {
    let page = fs::read_to_string(root().join("sdk-docs/backend-engineer.md")).unwrap();
    let path = served.folder.path().join(file);
    fs::write(&path, block(&page, info)).unwrap();
    let mut command = Command::new(program);
    command.arg(&path).env("COURTESY_URL", &served.address).env("COURTESY_KEY", served.key.as_ref().unwrap());
    match command.output() {
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound && std::env::var_os("CI").is_none() => {
            eprintln!("the client in {program} wasn't run, since {program} isn't on this machine");
            None
        }
        Err(fault) => panic!("{program}: {fault}; install it"),
        Ok(output) => {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            assert!(output.status.success(), "{program}: {}", text(&output.stderr));
            Some(text(&output.stdout))
        }
    }
}

#[test]
fn each_client_on_the_page_gets_a_decision() {
    let served = Served::start(&[]);
    for (info, program, file) in [
        ("js over-http", "node", "ask.mjs"),
        ("python over-http", "python3", "ask.py"),
        ("php over-http", "php", "ask.php"),
        ("java over-http", "java", "Ask.java"),
    ] {
        if let Some(printed) = printed(&served, info, program, file) {
            assert!(printed.contains("human_handover"), "{program} printed {printed:?}");
        }
    }
}

#[test]
fn curl_on_the_page_gets_a_decision() {
    let page = fs::read_to_string(root().join("sdk-docs/backend-engineer.md")).unwrap();
    let line = page.lines().find(|line| line.starts_with("curl ")).expect("a line with curl").to_owned();
    let served = Served::start(&[]);
    let context = root().join("plugins/service-recovery/examples");
    let example = fs::read_dir(context).unwrap().map(|entry| entry.unwrap().path());
    let example = example.filter(|path| path.to_string_lossy().ends_with(".context.json")).min().unwrap();
    fs::copy(example, served.folder.path().join("customer.json")).unwrap();
    let line = line.replace("http://127.0.0.1:8080", &served.address);
    let output = sh(&line, served.folder.path(), served.key.as_ref().unwrap());
    assert!(output.contains("\"offered\":"), "{output}");
}

fn sh(line: &str, folder: &Path, key: &str) -> String {
    let output = Command::new("sh").args(["-c", line]).current_dir(folder).env("COURTESY_KEY", key).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
