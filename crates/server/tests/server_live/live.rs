//! A server for a test, with a plugin that does what the test says.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex};

use axum::body::Body;
use axum::http::Request;
use axum::http::request::Builder;
use courtesy_contract::{Answer, Context};
use courtesy_host::testing::InProcess;
use courtesy_host::{Host, Limits, read};
use courtesy_ledger::{Ledger, Role};
use courtesy_server::{CallTimes, Load, Server, Settings};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{self, Reply};

const MANIFEST: &str = r#"
id = "asking"
version = "1.0.0"
contract = "1.1"
summary = "Asks how somebody is."
reads = ["orders.status"]
kinds = ["check_in", "gesture"]
purposes = ["care"]
"#;

/// What the plugin answers.
pub(crate) type Answering = Box<dyn Fn(&Context) -> Answer + Send + Sync>;

/// A server, its ledger, and a key of each role.
pub(crate) struct Live {
    pub(crate) server: Option<Server>,
    pub(crate) ledger: Ledger,
    pub(crate) address: SocketAddr,
    pub(crate) diagnostics: SocketAddr,
    /// What the plugin of hosts that are built from now on answers.
    pub(crate) plugin: Arc<Mutex<Option<Answering>>>,
    pub(crate) folder: TempDir,
    keys: BTreeMap<&'static str, String>,
}

impl Live {
    pub(crate) async fn start() -> Self {
        Self::with(|_, _| {}).await
    }

    /// Starts with changed settings; the folder is for files.
    pub(crate) async fn with(change: impl FnOnce(&mut Settings, &TempDir)) -> Self {
        Self::answering(change, Box::new(|_| asking())).await
    }

