//! Work that takes longer than a request: how far it is, what it came to, and leaving it.

use std::io;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, post};
use courtesy_server::Progress;
use courtesy_server::handle::{Fault, Handle};
use minijinja::context;
use minijinja::value::Value;

use super::Nothing;
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;

/// A page on which somebody has such work done; `/leave` below it ends the work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) path: &'static str,
    /// The id of its title.
    pub(super) title: &'static str,
    pub(super) template: &'static str,
}

impl Place {
    /// The page: what somebody's work came to or, without any, how to begin; or how far it is. `values` fills the template,
    /// from the result if there is one.
    pub(super) fn show<T>(
        &self,
        console: &Console,
        signed_in: &SignedIn,
        work: Option<Progress<T>>,
        values: impl FnOnce(Option<&T>) -> Result<Value, Fault>,
    ) -> Result<Response, Refusal> {
        let values = match &work {
            None => values(None)?,
            Some(Progress::Done(result)) => values(Some(result))?,
            Some(going) => {
                return progress(console, signed_in, self.title, &format!("{}/leave", self.path), going);
            }
        };
        Ok(console.layout.page(signed_in, self.template, self.title, values)?)
    }

    /// Leads to the page.
    pub(super) fn again(&self) -> Response {
        Redirect::to(self.path).into_response()
    }

    /// `POST` of what leaves the work.
    pub(super) fn leaving(self, leave: fn(&Handle, &str)) -> MethodRouter<Arc<Console>> {
        post(move |State(console): State<Arc<Console>>, Form(signed_in, Nothing {}): Form<Nothing>| async move {
            leave(&console.handle, &signed_in.who.name);
            self.again()
        })
    }
}

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
