//! Room in one decision, for the rules that limit how much it holds.

use courtesy_contract::Disposition;

use crate::messages::say;
use crate::rules::{Refusal, Rule, Verdict};

/// Whether one more fits beside the `present` ones, where the policy's setting of the rule's name allows `max`.
pub(super) fn room(rule: Rule, max: u32, present: usize) -> Verdict {
    if present < max as usize {
        return Verdict::Allow;
    }
    let refusal = Refusal::new(Disposition::OutRanked, say!("max-reached"));
    Verdict::Refuse(refusal.with_detail(say!("max-reached-detail", rule = rule.name(), max = max)))
}
