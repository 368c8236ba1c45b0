//! Urgency: how urgent an action may be, whatever its plugin claims.

use courtesy_contract::{Action, Policy, Slug, Urgency};

/// Lowers an action's urgency to the highest that the operator allows its plugin. Returns what the plugin claimed if that
/// was higher.
///
/// The action isn't refused: the customer still hears of the outage, only without the exceptions for critical actions.
pub(crate) fn lower(policy: &Policy, plugin: &Slug, action: &mut Action) -> Option<Urgency> {
    let most = policy.plugins.get(plugin)?.max_urgency?;
    (action.urgency > most).then(|| std::mem::replace(&mut action.urgency, most))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::read;
    use crate::rules::examples::*;

    #[test]
    fn an_action_is_at_most_as_urgent_as_its_plugin_may_be() {
        let plugin = Slug::new("p").unwrap();
        let lowered = |policy: &str, claimed: &str| {
            let mut action = action(HEADS_UP, json!({"urgency": claimed}));
            let claimed = lower(&read::policy(policy).unwrap(), &plugin, &mut action);
            (action.urgency, claimed)
        };
        let warning = "[plugins.p]\nmax_urgency = \"warning\"\n";
        assert_eq!(lowered(warning, "critical"), (Urgency::Warning, Some(Urgency::Critical)));
        assert_eq!(lowered(warning, "warning"), (Urgency::Warning, None));
        assert_eq!(lowered(warning, "info"), (Urgency::Info, None));
        assert_eq!(lowered("[plugins.p]\n", "critical"), (Urgency::Critical, None));
        assert_eq!(lowered("[plugins.q]\nmax_urgency = \"info\"\n", "critical"), (Urgency::Critical, None));
    }
}
