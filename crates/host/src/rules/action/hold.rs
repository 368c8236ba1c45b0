//! Holds: what one plugin asks to suppress for a while.

use courtesy_contract::{ActionKind, Disposition, HoldScope, Purpose};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::document::printable;
use crate::messages::say;
use crate::rules::{promised, said};

/// Suppresses actions under a hold, until it ends.
pub(super) fn screen(situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    if !candidate.reaches_customer() || is_news(situation, candidate) {
        return Verdict::Allow;
    }
    let at = candidate.at();
    for (plugin, hold) in situation.holds().iter().filter(|(_, hold)| hold.until_at > at) {
        if silences(&hold.scope, candidate) {
            let reason = printable(hold.reason.as_str());
            let refusal = Refusal::new(Disposition::Suppressed, say!("hold-held"))
                .with_detail(say!("hold-held-detail", plugin = plugin.as_str(), reason = reason))
                .until(Some(hold.until_at));
            return Verdict::Refuse(refusal);
        }
    }
    Verdict::Allow
}

/// Whether the customer waits for it: word of something promised, or a heads-up about their service whose words they haven't
/// had. A hold silences repetition, and no news.
fn is_news(situation: &Situation<'_>, candidate: &Candidate) -> bool {
    let is_heads_up = candidate.action().kind() == ActionKind::HeadsUp && candidate.purpose() == Purpose::Service;
    is_heads_up && said::is_new(situation, candidate) || promised::is_word(situation, candidate)
}

/// Whether a hold suppresses an action. A hold on one channel only takes that channel away.
fn silences(scope: &HoldScope, candidate: &mut Candidate) -> bool {
    match scope {
        HoldScope::All {} => true,
        HoldScope::Purpose { purpose } => candidate.is_refused_with(*purpose),
        HoldScope::Group { group } => candidate.action().group.as_ref() == Some(group),
        HoldScope::Channel { channel } => {
            candidate.retain_channels(|left| left != *channel);
            candidate.channels().is_empty()
        }
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Hold, Policy, Slug};
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn passes(scope: serde_json::Value, until_at: &str, changes: serde_json::Value) -> bool {
        let hold: Hold =
            serde_json::from_value(json!({"scope": scope, "until_at": until_at, "reason": "Rest."})).unwrap();
        let (context, policy) = (context(""), Policy::default());
        let plugin = Slug::new("butler").unwrap();
        let holds = [(plugin.clone(), hold)];
        let situation = Situation::new(&context, &policy, &holds);
        let mut candidate = Candidate::new(plugin, action(CHECK_IN, changes), &situation);
        refused(screen(&situation, &mut candidate)).is_ok()
    }

    const LATER: &str = "2026-03-29T00:00:00Z";

    #[test]
    fn a_hold_silences_what_it_names_until_its_moment() {
        assert!(!passes(json!({"kind": "all"}), LATER, json!({})));
        assert!(!passes(json!({"kind": "all"}), "2026-03-28T20:40:01Z", json!({})));
        assert!(passes(json!({"kind": "all"}), NOW, json!({})));
        assert!(!passes(json!({"kind": "purpose", "purpose": "care"}), LATER, json!({})));
        assert!(passes(json!({"kind": "purpose", "purpose": "marketing"}), LATER, json!({})));
        assert!(!passes(json!({"kind": "group", "group": "g"}), LATER, json!({"group": "g"})));
        assert!(passes(json!({"kind": "group", "group": "g"}), LATER, json!({})));
        assert!(!passes(json!({"kind": "channel", "channel": "email"}), LATER, json!({})));
        assert!(passes(json!({"kind": "channel", "channel": "email"}), LATER, json!({"channels": ["email", "post"]})));
    }
}
