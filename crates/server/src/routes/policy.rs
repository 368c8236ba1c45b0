//! The policy in force, a new one, and what a new one would change.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use courtesy_ledger::PolicyChange;
use courtesy_report::Layout;
use courtesy_report::compare::{write_page, write_summary_line, write_text};
use serde::Deserialize;
use serde_json::json;

use super::Asked;
use crate::accept;
use crate::app::{App, Source};
use crate::body::{self, Expected};
use crate::handle::policy::{MOST_COMPARED, compared};
use crate::keys::Caller;
use crate::problem::{Answer, Kind, Problem};
use crate::reload::{self, Refusal};
use crate::runs::Effort;

/// `GET /v1/policy`
pub(super) async fn read(State(app): State<Arc<App>>) -> Answer {
    Ok(shown(StatusCode::OK, &app.running().policy))
}

fn shown(status: StatusCode, source: &Source) -> Response {
    let body = match source {
        Source::Published(version) => json!({
            "source": "ledger", "version": version.number, "by": version.by, "why": version.why, "at": version.at,
            "text": version.text,
        }),
        Source::File(text) => json!({"source": "file", "version": 0, "text": text}),
        Source::Default => json!({"source": "default", "version": 0, "text": ""}),
    };
    let mut response = (status, Json(body)).into_response();
    let tag = HeaderValue::from_str(&format!("\"{}\"", source.number())).expect("it is a number");
    response.headers_mut().insert(header::ETAG, tag);
    response
}

/// Why a policy changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    why: String,
}

/// `PUT /v1/policy`
pub(super) async fn publish(
    State(app): State<Arc<App>>,
    caller: Caller,
    Asked(Reason { why }): Asked<Reason>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    body::check_type(&headers, &[Expected::Toml])?;
    let seen = seen(&headers)?;
    let text = text(&app, body).await?;
    let published = app.publish(PolicyChange { text, by: caller.name, why, seen }).await?;
    Ok(shown(StatusCode::OK, &Source::Published(Box::new(published))))
}

/// The version in `if-match`; `None` for 0, the one before the first.
fn seen(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let given = headers.get(header::IF_MATCH);
    let given = given.ok_or_else(|| Problem::new(Kind::VersionNeeded, "the request has no `if-match`"))?;
    let quoted = |tag: &str| Some(tag.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned());
    let digits = given.to_str().ok().and_then(quoted).filter(|tag| tag.bytes().all(|byte| byte.is_ascii_digit()));
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(0) => Ok(None),
        Some(number) => Ok(Some(number)),
        None => Err(Problem::new(Kind::Outdated, "`if-match` isn't the policy's `etag`")),
    }
}

async fn text(app: &App, body: Body) -> Result<String, Problem> {
    let received = body::read(body, &app.settings.limits, &app.admission).await?;
    String::from_utf8(received.bytes).map_err(|_| Problem::new(Kind::InvalidPolicy, "the policy isn't UTF-8"))
}

/// Over how many contexts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Extent {
    last: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    Text,
    Html,
}

const FORMS: [(&str, Form); 3] =
    [("application/json", Form::Json), ("text/plain", Form::Text), ("text/html", Form::Html)];

/// `POST /v1/policy/comparison`
pub(super) async fn compare(
    State(app): State<Arc<App>>,
    Asked(Extent { last }): Asked<Extent>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    body::check_type(&headers, &[Expected::Toml])?;
    let form = accept::choose(&headers, &FORMS)?;
    let last = last.unwrap_or(1_000);
    if !(1..=MOST_COMPARED).contains(&last) {
        return Err(Problem::new(Kind::InvalidRequest, format!("`last` is between 1 and {MOST_COMPARED}")));
    }
    let proposed = reload::build(&app.load, text(&app, body).await?).await.map_err(Refusal::into_problem)?;
    let comparison = compared(&app, &proposed, last, &Effort::default()).await?;
    let mut page = Vec::new();
    let written = match form {
        Form::Json => write_summary_line(&mut page, &comparison),
        Form::Text => write_text(&mut page, &comparison, Layout::PLAIN),
        Form::Html => write_page(&mut page, &comparison),
    };
    written.map_err(|_| Problem::new(Kind::Internal, "the comparison can't be written"))?;
    let media_type = FORMS.iter().find(|(_, known)| *known == form).map_or("text/plain", |(name, _)| *name);
    Ok(([(header::CONTENT_TYPE, format!("{media_type}; charset=utf-8"))], page).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_names_the_version_that_it_changes() {
        let told = |tag: Option<&str>| {
            let headers = tag.map(|tag| (header::IF_MATCH, tag.parse().unwrap())).into_iter().collect();
            seen(&headers).map_err(|problem| problem.kind())
        };
        assert_eq!(told(Some("\"0\"")), Ok(None));
        assert_eq!(told(Some("\"7\"")), Ok(Some(7)));
        assert_eq!(told(None), Err(Kind::VersionNeeded));
        for wrong in ["*", "\"-1\"", "\"+1\"", "\"\"", "7", "\"7", "W/\"7\""] {
            assert_eq!(told(Some(wrong)), Err(Kind::Outdated), "{wrong}");
        }
    }
}
