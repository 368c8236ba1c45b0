//! A server with a console, and a browser that keeps cookies and fills in forms.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use courtesy_contract::{Answer, Context};
use courtesy_host::testing::InProcess;
use courtesy_host::{Host, read};
use courtesy_ledger::{Ledger, Role};
use courtesy_server::{CallTimes, Server, Settings};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use url::form_urlencoded::Serializer;

const MANIFEST: &str = r#"
id = "asking"
version = "1.0.0"
contract = "1.1"
summary = "Asks how somebody is."
reads = ["orders.status"]
kinds = ["check_in", "gesture"]
purposes = ["care"]
"#;

/// A server, its ledger, and a key of each role.
pub(crate) struct Live {
    _server: Server,
    pub(crate) ledger: Ledger,
    pub(crate) address: SocketAddr,
    _folder: TempDir,
    keys: BTreeMap<&'static str, String>,
}

/// A response, read to its end.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    body: Bytes,
}

/// A browser of one person.
pub(crate) struct Browser {
    address: SocketAddr,
    pub(crate) cookie: Option<String>,
}

impl Live {
    /// Starts one whose plugin answers with this action.
    pub(crate) async fn proposing(action: Value) -> Self {
        Self::with(action, None).await
    }

    /// Starts one with a file of this text as its policy.
    pub(crate) async fn under(policy: &str) -> Self {
        Self::with(action(), Some(policy)).await
    }

    async fn with(action: Value, policy: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::parse("listen = \"127.0.0.1:0\"\ndiagnostics_listen = \"127.0.0.1:0\"\n").unwrap();
        settings.ledger.url = format!("sqlite://{}", folder.path().join("ledger.db").display());
        let ledger = Ledger::open(&settings.ledger.url, courtesy_ledger::Settings::default()).await.unwrap();
        if let Some(policy) = policy {
            let file = folder.path().join("policy.toml");
            std::fs::write(&file, policy).unwrap();
            settings.policy = Some(file);
        }
        let mut keys = BTreeMap::new();
        for role in Role::ALL {
            keys.insert(role.word(), ledger.add_key(role.word(), role).await.unwrap().secret);
        }
        let answer = json!({"contract": "1.1", "actions": [action]}).to_string();
        let load = Arc::new(move |policy| {
            let answer = answer.clone();
            let propose = move |_: &Context| -> Answer { read::answer(answer.as_bytes()).unwrap() };
            let plugin = InProcess::new(read::manifest(MANIFEST).unwrap(), propose);
            Ok(Host::builder().in_process(plugin).policy(policy).build()?)
        });
        let alone =
            |policy, bytes| Ok(Host::builder().plugin("it", bytes).policy(policy).allow_absent_plugins().build()?);
        let console = |handle| courtesy_console::router(handle, Arc::new(alone));
        let server = Server::start_with(settings, ledger.clone(), load, CallTimes::new(), console).await.unwrap();
        Self { address: server.address(), _server: server, ledger, _folder: folder, keys }
    }

    pub(crate) async fn start() -> Self {
        Self::proposing(action()).await
    }

    pub(crate) fn key(&self, role: &str) -> &str {
        &self.keys[role]
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser { address: self.address, cookie: None }
    }

    /// The browser of somebody who has signed in with the key of this role.
    pub(crate) async fn signed_in(&self, role: &str) -> Browser {
        let mut browser = self.browser();
        let reply = browser.sign_in(self.key(role)).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        browser
    }

    /// Has a decision made about a customer, and returns its id.
    pub(crate) async fn decide(&self, number: u64, customer: &str) -> String {
        self.decide_on(&context(number, customer)).await
    }

    /// Has a decision made on a context, and returns its id.
    pub(crate) async fn decide_on(&self, context: &Value) -> String {
        let request = Request::post("/v1/decisions")
            .header("authorization", format!("Bearer {}", self.key("decide")))
            .body(Body::from(context.to_string()));
        let reply = send(self.address, request.unwrap()).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        context["decision_id"].as_str().unwrap().to_owned()
    }
}

impl Browser {
    pub(crate) async fn get(&self, path: &str) -> Reply {
        let mut request = Request::get(path);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        send(self.address, request.body(Body::empty()).unwrap()).await
    }

    /// Sends fields, as a form of the console's pages would.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let form = Serializer::new(String::new()).extend_pairs(fields).finish();
        send(self.address, request.body(Body::from(form)).unwrap()).await
    }

    /// Sends the form on a page that leads to `path`, with these fields filled in.
    pub(crate) async fn submit(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        let text = self.get(page).await.text();
        assert!(text.contains(&format!("action=\"{path}\"")), "{text}");
        let proof = proof(&text);
        self.post(path, &[&[("form", proof.as_str())], fields].concat()).await
    }

    pub(crate) async fn sign_in(&mut self, key: &str) -> Reply {
        let reply = self.post("/console/sign-in", &[("key", key), ("to", "/console")]).await;
        let cookie = reply.headers.get("set-cookie").map(|value| value.to_str().unwrap().to_owned());
        self.cookie = cookie.map(|cookie| cookie.split(';').next().unwrap().to_owned());
        reply
    }
}

/// What a page's forms carry.
pub(crate) fn proof(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"form\" value=\"").expect("a form");
    rest.split('"').next().unwrap().to_owned()
}

impl Reply {
    /// The page as it was written, but with slashes, which are escaped in HTML as well.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).replace("&#x2f;", "/")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) async fn send(to: SocketAddr, mut request: Request<Body>) -> Reply {
    let stream = TcpStream::connect(to).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    request.headers_mut().entry("host").or_insert("localhost".parse().unwrap());
    let (head, body) = sender.send_request(request).await.expect("a response").into_parts();
    let body = to_bytes(Body::new(body), usize::MAX).await.expect("a whole body");
    Reply { status: head.status, headers: head.headers, body }
}

/// A context about a customer who may be asked; each number is another decision.
pub(crate) fn context(number: u64, customer: &str) -> Value {
    json!({
        "contract": "1.1", "decision_id": format!("0192f1c6-8d0e-7b5a-9a53-{number:012x}"), "hook": "review",
        "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": customer, "language": "en"},
        "permissions": [{"purpose": "care", "status": "granted"}], "orders": [{"id": "o-1", "status": "delivered"}],
    })
}

/// What the plugin usually proposes.
pub(crate) fn action() -> Value {
    json!({
        "id": "ask", "key": "check-in", "purpose": "care", "audience": "customer", "urgency": "info",
        "step": {"kind": "check_in", "question": "How are you?", "reply_queue": "care"},
        "channels": ["email"], "window": {"not_after_at": "2026-04-04T00:00:00Z"},
        "reasons": [{"code": "ordered", "text": "Ordered something.", "evidence": ["/orders/0/status"]}],
    })
}

/// The same, for which somebody has to agree first.
pub(crate) fn action_that_needs(whom: &str) -> Value {
    let mut action = action();
    action["requires"] = whom.into();
    action
}
