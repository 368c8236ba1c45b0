//! Decisions as stories.

use courtesy_contract::{Context, Record};
use courtesy_host::replay;
use courtesy_report::evidence::Facts;
use courtesy_report::explanation::ExplainedDecision;

/// A record explained, with the sentences to the customer in the language of this tag if it has them.
#[must_use]
pub fn explained(record: &Record, language: &str) -> ExplainedDecision {
    let known = record.context.as_ref().map_or(Facts::Gone, known);
    ExplainedDecision::of_record(record, &known, &replay::damage(record), language)
}

/// What is known about a customer, with what the host derives from it.
fn known(context: &Context) -> Facts {
    let mut context = context.clone();
    context.derived = courtesy_host::derived(&context);
    serde_json::to_value(&context).map_or(Facts::Gone, Facts::Known)
}
