//! The paths for clients: who may use each, and what is noted of it.

mod approvals;
mod batch;
mod customers;
mod decisions;
mod documents;
mod explanations;
mod outcomes;
mod plugins;
mod policy;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Query, RawPathParams, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{delete, get, post};
use axum::{Router, extract::FromRequestParts, http::request::Parts};
use courtesy_contract::{Label, Uuid};
use courtesy_ledger::{Page, Role};
use futures_util::FutureExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tracing::Instrument;

use self::Noted::{Counted, Each};
use crate::app::App;
use crate::audit;
use crate::keys::Caller;
use crate::problem::{Kind, Problem};
use crate::traces;

/// One thing that a client can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Operation {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// Its name in the OpenAPI documents and in the audit.
    pub(crate) id: &'static str,
    pub(crate) roles: &'static [Role],
    noted: Noted,
}

/// How its use is noted in the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noted {
    /// Each time, before it is done.
    Each,
    /// As a number, once a minute.
    Counted,
}

/// Whoever decides for customers.
const DECIDE: &[Role] = &[Role::Decide, Role::Operate];
/// Whoever looks at what was decided.
const READ: &[Role] = &[Role::Read, Role::Approve, Role::Operate];
/// Whoever agrees or declines.
const APPROVE: &[Role] = &[Role::Approve, Role::Operate];
/// Whoever answers for what reaches customers.
const OPERATE: &[Role] = &[Role::Operate];
/// Everybody with a key.
const ALL: &[Role] = &Role::ALL;
/// Everybody: the contract is no secret.
const OPEN: &[Role] = &[];

const fn operation(
    method: &'static str,
    path: &'static str,
    id: &'static str,
    roles: &'static [Role],
    noted: Noted,
) -> Operation {
    Operation { method, path, id, roles, noted }
}

/// Every operation. What isn't here isn't served to clients: the check of the key looks here, and so does the OpenAPI document.
pub(crate) const OPERATIONS: &[Operation] = &[
    operation("POST", "/v1/decisions", "decide", DECIDE, Counted),
    operation("POST", "/v1/decisions/batch", "decide_many", DECIDE, Counted),
    operation("GET", "/v1/decisions/{id}", "read_decision", READ, Each),
    operation("GET", "/v1/decisions/{id}/explanation", "explain", READ, Each),
    operation("GET", "/v1/customers/{ref}/decisions", "list_decisions", READ, Each),
    operation("DELETE", "/v1/customers/{ref}", "erase", OPERATE, Each),
    operation("POST", "/v1/outcomes", "report_outcomes", DECIDE, Counted),
    operation("GET", "/v1/approvals", "list_approvals", READ, Each),
    operation("POST", "/v1/approvals", "answer_approval", APPROVE, Each),
    operation("GET", "/v1/plugins", "list_plugins", ALL, Counted),
    operation("GET", "/v1/policy", "read_policy", OPERATE, Counted),
    operation("PUT", "/v1/policy", "publish_policy", OPERATE, Each),
    operation("POST", "/v1/policy/comparison", "compare_policy", OPERATE, Each),
    operation("GET", "/openapi.json", "openapi", OPEN, Counted),
    operation("GET", "/openapi.generators.json", "openapi_for_generators", OPEN, Counted),
    operation("GET", "/schemas/{name}", "schema", OPEN, Counted),
];

/// Where the console is, for people.
const CONSOLE: &str = "/console";

/// The public paths, and the console if there is one.
pub(crate) fn router(app: Arc<App>, console: Option<Router>) -> Router {
    let paths = Router::new()
        .route("/v1/decisions", post(decisions::decide))
        .route("/v1/decisions/batch", post(batch::decide_many))
        .route("/v1/decisions/{id}", get(decisions::read))
        .route("/v1/decisions/{id}/explanation", get(explanations::explain))
        .route("/v1/customers/{ref}/decisions", get(customers::list))
        .route("/v1/customers/{ref}", delete(customers::erase))
        .route("/v1/outcomes", post(outcomes::report))
        .route("/v1/approvals", get(approvals::list).post(approvals::answer))
        .route("/v1/plugins", get(plugins::list))
        .route("/v1/policy", get(policy::read).put(policy::publish))
        .route("/v1/policy/comparison", post(policy::compare))
        .route("/openapi.json", get(documents::openapi))
        .route("/openapi.generators.json", get(documents::openapi_for_generators))
        .route("/schemas/{name}", get(documents::schema))
        .route_layer(from_fn_with_state(Arc::clone(&app), admit));
    let unknown = || async { Problem::new(Kind::NoSuchPath, "nothing is served here") };
    let paths = paths.fallback(unknown).with_state(Arc::clone(&app));
    let paths = match console {
        Some(console) => {
            let home = || async { Redirect::permanent(CONSOLE) };
            paths.nest(CONSOLE, console).route(&format!("{CONSOLE}/"), get(home))
        }
        None => paths,
    };
    paths.layer(from_fn_with_state(app, observe))
}

