//! The pages, a file each.

mod approvals;
mod customers;
mod decision;
mod insights;
mod outcomes;
mod playground;
mod plugins;
mod policy;
mod report;
mod sign_in;
mod simulate;
mod today;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use courtesy_ledger::MOST_REASON_BYTES;
use courtesy_server::handle::Handle;
use serde::Deserialize;

use crate::{Console, layout};

/// A form without fields.
#[derive(Deserialize)]
struct Nothing {}

/// Whether a text is a reason for publishing or declining, as the ledger wants it.
fn is_reason(text: &str) -> bool {
    (1..=MOST_REASON_BYTES).contains(&text.len())
}

/// Every place. Those that need a session are listed in [`crate::places`], too, and take a [`SignedIn`](crate::session::SignedIn) or a
/// [`Form`](crate::csrf::Form).
pub(crate) fn router() -> Router<Arc<Console>> {
    Router::new()
        .route("/", get(today::show))
        .route("/customers", get(customers::list))
        .route("/customer", get(customers::show))
        .route("/decisions/{id}", get(decision::show))
        .route("/decisions/{id}/replay", post(decision::replay))
        .route("/approvals", get(approvals::list))
        .route("/approvals/{id}", get(approvals::show))
        .route("/approvals/{id}/agree", post(approvals::agree))
        .route("/approvals/{id}/decline", post(approvals::decline))
        .route("/plugins", get(plugins::list))
        .route("/plugins/{id}", get(plugins::show))
        .route("/plugins/{id}/mode", post(plugins::choose))
        .route("/sign-in", get(sign_in::form).post(sign_in::begin))
        .route("/sign-out", post(sign_in::end))
        .merge(policy_places())
        .route("/insights", get(insights::show).post(insights::begin))
        .route("/insights/leave", insights::PLACE.leaving(Handle::leave_insights))
        .route("/outcomes", get(outcomes::show).post(outcomes::begin))
        .route("/outcomes/leave", outcomes::PLACE.leaving(Handle::leave_outcomes))
        .route("/simulate", get(simulate::show).post(simulate::begin))
        .route("/simulate/leave", simulate::PLACE.leaving(Handle::leave_simulation))
        .route("/playground", get(playground::form).post(playground::play))
        .route("/style.css", get(layout::style))
        .route("/report.css", get(layout::report_style))
        .route("/script.js", get(layout::script))
}

fn policy_places() -> Router<Arc<Console>> {
    Router::new()
        .route("/policy", get(policy::edit))
        .route("/policy/draft", post(policy::save))
        .route("/policy/discard", post(policy::discard))
        .route("/policy/adopt", post(policy::adopt))
        .route("/policy/mistakes", post(policy::mistakes))
        .route("/policy/comparison", get(policy::show_comparison).post(policy::compare))
        .route("/policy/comparison/leave", post(policy::leave))
        .route("/policy/publish", post(policy::publish))
        .route("/policy/versions", get(policy::list_versions))
        .route("/policy/versions/{number}", get(policy::show_version))
        .route("/policy/versions/{number}/comparison", post(policy::compare_version))
}
