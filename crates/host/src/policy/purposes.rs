//! Settings that `[purposes]` rules out.

use courtesy_contract::{ActionKind, Policy, Purpose};

use super::findings::Findings;

/// Finds a kind and a purpose that `[purposes]` never combines, so that a setting with both never applies.
pub(super) fn never_fits(
    policy: &Policy,
    kind: Option<ActionKind>,
    purpose: Option<Purpose>,
    at: &str,
    findings: &mut Findings,
) {
    let (Some(kind), Some(purpose)) = (kind, purpose) else { return };
    if let Some(least) = policy.purposes.get(&kind).filter(|least| **least > purpose) {
        let message = format!(
            "never applies, because [purposes] makes every {kind} {least}; name that purpose, or leave `purpose` or `kind` out"
        );
        findings.add(format!("{at}/purpose"), message);
    }
}