/// Lets a request through if its key's role allows the operation, and notes that it was used.
async fn admit(State(app): State<Arc<App>>, path: MatchedPath, mut request: Request, next: Next) -> Response {
    match admitted(&app, &path, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn admitted(app: &App, path: &MatchedPath, request: &mut Request) -> Result<(), Problem> {
    let on_path = || OPERATIONS.iter().filter(|operation| operation.path == path.as_str());
    // Whatever can be read can be asked for without its body.
    let method = if request.method() == Method::HEAD { "GET" } else { request.method().as_str() };
    let Some(operation) = on_path().find(|operation| operation.method == method) else {
        let methods: Vec<_> = on_path().map(|operation| operation.method).collect();
        return Err(Problem::new(Kind::NoSuchMethod, "the path has other methods").allowing(methods.join(", ")));
    };
    if operation.roles.is_empty() {
        return Ok(());
    }
    let caller = app.keys.caller(request.headers(), &app.ledger).await?;
    if !operation.roles.contains(&caller.role) {
        let roles: Vec<_> = operation.roles.iter().map(|role| role.word()).collect();
        return Err(Problem::new(Kind::NotAllowed, format!("it needs a key with the role {}", roles.join(" or "))));
    }
    match operation.noted {
        Counted => app.audit.count(&caller, operation.id),
        Each => note(app, &caller, operation, request).await?,
    }
    request.extensions_mut().insert(caller);
    Ok(())
}

/// Notes an operation before it is done, with the decision or customer in its path.
async fn note(app: &App, caller: &Caller, operation: &Operation, request: &mut Request) -> Result<(), Problem> {
    let (mut parts, body) = std::mem::take(request).into_parts();
    let parameters = RawPathParams::from_request_parts(&mut parts, &()).await;
    *request = Request::from_parts(parts, body);
    let parameters = parameters.map_err(|_| Problem::new(Kind::InvalidRequest, "the path isn't valid UTF-8"))?;
    let named = |wanted: &str| parameters.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value);
    let customer = named("ref").map(customer).transpose()?;
    let about = named("id").map(decision_id).transpose()?;
    let about = about.map_or_else(|| operation.path.to_owned(), |id| id.to_string());
    app.with_ledger(app.ledger.note(&audit::deed(caller, operation.id, about, customer)).await)
}

/// Notes what a request came to: in figures, in a trace, and in the log if it went wrong. A panic becomes a problem.
async fn observe(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let method = known(request.method());
    let span = tracing::info_span!("request", http.request.method = method, http.route = %route);
    traces::continue_in(&span, request.headers());
    let begun = Instant::now();
    let answered = AssertUnwindSafe(next.run(request).instrument(span.clone())).catch_unwind().await;
    let response = answered.unwrap_or_else(|_| {
        // The panic's own message was logged by the hook, and may name a value, so it isn't repeated.
        Problem::new(Kind::Internal, "see the log at this time").into_response()
    });
    let (status, took) = (response.status(), begun.elapsed());
    app.metrics.responded(method, &route, status, took);
    let problem = response.extensions().get::<Kind>().map_or("", |kind| kind.word());
    let took_ms = took.as_millis() as u64;
    span.in_scope(|| match status.as_u16() {
        500.. => tracing::warn!(status = status.as_u16(), problem, took_ms, "a request failed"),
        400.. => tracing::info!(status = status.as_u16(), problem, took_ms, "a request was refused"),
        _ => tracing::debug!(status = status.as_u16(), took_ms, "a request was answered"),
    });
    response
}

/// A method's name; a client may make up others, each of which would be remembered for ever.
fn known(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];
    known.into_iter().find(|name| *name == method.as_str()).unwrap_or("(other)")
}

/// The customer in a path.
fn customer(text: &str) -> Result<Label, Problem> {
    let wrong =
        |_| Problem::new(Kind::InvalidRequest, "`ref` isn't a customer's reference; it has 1 to 100 characters");
    Label::new(text).map_err(wrong)
}

/// The decision in a path.
fn decision_id(text: &str) -> Result<Uuid, Problem> {
    let wrong = |_| Problem::new(Kind::InvalidRequest, "`id` isn't a decision's id; it is a UUID");
    Uuid::parse(text).map_err(wrong)
}

/// What follows the question mark of a request.
pub(crate) struct Asked<T>(T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let wrong =
            |_| Problem::new(Kind::InvalidRequest, "what follows `?` can't be used; /openapi.json lists what can");
        Query::from_request_parts(parts, state).await.map(|Query(asked)| Self(asked)).map_err(wrong)
    }
}

/// A path with one part that names something.
pub(crate) struct Named(String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let wrong = |_| Problem::new(Kind::InvalidRequest, "the path isn't valid UTF-8");
        let path = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(name)| Self(name)).map_err(wrong)
    }
}

/// Who asks, once the key was checked.
impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let unknown = || Problem::new(Kind::NoKey, "the request has no key");
        parts.extensions.get::<Self>().cloned().ok_or_else(unknown)
    }
}

/// Which part of a list is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    after: Option<i64>,
    most: Option<u32>,
}

impl Part {
    fn page(&self) -> Result<Page, Problem> {
        let most = self.most.unwrap_or(Page::default().most);
        if !(1..=1_000).contains(&most) {
            return Err(Problem::new(Kind::InvalidRequest, "`most` is between 1 and 1000"));
        }
        if self.after.is_some_and(|after| after < 0) {
            return Err(Problem::new(Kind::InvalidRequest, "`after` is the `next` of the part before"));
        }
        Ok(Page { after: self.after, most })
    }
}

/// JSON that is written already.
fn json(status: StatusCode, bytes: impl Into<axum::body::Body>) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], bytes.into()).into_response()
}
