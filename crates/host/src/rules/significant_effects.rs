//! Significant effects: no program alone changes a customer's terms (GDPR article 22).

use courtesy_contract::{Approval, Approved, Disposition, Explanation, HistoryItem, Money, Outcome, Remedy, Step};

use super::{Candidate, Guardrail, Refusal, Situation};

pub(crate) const RULE: &str = "significant_effects";

/// Refuses what somebody has to agree to first, until an approval for it stands in the context.
pub(super) struct SignificantEffects;

impl Guardrail for SignificantEffects {
    fn rule(&self) -> &'static str {
        RULE
    }

    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Result<(), Refusal> {
        let needed = needed(candidate);
        if needed == Approval::None {
            return Ok(());
        }
        let approved_by = approval(situation, candidate, needed, candidate.action.spends());
        if approved_by.is_none() {
            return Err(refusal(candidate, needed));
        }
        candidate.approved_by = approved_by;
        Ok(())
    }
}

/// Whether an action changes what the customer and the company agreed.
fn is_significant(step: &Step) -> bool {
    matches!(step, Step::ServiceRecovery(recovery) if recovery.remedy == Remedy::TermChange)
}

/// Who has to agree: whom the plugin names, and a person at least when the effect is significant.
fn needed(candidate: &Candidate) -> Approval {
    let least = if is_significant(&candidate.action.step) { Approval::Human } else { Approval::None };
    candidate.action.requires.max(least)
}

/// Who agreed to this action at this cost, if somebody of that level did and it holds at the candidate's moment.
pub(crate) fn approval(
    situation: &Situation,
    candidate: &Candidate,
    needed: Approval,
    cost: Option<&Money>,
) -> Option<Approval> {
    let fits = |approved: &&Approved| {
        approved.key == candidate.action.key
            && approved.plugin.as_ref().is_none_or(|plugin| *plugin == candidate.plugin)
            && !is_used_up(situation, approved)
            && approved.by >= needed
            && approved.at <= candidate.at
            && approved.until_at.is_none_or(|until| candidate.at < until)
            && approved.amount.as_ref().is_none_or(|most| cost.is_some_and(|cost| is_within(cost, most)))
    };
    let fitting = situation.context.approvals.iter().filter(fits);
    fitting.map(|approved| approved.by).filter(|by| *by != Approval::None).max()
}

/// Whether what was agreed to has been done since.
fn is_used_up(situation: &Situation, approved: &Approved) -> bool {
    let since = |item: &HistoryItem| item.at >= approved.at && item.outcome != Some(Outcome::Failed);
    let is_it = |item: &HistoryItem| {
        // What isn't known of an earlier action is read so that it refuses more.
        let same_plugin = item.plugin.is_none() || approved.plugin.is_none() || item.plugin == approved.plugin;
        item.key == approved.key && same_plugin
    };
    situation.context.history.iter().any(|item| is_it(item) && since(item))
}

fn is_within(cost: &Money, most: &Money) -> bool {
    cost.currency == most.currency && cost.minor.get() <= most.minor.get()
}

