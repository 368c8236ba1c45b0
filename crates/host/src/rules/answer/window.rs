//! Window: there is a time at which the action may be carried out.

use courtesy_contract::Action;

use super::asked::{Asked, invalid};
use crate::messages::say;
use crate::rules::Verdict;

pub(super) fn screen(_: &Asked<'_>, action: &Action) -> Verdict {
    let window = &action.window;
    if window.not_before_at.is_some_and(|start| start >= window.not_after_at) {
        return invalid(say!("window-empty"), say!("window-empty-detail"));
    }
    Verdict::Allow
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Policy;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn is_refused(action: &Action) -> bool {
        answered(screen, &Policy::default(), "", &|_| true, action).is_some()
    }

    #[test]
    fn a_window_has_a_moment_in_it() {
        let lasts = |until: &str| action(HEADS_UP, json!({"window": {"not_before_at": NOW, "not_after_at": until}}));
        assert!(!is_refused(&lasts("2026-03-28T20:40:01Z")));
        assert!(is_refused(&lasts(NOW)));
        assert!(!is_refused(&action(HEADS_UP, json!({"window": {"not_after_at": NOW}}))));
    }
}
