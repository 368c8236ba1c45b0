//! What waits for somebody, and their answer.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use courtesy_contract::{Approval, Money, Timestamp};
use courtesy_ledger::Agreement;
use serde::Deserialize;
use serde_json::json;

use super::{Asked, Part};
use crate::app::App;
use crate::body::{self, Expected};
use crate::problem::{Answer, Kind, Problem};

/// Somebody's answer. `role` says whether they agree as a person or as a manager.
#[derive(Debug, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case", deny_unknown_fields)]
enum Given {
    Agree { id: i64, who: String, role: Approval, until_at: Option<Timestamp>, amount: Option<Money> },
    Decline { id: i64, who: String },
}

/// `GET /v1/approvals`
pub(super) async fn list(State(app): State<Arc<App>>, Asked(part): Asked<Part>) -> Answer {
    let listed = app.ledger.waiting(part.page()?).await;
    let listed = app.with_ledger(listed)?;
    Ok(Json(json!({"items": listed.items, "next": listed.next})).into_response())
}

/// `POST /v1/approvals`
pub(super) async fn answer(State(app): State<Arc<App>>, headers: HeaderMap, body: Body) -> Answer {
    body::check_type(&headers, &[Expected::Json])?;
    let received = body::read(body, &app.settings.limits, &app.admission).await?;
    let done = match given(&received.bytes)? {
        Given::Agree { id, who, role, until_at, amount } => {
            app.ledger.agree(id, &Agreement { who, role, until_at, amount }).await
        }
        Given::Decline { id, who } => app.ledger.decline(id, &who).await,
    };
    app.with_ledger(done)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn given(bytes: &[u8]) -> Result<Given, Problem> {
    serde_json::from_slice(bytes).map_err(|fault| {
        // The message may repeat a value; the place doesn't.
        let place = format!("line {}, column {}", fault.line(), fault.column());
        let detail = "the body isn't an answer: `answer`, `id` and `who`, and to agree, `role`; something is wrong at ";
        Problem::new(Kind::InvalidRequest, format!("{detail}{place}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_agrees_in_a_role_or_declines() {
        let agreed = given(br#"{"answer": "agree", "id": 7, "who": "kim", "role": "manager"}"#).unwrap();
        assert!(matches!(agreed, Given::Agree { id: 7, role: Approval::Manager, until_at: None, .. }));
        assert!(matches!(given(br#"{"answer": "decline", "id": 7, "who": "kim"}"#).unwrap(), Given::Decline { .. }));
    }

    #[test]
    fn what_is_no_answer_is_refused_without_repeating_it() {
        for wrong in
            [r#"{"answer": "maybe"}"#, r#"{"answer": "agree", "id": 7, "who": "Jansen", "role": "king"}"#, "[]", ""]
        {
            let problem = given(wrong.as_bytes()).unwrap_err();
            assert!(!problem.detail().contains("Jansen") && !problem.detail().contains("king"), "{}", problem.detail());
        }
    }
}
