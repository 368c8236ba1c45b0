//! Decisions: in a few words for lists, and as stories.

use courtesy_contract::Record;
use courtesy_report::Layout;
use courtesy_report::explanation::{Costs, ExplanationWriter, Format};
use courtesy_report::figures;
use courtesy_server::handle::{Fault, explained};
use minijinja::value::Value;
use serde::Serialize;
use url::form_urlencoded;

use crate::texts::Language;

/// A decision in a few words.
#[derive(Debug, Serialize)]
pub(crate) struct Brief {
    id: String,
    /// The customer; `None` once that was erased.
    customer: Option<String>,
    /// Where the customer's page is.
    href: Option<String>,
    hook: String,
    as_of: String,
    offered: Vec<Proposed>,
    withheld: Vec<Proposed>,
    failed: Vec<Proposed>,
    is_known: bool,
}

/// An action, or a call that failed.
#[derive(Debug, Serialize)]
struct Proposed {
    what: String,
    plugin: String,
    /// The channel, or the rule that withheld it.
    by: Option<String>,
}

impl Brief {
    pub(crate) fn of(record: &Record) -> Self {
        let decision = record.decision.as_ref();
        let customer = record.context.as_ref().map(|context| context.customer.reference.to_string());
        let customer = customer.or_else(|| decision.map(|decision| decision.customer_ref.to_string()));
        let offered = decision.iter().flat_map(|decision| &decision.offered);
        let withheld = decision.iter().flat_map(|decision| &decision.withheld);
        let failed = decision.iter().flat_map(|decision| &decision.failures);
        Self {
            id: record.decision_id.to_string(),
            href: customer.as_deref().map(page_of),
            customer,
            hook: decision.map_or_else(String::new, |decision| decision.hook.to_string()),
            as_of: figures::moment(record.as_of),
            offered: offered
                .map(|it| {
                    let by = it.channel.map(|channel| channel.to_string());
                    Proposed { what: it.action.kind().to_string(), plugin: it.plugin.to_string(), by }
                })
                .collect(),
            withheld: withheld
                .map(|it| {
                    let by = Some(it.rule.to_string());
                    Proposed { what: it.action.kind().to_string(), plugin: it.plugin.to_string(), by }
                })
                .collect(),
            failed: failed
                .map(|it| Proposed { what: it.kind.to_string(), plugin: it.plugin.to_string(), by: None })
                .collect(),
            is_known: decision.is_some(),
        }
    }
}

/// Where a customer's page is. The reference goes into the query, since it may hold anything.
pub(crate) fn page_of(reference: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("ref", reference).finish();
    format!("/console/customer?{query}")
}

/// A decision as a story: markup, with headings from the third level on.
///
/// # Errors
/// If it can't be written, which tests rule out.
pub(crate) fn story(record: &Record, language: Language) -> Result<Value, Fault> {
    let explained = explained(record, language.tag());
    let written = ExplanationWriter::new(Format::Html, Layout::PLAIN, Costs::WithEach).and_then(|writer| {
        let mut markup = Vec::new();
        writer.write_story(&explained, &mut markup)?;
        String::from_utf8(markup).map_err(std::io::Error::other)
    });
    written.map(Value::from_safe_string).map_err(|_| Fault::internal("the story can't be written"))
}

/// When it was made, and whose clock that is on.
pub(crate) fn when(record: &Record) -> (String, String) {
    let explained = explained(record, "en");
    let (hook, times) = explained.when();
    (hook.to_owned(), times.to_owned())
}
