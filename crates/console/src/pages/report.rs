//! Work that takes longer than a request: how far it is, and what it came to.

use std::io;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use courtesy_server::Progress;
use courtesy_server::handle::Fault;
use minijinja::context;
use minijinja::value::Value;

use crate::Console;
use crate::refusal::Refusal;
use crate::session::SignedIn;

/// A part of a page that a report writes, which escapes all that it shows.
///
/// # Errors
/// If a template of the report is damaged, which tests rule out.
pub(super) fn written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<Value, Fault> {
    let mut out = Vec::new();
    let damaged = || Fault::internal("the report can't be written");
    write(&mut out).map_err(|_| damaged())?;
    Ok(Value::from_safe_string(String::from_utf8(out).map_err(|_| damaged())?))
}

/// The page of work that goes on or has failed, with where to leave it.
pub(super) fn progress<T>(
    console: &Console,
    signed_in: &SignedIn,
    title: &str,
    leave: &str,
    progress: &Progress<T>,
) -> Result<Response, Refusal> {
    let (done, of, fault) = match progress {
        Progress::Going { done, of } => (*done, *of, None),
        Progress::Failed(fault) => (0, 0, Some(fault.as_str())),
        Progress::Done(_) => (1, 1, None),
    };
    let percent = (done * 100).checked_div(of).unwrap_or(0).min(100);
    let values = context! { percent, done, of, fault, leave };
    let page = console.layout.page(signed_in, "progress.html", title, values)?;
    let status = if fault.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page).into_response())
}
