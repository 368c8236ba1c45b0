//! What somebody is told when a page can't be shown or something can't be done.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_contract::Violation;
use courtesy_ledger::Role;
use courtesy_server::handle::Fault;
use minijinja::context;
use serde::Serialize;

use crate::Console;
use crate::texts::Language;

/// Why a page isn't shown.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Nobody is signed in; afterwards, they want to go there.
    SignIn(String),
    /// It needs one of these roles.
    Role(&'static [Role]),
    /// The form isn't from a page of this session.
    Foreign,
    /// What is asked for isn't there, as the text with this id says.
    Absent(&'static str),
    /// What was sent can't be used, as the text with this id says.
    Invalid(&'static str),
    /// Something that the server says.
    Fault(Fault),
}

/// What `tell` makes a page of.
#[derive(Debug, Clone, Serialize)]
struct Told {
    /// The id of a text.
    why: &'static str,
    roles: Vec<&'static str>,
    /// The id of another text, which says more.
    said: Option<&'static str>,
    /// What the server says besides, in English.
    detail: String,
    places: Vec<Violation>,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let none = Told { why: "", roles: Vec::new(), said: None, detail: String::new(), places: Vec::new() };
        let (status, told) = match self {
            Self::SignIn(to) => {
                let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("to", &to).finish();
                return Redirect::to(&format!("/console/sign-in?{query}")).into_response();
            }
            Self::Role(roles) => {
                let roles = roles.iter().map(|role| role.word()).collect();
                (StatusCode::FORBIDDEN, Told { why: "refusal-role", roles, ..none })
            }
            Self::Foreign => (StatusCode::FORBIDDEN, Told { why: "refusal-foreign", ..none }),
            Self::Absent(said) => (StatusCode::NOT_FOUND, Told { why: "refusal-absent", said: Some(said), ..none }),
            Self::Invalid(said) => (StatusCode::BAD_REQUEST, Told { why: "refusal-request", said: Some(said), ..none }),
            Self::Fault(fault) => {
                let why = match fault.status() {
                    StatusCode::NOT_FOUND | StatusCode::GONE => "refusal-absent",
                    status if status.is_server_error() => "refusal-server",
                    _ => "refusal-request",
                };
                let (detail, places) = (fault.detail().to_owned(), fault.places().to_vec());
                (fault.status(), Told { why, said: Some(remedy(&fault)), detail, places, ..none })
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Arc::new(told));
        response
    }
}

/// The id of the text that says what to do about it.
fn remedy(fault: &Fault) -> &'static str {
    match fault.kind() {
        "not-found" => "fault-not-found",
        "gone" => "fault-gone",
        "not-now" => "fault-not-now",
        "outdated" => "fault-outdated",
        "refused" => "fault-refused",
        "not-allowed" => "fault-not-allowed",
        "too-large" => "fault-too-large",
        "too-slow" => "fault-too-slow",
        "too-busy" | "took-too-long" => "fault-busy",
        "no-ledger" => "fault-no-ledger",
        "internal" => "fault-internal",
        _ => "fault-invalid",
    }
}

/// Puts what went wrong onto a page, in the reader's language.
pub(crate) async fn tell(State(console): State<Arc<Console>>, request: Request, next: Next) -> Response {
    let language = Language::of(request.headers());
    let mut response = next.run(request).await;
    let Some(told) = response.extensions_mut().remove::<Arc<Told>>() else { return response };
    let page = console.layout.plain(
        language,
        "refusal.html",
        "refusal-title",
        context! { told => minijinja::value::Value::from(minijinja::value::Serde((*told).clone())) },
    );
    match page {
        Ok(text) => (response.status(), [(header::CONTENT_TYPE, crate::layout::HTML)], text).into_response(),
        Err(fault) => {
            tracing::error!(%fault, "a page can't be written");
            response
        }
    }
}
