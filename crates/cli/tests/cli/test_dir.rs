//! A temporary folder for each test, for writing plugins and running the command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use courtesy_contract::{Manifest, abi};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder in which a test runs the command.
pub(crate) struct TestDir {
    folder: TempDir,
}

/// The exit status and output of the command.
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Outcome {
    /// The exit status and everything printed, as snapshots show them.
    pub(crate) fn transcript(&self) -> String {
        let part = |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("--- {name}\n{text}") };
        format!("exit status {}\n{}{}", self.code, part("stdout", &self.out), part("stderr", &self.err))
    }
}

impl TestDir {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn read_if_there(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Whether there is an unfinished file.
    pub(crate) fn has_draft(&self) -> bool {
        let names = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.to_string_lossy().into_owned()).any(|name| name.starts_with(".courtesy-"))
    }

    /// The command in this folder, without colours and without settings from the environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_courtesy"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("COURTESY_CACHE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled"));
        for name in ["COURTESY_LOG", "COURTESY_MESSAGES", "COLUMNS", "CLICOLOR_FORCE", "RUST_BACKTRACE", "RUSTFLAGS"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the command on an open-ended input, and interrupts it with Ctrl-C as soon as it is ready.
    #[cfg(unix)]
    pub(crate) fn interrupt(&self, arguments: &[&str], input: &str, is_ready: impl Fn() -> bool) -> Outcome {
        use std::io::Write as _;

        let mut command = self.command(arguments);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = piped.spawn().unwrap();
        let mut stdin = running.stdin.take().unwrap();
        stdin.write_all(input.as_bytes()).unwrap();
        while !is_ready() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
        let output = running.wait_with_output().unwrap();
        drop(stdin);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let code = output.status.code().expect("the process handles the signal and exits");
        Outcome { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs the command, and replaces the folder's path in its output.
    pub(crate) fn courtesy(&self, arguments: &[&str]) -> Outcome {
        self.courtesy_by(self.command(arguments))
    }

    /// As [`Self::courtesy`], for a command with changes.
    pub(crate) fn courtesy_by(&self, mut command: Command) -> Outcome {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            without_times(&text.replace(self.folder.path().to_str().unwrap(), "[folder]"))
        };
        Outcome { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Writes a plugin that always gives the same answer.
    pub(crate) fn plugin(&self, name: &str, id: &str, answer: &Value) -> PathBuf {
        let json = answer.to_string();
        let body = format!("i64.const {}", abi::pack(0, u32::try_from(json.len()).unwrap()));
        self.write(name, packed(id, &json, &body))
    }

    /// Writes a plugin that loops for ever.
    pub(crate) fn spinning_plugin(&self, name: &str, id: &str) -> PathBuf {
        self.write(name, packed(id, "", "loop br 0 end i64.const 0"))
    }
}

fn packed(id: &str, data: &str, body: &str) -> Vec<u8> {
    courtesy_host::pack(&module(data, body), &manifest(id)).unwrap()
}

/// A module with a plugin's three exports, `data` at address 0, and `body` as its decision.
pub(crate) fn module(data: &str, body: &str) -> Vec<u8> {
    let data: String = data.bytes().map(|byte| format!("\\{byte:02x}")).collect();
    wat::parse_str(format!(
        r#"(module (memory (export "memory") 3) (data (i32.const 0) "{data}")
            (func (export "courtesy_alloc") (param i32) (result i32) i32.const 65536)
            (func (export "courtesy_decide_v1") (param i32 i32) (result i64) {body}))"#
    ))
    .unwrap()
}

pub(crate) fn manifest(id: &str) -> Manifest {
    serde_json::from_value(json!({
        "id": id, "version": "1.0.0", "contract": "1", "summary": "Asks how a customer is doing.",
        "reads": ["customer.language", "derived"], "kinds": ["check_in"], "purposes": ["care"],
        "config": {"quiet_days": {"type": "integer", "default": 365, "description": "After so many days it asks."}},
    }))
    .unwrap()
}

/// An answer that asks how the customer is doing.
pub(crate) fn check_in() -> Value {
    json!({"contract": "1.0", "actions": [{
        "id": "ask", "key": "check-in", "purpose": "care", "audience": "customer", "urgency": "info",
        "step": {"kind": "check_in", "question": "Is everything all right?", "reply_queue": "customer_care"},
        "channels": ["email"], "window": {"not_after_at": "2026-04-11T20:40:00Z"},
        "reasons": [{"code": "quiet", "text": "Has been quiet for long.", "evidence": ["/derived/days_since_last_order"]}],
        "message": {"language": "en", "text": "Dear {first_name}, how are you?", "author": "template"},
    }]})
}

/// A context whose customer ordered once, 381 days ago, with this permission status for care by e-mail.
pub(crate) fn context(number: u32, permission: &str) -> Value {
    json!({
        "contract": "1.0", "decision_id": format!("0192f1c6-8d0e-7b5a-9a53-{number:012}"), "hook": "review",
        "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": format!("c-{number}"), "language": "en"},
        "permissions": [{"purpose": "care", "channel": "email", "status": permission, "basis": "consent"}],
        "channels": [{"channel": "email", "reachable": true}],
        "orders": [{"id": "o-1", "status": "delivered", "placed_at": "2025-03-12T16:05:00Z"}],
    })
}

/// Replaces measured times, which differ from run to run.
fn without_times(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        lines.push(match line {
            _ if line.ends_with(" a second") => {
                format!("{} in [time], [rate] a second", line.split(" in ").next().unwrap_or_default())
            }
            _ if line.contains(" fuel of ") => {
                format!("{}, [time]", line.rsplit_once(", ").map_or(line, |(start, _)| start))
            }
            _ => line.to_owned(),
        });
    }
    lines.join("\n") + if text.ends_with('\n') { "\n" } else { "" }
}
