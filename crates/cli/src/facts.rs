//! The facts that a plugin's evidence points to, as the host has them.

use courtesy_contract::{Context, Slug};
use courtesy_host::Host;
use courtesy_report::evidence::Facts;

/// What a plugin receives about a customer.
pub(crate) fn received(host: &Host, plugin: &Slug, context: &Context) -> Facts {
    let view = host.view(plugin.as_str(), context).unwrap_or_default();
    Facts::Received(serde_json::from_slice(&view).unwrap_or_default())
}

/// What is known about a customer, without a host to work out what each plugin would receive.
pub(crate) fn known(context: &Context) -> Facts {
    let mut context = context.clone();
    context.derived = courtesy_host::derived(&context);
    serde_json::to_value(&context).map_or(Facts::Gone, Facts::Known)
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::Clock;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_context_says_what_the_host_computes_of_it() {
        let context = serde_json::from_value(json!({
            "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"}, "derived": {"open_cases": 7},
        }));
        let facts = known(&context.unwrap());
        assert_eq!(facts.at("/derived/open_cases", &Clock::utc()).unwrap(), "0");
    }
}