    pub(crate) async fn answering(change: impl FnOnce(&mut Settings, &TempDir), answer: Answering) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::parse("listen = \"127.0.0.1:0\"\ndiagnostics_listen = \"127.0.0.1:0\"\n").unwrap();
        settings.ledger.url = format!("sqlite://{}", folder.path().join("ledger.db").display());
        change(&mut settings, &folder);
        let ledger = open(&settings).await;
        let mut keys = BTreeMap::new();
        for role in Role::ALL {
            keys.insert(role.word(), ledger.add_key(role.word(), role).await.unwrap().secret);
        }
        let plugin = Arc::new(Mutex::new(Some(answer)));
        let load = load(Arc::clone(&plugin), settings.limits.in_flight);
        let server = Server::start(settings, ledger.clone(), load, CallTimes::new()).await.unwrap();
        let (address, diagnostics) = (server.address(), server.diagnostics_address());
        Self { server: Some(server), ledger, address, diagnostics, plugin, folder, keys }
    }

    pub(crate) fn key(&self, role: &str) -> &str {
        &self.keys[role]
    }

    /// A request with the key of a role.
    pub(crate) fn request(&self, role: &str, method: &str, path: &str) -> Builder {
        Request::builder().method(method).uri(path).header("authorization", format!("Bearer {}", self.key(role)))
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        client::send(self.address, request).await
    }

    pub(crate) async fn get(&self, role: &str, path: &str) -> Reply {
        self.send(self.request(role, "GET", path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, role: &str, path: &str, body: impl ToString) -> Reply {
        let request = self.request(role, "POST", path).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Sends lines.
    pub(crate) async fn post_lines(&self, role: &str, path: &str, lines: &[String]) -> Reply {
        let request = self.request(role, "POST", path).header("content-type", "application/x-ndjson");
        self.send(request.body(Body::from(lines.join("\n"))).unwrap()).await
    }

    pub(crate) async fn decide(&self, context: Value) -> Reply {
        self.post("decide", "/v1/decisions", context).await
    }

    /// What health or metrics say.
    pub(crate) async fn diagnose(&self, path: &str) -> Reply {
        client::send(self.diagnostics, Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Lets hosts that are built from now on answer something else.
    pub(crate) fn replace_plugin(&self, answer: impl Fn(&Context) -> Answer + Send + Sync + 'static) {
        *self.plugin.lock().unwrap() = Some(Box::new(answer));
    }

    pub(crate) async fn reload(&self) -> Result<(), courtesy_server::Error> {
        self.server.as_ref().unwrap().reload().await
    }

    pub(crate) async fn stop(&mut self) {
        self.server.take().unwrap().stop().await;
    }
}

/// Opens the ledger of these settings.
pub(crate) async fn open(settings: &Settings) -> Ledger {
    Ledger::open(&settings.ledger.url, courtesy_ledger::Settings::default()).await.unwrap()
}

/// Builds hosts with the plugin; a host that is built again without another plugin has the same.
pub(crate) fn load(plugin: Arc<Mutex<Option<Answering>>>, at_once: u32) -> Load {
    let current: Mutex<Arc<Answering>> = Mutex::new(Arc::new(Box::new(|_| Answer::nothing())));
    Arc::new(move |policy| {
        let mut current = current.lock().unwrap();
        if let Some(new) = plugin.lock().unwrap().take() {
            *current = Arc::new(new);
        }
        let answer = Arc::clone(&current);
        let limits = Limits { concurrency: at_once, ..Limits::default() };
        // The plugin may wait for a test, and other tasks of its thread go on meanwhile.
        let answer = move |context: &Context| tokio::task::block_in_place(|| answer(context));
        let plugin = InProcess::new(read::manifest(MANIFEST).unwrap(), answer);
        Ok(Host::builder().in_process(plugin).policy(policy).limits(limits).build()?)
    })
}

/// A context about a customer who may be asked; each number is another decision.
pub(crate) fn context(number: u64, customer: &str) -> Value {
    json!({
        "contract": "1.1", "decision_id": decision_id(number), "hook": "review", "as_of": "2026-03-28T20:40:00Z",
        "customer": {"ref": customer, "language": "en"},
        "permissions": [{"purpose": "care", "status": "granted"}],
        "orders": [{"id": "o-1", "status": "delivered"}],
    })
}

pub(crate) fn decision_id(number: u64) -> String {
    format!("0192f1c6-8d0e-7b5a-9a53-{number:012x}")
}

/// The plugin's usual proposal.
pub(crate) fn action() -> Value {
    json!({
        "id": "ask", "key": "check-in", "purpose": "care", "audience": "customer", "urgency": "info",
        "step": {"kind": "check_in", "question": "How are you?", "reply_queue": "care"},
        "channels": ["email"], "window": {"not_after_at": "2026-04-04T00:00:00Z"},
        "reasons": [{"code": "ordered", "text": "Ordered something.", "evidence": ["/orders/0/status"]}],
    })
}

pub(crate) fn asking() -> Answer {
    proposing(&action())
}

pub(crate) fn proposing(action: &Value) -> Answer {
    read::answer(json!({"contract": "1.1", "actions": [action]}).to_string().as_bytes()).unwrap()
}

/// What a plugin answers that can't.
pub(crate) fn failing() -> Answer {
    read::answer(br#"{"contract": "1.1", "error": {"message": "I can't."}}"#).unwrap()
}

/// A gate that a plugin waits at, so that its decision is in flight for as long as a test wants.
#[derive(Default)]
pub(crate) struct Gate {
    open: Mutex<(bool, u32)>,
    changed: Condvar,
}

impl Gate {
    /// Waits until it is open.
    pub(crate) fn pass(&self) {
        let mut state = self.open.lock().unwrap();
        state.1 += 1;
        self.changed.notify_all();
        drop(self.changed.wait_while(state, |(open, _)| !*open).unwrap());
    }

    /// Waits until so many have come to it.
    pub(crate) async fn reached(self: &Arc<Self>, times: u32) {
        let gate = Arc::clone(self);
        let wait =
            move || drop(gate.changed.wait_while(gate.open.lock().unwrap(), |(_, reached)| *reached < times).unwrap());
        tokio::task::spawn_blocking(wait).await.unwrap();
    }

    pub(crate) fn open(&self) {
        self.open.lock().unwrap().0 = true;
        self.changed.notify_all();
    }
}

/// A server whose plugin waits at a gate.
pub(crate) async fn gated(change: impl FnOnce(&mut Settings, &TempDir)) -> (Live, Arc<Gate>) {
    let gate = Arc::new(Gate::default());
    let at = Arc::clone(&gate);
    let answer = move |_: &Context| {
        at.pass();
        asking()
    };
    (Live::answering(change, Box::new(answer)).await, gate)
}
