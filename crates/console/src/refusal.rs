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
    /// Something else.
    Fault(Fault),
}

/// What `tell` makes a page of.
#[derive(Debug, Clone, Serialize)]
struct Told {
    /// The id of a text.
    why: &'static str,
    roles: Vec<&'static str>,
    detail: String,
    remedy: &'static str,
    places: Vec<Violation>,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let none = Told { why: "", roles: Vec::new(), detail: String::new(), remedy: "", places: Vec::new() };
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
            Self::Fault(fault) => {
                let why = match fault.status() {
                    StatusCode::NOT_FOUND | StatusCode::GONE => "refusal-absent",
                    status if status.is_server_error() => "refusal-server",
                    _ => "refusal-request",
                };
                let (detail, places) = (fault.detail().to_owned(), fault.places().to_vec());
                (fault.status(), Told { why, detail, remedy: fault.remedy(), places, ..none })
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Arc::new(told));
        response
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
