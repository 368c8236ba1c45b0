//! Signing in with a key, and out again.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_server::handle::Fault;
use minijinja::context;
use serde::Deserialize;

use super::Nothing;
use crate::csrf::{self, Form};
use crate::refusal::Refusal;
use crate::texts::Language;
use crate::{Console, layout, session};

const HOME: &str = "/console";

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wish {
    to: Option<String>,
}

/// What the form sends.
#[derive(Deserialize)]
struct Given {
    key: String,
    to: String,
}

/// `GET /console/sign-in`
pub(super) async fn form(
    State(console): State<Arc<Console>>,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let to = wish.to.unwrap_or_default();
    shown(&console, &headers, StatusCode::OK, inside(&to), None)
}

/// `POST /console/sign-in`
pub(super) async fn begin(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    csrf::check_origin(&headers)?;
    csrf::check_type(&headers)?;
    let given: Given = csrf::parsed(&console.handle.read(body).await?)?;
    let to = inside(&given.to);
    let who = match console.handle.key_holder(&given.key).await {
        Ok(who) if session::is_a_persons(who.role) => who,
        Ok(_) => return shown(&console, &headers, StatusCode::FORBIDDEN, to, Some("sign-in-of-a-program")),
        Err(fault) if fault.status() == StatusCode::UNAUTHORIZED => {
            return shown(&console, &headers, StatusCode::FORBIDDEN, to, Some("sign-in-unknown"));
        }
        Err(fault) => return Err(fault.into()),
    };
    console.handle.note(&who, courtesy_server::handle::Operation("sign_in"), "the console", None).await?;
    let cookie = session::begin(&console, &who).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response())
}

/// `POST /console/sign-out`
pub(super) async fn end(
    State(console): State<Arc<Console>>,
    Form(signed_in, Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    let cookie = session::end(&console, &signed_in).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/console/sign-in")).into_response())
}

fn shown(
    console: &Console,
    headers: &HeaderMap,
    status: StatusCode,
    to: &str,
    wrong: Option<&str>,
) -> Result<Response, Refusal> {
    let page = console.layout.plain(Language::of(headers), "sign_in.html", "sign-in-title", context! { to, wrong });
    let page = page.map_err(|_| Fault::internal("the page can't be written"))?;
    Ok((status, [(header::CONTENT_TYPE, layout::HTML)], page).into_response())
}

/// A place of the console; anything else leads home.
fn inside(to: &str) -> &str {
    let rest = to.strip_prefix(HOME);
    let is_below = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    let is_plain =
        to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') && !to.contains("//") && !to.contains("..");
    if is_below && is_plain { to } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_nowhere_else() {
        for fine in ["/console", "/console/plugins?after=7", "/console/customers/c%2F1"] {
            assert_eq!(inside(fine), fine);
        }
        for wrong in [
            "",
            "/",
            "//evil.example",
            "https://evil.example",
            "/consolex",
            "/console//evil.example",
            "/console/../v1",
            "/console\\evil",
            "/console/a\r\nset-cookie: x",
            "/console/\u{202e}",
        ] {
            assert_eq!(inside(wrong), HOME, "{wrong}");
        }
    }
}
