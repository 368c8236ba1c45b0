//! `[arbitration]`: weights under which nothing can be ranked, and limits under which nothing can be offered.

use courtesy_contract::{Arbitration, Policy};

use super::findings::Findings;
use super::purposes::never_fits;

/// Checks `[arbitration]`.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    weights(&policy.arbitration, findings);
    limits(&policy.arbitration, findings);
    let levers = &policy.arbitration.levers;
    if levers.len() > Arbitration::MAX_LEVERS {
        let (count, most) = (levers.len(), Arbitration::MAX_LEVERS);
        findings.add("/arbitration/levers", format!("has {count} levers and may have {most}; leave some out"));
    }
    for (index, lever) in levers.iter().enumerate() {
        never_fits(policy, lever.kind, lever.purpose, &format!("/arbitration/levers/{index}"), findings);
    }
}

fn weights(arbitration: &Arbitration, findings: &mut Findings) {
    for (name, weights) in [("normal", arbitration.normal), ("crisis", arbitration.crisis)] {
        if weights.customer.get() == 0 && weights.company.get() == 0 {
            let message = "both weights are 0, so that no action is worth anything; set at least one above 0";
            findings.add(format!("/arbitration/{name}"), message);
        }
    }
    let (customer, company) = (arbitration.crisis.customer.get(), arbitration.crisis.company.get());
    if company > customer {
        let message = format!(
            "is {company} and the customer's weight is {customer}, but a crisis puts care before profit; \
             set it to at most the customer's"
        );
        findings.add("/arbitration/crisis/company", message);
    }
}

/// A 0 where others are above 0 looks like "no limit" but means the opposite.
fn limits(arbitration: &Arbitration, findings: &mut Findings) {
    let limits = [
        ("max_per_kind", arbitration.max_per_kind),
        ("max_per_group", arbitration.max_per_group),
        ("max_per_channel", arbitration.max_per_channel),
    ];
    for (name, _) in limits.into_iter().filter(|(_, limit)| *limit == 0 && arbitration.max_offered > 0) {
        let message = format!(
            "0 lets nothing through, while `max_offered` is {}; set it to at least 1, or `max_offered` to 0 to offer nothing",
            arbitration.max_offered
        );
        findings.add(format!("/arbitration/{name}"), message);
    }
}
