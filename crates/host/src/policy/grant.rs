//! A grant of what doesn't exist, a rest that is none, and a stand-in that never stands in.

use std::slice;

use courtesy_contract::{Breaker, Fallback, Grant, Policy};

use super::Findings;
use crate::manifest;

/// Looks at `[breaker]` and `[plugins]`.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    breaker(&policy.breaker, findings);
    for (id, grant) in &policy.plugins {
        let at = format!("/plugins/{id}");
        reads(grant, &at, findings);
        if let Some(stand_in) = &grant.fallback {
            fallback(stand_in, &policy.breaker, &format!("{at}/fallback"), findings);
        }
    }
}

fn reads(grant: &Grant, at: &str, findings: &mut Findings) {
    for (index, read) in grant.reads.iter().flatten().enumerate() {
        if let Err(fault) = manifest::scope(slice::from_ref(read)) {
            findings.add(format!("{at}/reads/{index}"), fault.to_string());
        }
    }
}

fn fallback(fallback: &Fallback, breaker: &Breaker, at: &str, findings: &mut Findings) {
    if fallback.valid_s == 0 {
        let message = "0 seconds, so that it would be too late at once; set it to at least 1";
        findings.add(format!("{at}/valid_s"), message);
    }
    if breaker.failures == 0 {
        let message = "never stands in, since no plugin rests while `failures` of /breaker is 0; \
                       set that to at least 1, or leave the fallback out";
        findings.add(at, message);
    }
}

fn breaker(breaker: &Breaker, findings: &mut Findings) {
    let Breaker { failures, rest_s, max_rest_s } = *breaker;
    if failures == 0 {
        return;
    }
    if rest_s == 0 {
        let message =
            "a rest of 0 seconds is none; set it to at least 1, or `failures` to 0 so that no plugin ever rests";
        findings.add("/breaker/rest_s", message);
    }
    if rest_s > max_rest_s {
        let message = format!(
            "the first rest, {rest_s}, is longer than the longest, `max_rest_s` {max_rest_s}; lower one or raise the other"
        );
        findings.add("/breaker/rest_s", message);
    }
}
