//! The contract.

use std::sync::LazyLock;

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use courtesy_contract::schema::Document;

use super::{Named, json};
use crate::openapi;
use crate::problem::{Answer, Kind, Problem};

static OPENAPI: LazyLock<String> = LazyLock::new(|| openapi::document().to_string());
static FOR_GENERATORS: LazyLock<String> = LazyLock::new(|| openapi::for_generators().to_string());

/// `GET /openapi.json`
pub(super) async fn openapi() -> Answer {
    Ok(json(StatusCode::OK, OPENAPI.as_str()))
}

/// `GET /openapi.generators.json`
pub(super) async fn openapi_for_generators() -> Answer {
    Ok(json(StatusCode::OK, FOR_GENERATORS.as_str()))
}

/// `GET /schemas/{name}`
pub(super) async fn schema(Named(name): Named) -> Answer {
    let document = Document::ALL.into_iter().find(|document| document.name() == name);
    let document = document.ok_or_else(|| {
        let names: Vec<_> = Document::ALL.iter().map(|document| document.name()).collect();
        Problem::new(Kind::NotFound, format!("there is no such schema; there are {}", names.join(", ")))
    })?;
    Ok(([(header::CONTENT_TYPE, "application/schema+json")], Json(document.schema())).into_response())
}
