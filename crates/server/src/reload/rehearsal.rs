//! Tries a new host on recorded contexts.

use std::collections::BTreeMap;

use courtesy_contract::{Decision, Failure, FailureKind, Record, Slug, Violation};
use courtesy_host::Host;

use crate::admission::Admission;

/// Why a new host may not replace the old one: for each plugin, on how many contexts it fails on which it doesn't fail now.
/// Each context takes a turn, as a decision does, so that a rehearsal slows nobody down by more than its share.
pub(super) async fn reasons(old: &Host, new: &Host, records: &[Record], admission: &Admission) -> Vec<Violation> {
    let mut failed: BTreeMap<Slug, (u64, FailureKind)> = BTreeMap::new();
    let contexts: Vec<_> = records.iter().filter_map(|record| record.context.as_ref()).collect();
    for context in &contexts {
        let _turn = admission.turn().await;
        let after = new.decide(context).await;
        if own_failures(&after).next().is_none() {
            continue;
        }
        let before = old.decide(context).await;
        for failure in own_failures(&after) {
            if !own_failures(&before).any(|known| known.plugin == failure.plugin) {
                failed.entry(failure.plugin.clone()).or_insert((0, failure.kind)).0 += 1;
            }
        }
    }
    let told = failed.into_iter().map(|(plugin, (times, kind))| Violation {
        at: format!("/plugins/{plugin}"),
        message: format!("fails ({kind}) on {times} of {} recorded contexts on which it didn't before", contexts.len()),
    });
    told.collect()
}

/// The failures that are a plugin's fault.
fn own_failures(decision: &Decision) -> impl Iterator<Item = &Failure> {
    decision
        .failures
        .iter()
        .filter(|failure| !matches!(failure.kind, FailureKind::Host | FailureKind::Input | FailureKind::Resting))
}