fn refusal(candidate: &Candidate, needed: Approval) -> Refusal {
    let explanation = if is_significant(&candidate.action.step) {
        Explanation::new(
            "This would change what you and we agreed. A computer program proposed it and may not decide it: a person \
             looks at it and decides. You can speak to that person, say what you think of it, and object.",
            "Dit zou veranderen wat wij met u hebben afgesproken. Een computerprogramma heeft het voorgesteld, maar mag \
             er niet over beslissen: een medewerker bekijkt het en beslist. U kunt met die medewerker spreken, zeggen \
             wat u ervan vindt en bezwaar maken.",
        )
    } else if needed == Approval::Manager {
        Explanation::new(
            "A manager has to agree to this before we do it.",
            "Een leidinggevende moet hiermee instemmen voordat wij dit doen.",
        )
    } else {
        Explanation::new(
            "One of our people has to agree to this before we do it.",
            "Een medewerker moet hiermee instemmen voordat wij dit doen.",
        )
    };
    let detail = format!(
        "it needs the approval of a {}, and no entry of `approvals` for the key `{}` fits at {}",
        if needed == Approval::Manager { "manager" } else { "person" },
        candidate.action.key,
        candidate.at,
    );
    Refusal::new(Disposition::NeedsApproval, explanation).with_detail(detail)
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Action;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn approvals(changes: serde_json::Value) -> String {
        let mut approved = json!({"key": "a", "by": "human", "at": NOW});
        for (name, value) in changes.as_object().unwrap() {
            approved[name] = value.clone();
        }
        format!(r#""approvals":[{approved}]"#)
    }

    fn who(sections: &str, action: Action) -> Option<Approval> {
        verdict(&SignificantEffects, sections, action).ok()?.approved_by
    }

    fn term_change(changes: serde_json::Value) -> Action {
        action(&RECOVERY.replace("replace", "term_change"), changes)
    }

    #[test]
    fn a_change_of_terms_needs_a_person_whatever_the_plugin_says() {
        let refusal = verdict(&SignificantEffects, "", term_change(json!({}))).unwrap_err();
        assert_eq!(refusal.disposition, Disposition::NeedsApproval);
        assert!(refusal.explanation.in_language("en").unwrap().contains("a person looks at it and decides"));
        assert_eq!(who(&approvals(json!({})), term_change(json!({}))), Some(Approval::Human));
    }

    #[test]
    fn nothing_else_needs_anybody_unless_it_says_so() {
        let candidate = verdict(&SignificantEffects, "", action(RECOVERY, json!({}))).unwrap();
        assert_eq!(candidate.approved_by, None);
        assert!(verdict(&SignificantEffects, "", action(HEADS_UP, json!({"requires": "human"}))).is_err());
        assert_eq!(who(&approvals(json!({})), action(HEADS_UP, json!({"requires": "human"}))), Some(Approval::Human));
    }

    #[test]
    fn a_manager_may_agree_for_a_person_and_not_the_other_way_round() {
        let for_a_manager = || action(HEADS_UP, json!({"requires": "manager"}));
        assert_eq!(who(&approvals(json!({})), for_a_manager()), None);
        assert_eq!(who(&approvals(json!({"by": "none"})), term_change(json!({}))), None);
        let manager = approvals(json!({"by": "manager"}));
        assert_eq!(who(&manager, for_a_manager()), Some(Approval::Manager));
        assert_eq!(who(&manager, term_change(json!({}))), Some(Approval::Manager));
    }

    #[test]
    fn an_approval_is_of_one_key_from_its_moment_up_to_its_end() {
        for (changes, fits) in [
            (json!({"key": "b"}), false),
            (json!({"at": "2026-03-28T20:40:01Z"}), false),
            (json!({"until_at": NOW}), false),
            (json!({"until_at": "2026-03-28T20:40:01Z"}), true),
        ] {
            assert_eq!(who(&approvals(changes.clone()), term_change(json!({}))).is_some(), fits, "{changes}");
        }
    }

    #[test]
    fn an_approval_of_a_sum_covers_that_sum_in_that_currency_and_no_unknown_one() {
        let up_to = approvals(json!({"amount": {"minor": 1000, "currency": "EUR"}}));
        let costing = |minor: u64, currency: &str| term_change(json!({"cost": {"minor": minor, "currency": currency}}));
        assert!(who(&up_to, costing(1000, "EUR")).is_some());
        assert!(who(&up_to, costing(1001, "EUR")).is_none());
        assert!(who(&up_to, costing(1, "USD")).is_none());
        assert!(who(&up_to, term_change(json!({}))).is_none());
        assert!(who(&approvals(json!({})), costing(u64::pow(2, 53) - 1, "USD")).is_some());
    }

    #[test]
    fn an_approval_is_for_once_and_for_the_plugin_that_it_names() {
        let asks = || action(CHECK_IN, json!({"requires": "human"}));
        let given = r#""approvals":[{"key":"a","by":"human","at":"2026-03-20T00:00:00Z"}]"#;
        let done = |at: &str, outcome: &str| {
            format!(r#"{given},"history":[{{"key":"a","kind":"check_in","at":"{at}","outcome":"{outcome}"}}]"#)
        };
        assert_eq!(who(given, asks()), Some(Approval::Human));
        assert_eq!(who(&done("2026-03-19T23:59:59Z", "accepted"), asks()), Some(Approval::Human));
        assert_eq!(who(&done("2026-03-20T00:00:00Z", "accepted"), asks()), None);
        assert_eq!(who(&done("2026-03-21T00:00:00Z", "failed"), asks()), Some(Approval::Human));
        assert_eq!(who(&approvals(json!({"plugin": "p"})), asks()), Some(Approval::Human));
        assert_eq!(who(&approvals(json!({"plugin": "q"})), asks()), None);
    }
}
