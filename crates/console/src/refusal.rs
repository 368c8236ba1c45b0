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
use crate::layout::HTML;
use crate::texts::Language;

/// Why a page isn't shown.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Nobody is signed in; afterwards, they want to go there.
    SignIn(String),
    /// The session of whoever sent a form with these texts is over.
    Over(Vec<String>),
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
    /// How many other places there are.
    more: usize,
    /// What somebody wrote, so that it isn't lost.
    written: Vec<String>,
}

/// The most places of a mistake that are listed.
pub(crate) const MOST_PLACES: usize = 50;

impl Told {
    fn of(why: &'static str) -> Self {
        Self {
            why,
            roles: Vec::new(),
            said: None,
            detail: String::new(),
            places: Vec::new(),
            more: 0,
            written: Vec::new(),
        }
    }

    /// What axum refused by itself, which is no page: an address or a method that no page has.
    fn of_router(response: &Response) -> Option<Self> {
        let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == HTML);
        let absent = [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED];
        let is_absent = !is_page && absent.contains(&response.status());
        is_absent.then(|| Self { said: Some("absent-place"), ..Self::of("refusal-absent") })
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, told) = match self {
            Self::SignIn(to) => {
                let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("to", &to).finish();
                return Redirect::to(&format!("/console/sign-in?{query}")).into_response();
            }
            Self::Over(written) => (StatusCode::UNAUTHORIZED, Told { written, ..Told::of("refusal-over") }),
            Self::Role(roles) => {
                let roles = roles.iter().map(|role| role.word()).collect();
                (StatusCode::FORBIDDEN, Told { roles, ..Told::of("refusal-role") })
            }
            Self::Foreign => (StatusCode::FORBIDDEN, Told::of("refusal-foreign")),
            Self::Absent(said) => (StatusCode::NOT_FOUND, Told { said: Some(said), ..Told::of("refusal-absent") }),
            Self::Invalid(said) => (StatusCode::BAD_REQUEST, Told { said: Some(said), ..Told::of("refusal-request") }),
            Self::Fault(fault) => {
                let why = match fault.status() {
                    StatusCode::NOT_FOUND | StatusCode::GONE => "refusal-absent",
                    status if status.is_server_error() => "refusal-server",
                    _ => "refusal-request",
                };
                let (detail, all) = (fault.detail().to_owned(), fault.places());
                let places: Vec<_> = all.iter().take(MOST_PLACES).cloned().collect();
                let more = all.len() - places.len();
                (fault.status(), Told { said: Some(remedy(&fault)), detail, places, more, ..Told::of(why) })
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
    let told = response.extensions_mut().remove::<Arc<Told>>();
    let Some(told) = told.or_else(|| Told::of_router(&response).map(Arc::new)) else { return response };
    let page = console.layout.plain(
        language,
        "refusal.html",
        "refusal-title",
        context! { told => minijinja::value::Value::from(minijinja::value::Serde((*told).clone())) },
    );
    match page {
        Ok(text) => (response.status(), [(header::CONTENT_TYPE, HTML)], text).into_response(),
        Err(fault) => {
            tracing::error!(%fault, "a page can't be written");
            response
        }
    }
}
