//! The story of a decision, for people.

use std::io;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use courtesy_contract::Language;
use courtesy_report::Layout;
use courtesy_report::explanation::{Costs, ExplainedDecision, ExplanationWriter, Format};
use serde::Deserialize;

use super::{Asked, Named, decision_id};
use crate::accept;
use crate::app::App;
use crate::handle::explained;
use crate::problem::{Answer, Kind, Problem};

/// In which language the sentences to the customer are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    language: Option<String>,
}

/// `None` is JSON.
const FORMATS: [(&str, Option<Format>); 4] = [
    ("application/json", None),
    ("text/plain", Some(Format::Text)),
    ("text/markdown", Some(Format::Markdown)),
    ("text/html", Some(Format::Html)),
];

/// `GET /v1/decisions/{id}/explanation`
pub(super) async fn explain(
    State(app): State<Arc<App>>,
    Named(id): Named,
    Asked(told): Asked<Told>,
    headers: HeaderMap,
) -> Answer {
    let format = accept::choose(&headers, &FORMATS)?;
    let language = Language::new(told.language.unwrap_or_else(|| "en".to_owned()));
    let language =
        language.map_err(|_| Problem::new(Kind::InvalidRequest, "`language` isn't a language's tag, such as `nl`"))?;
    let record = app.with_ledger(app.ledger.record(&decision_id(&id)?).await)?;
    let record = record.ok_or_else(|| Problem::new(Kind::NotFound, "there is no decision with this id"))?;
    let explained = explained(&record, language.as_str());
    let Some(format) = format else { return Ok(Json(explained).into_response()) };
    let text = page(format, &explained).map_err(|_| Problem::new(Kind::Internal, "the story can't be written"))?;
    let media_type = FORMATS.iter().find(|(_, known)| *known == Some(format)).map_or("text/plain", |(name, _)| *name);
    // The page needs nothing from elsewhere, and nothing in it may run.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let headers = [
        (header::CONTENT_TYPE, format!("{media_type}; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// The whole page for one decision; of HTML, the index comes first.
fn page(format: Format, explained: &ExplainedDecision) -> io::Result<Vec<u8>> {
    let (mut page, mut card) = (Vec::new(), Vec::new());
    let mut writer = ExplanationWriter::new(format, Layout::PLAIN, Costs::WithEach)?;
    writer.write(explained, &mut card)?;
    writer.begin(&mut page)?;
    page.append(&mut card);
    writer.end(&mut page)?;
    Ok(page)
}
