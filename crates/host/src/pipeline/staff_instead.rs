//! Tasks for staff in place of service that can't reach the customer, so that nobody's trouble disappears for want of words, of
//! a permission, or of room under a cap, money, time or a team.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use courtesy_contract::{
    Action, ActionKind, Approval, Audience, Context, Direction, Disposition, HandoverMode, HumanHandover,
    InternalInsight, Label, Purpose, Slug, Step, Text, Timestamp, Urgency, Window, Withheld,
};

use super::arbitrate::Chosen;
use crate::messages::say;
use crate::rules::{Rule, Rulebook, Situation, purpose};

/// The queue if neither the policy nor the context names one.
const QUEUE: &str = "customer_care";
/// How long staff have for a task, in hours.
const RESPOND_HOURS: i64 = 24;

/// The tasks, each with the plugin whose action it stands for.
pub(crate) fn tasks(book: &Rulebook, situation: &Situation<'_>, withheld: &[Withheld]) -> Vec<(Slug, Action)> {
    if !book.policy.staff_instead.enabled {
        return Vec::new();
    }
    let mut matters = BTreeSet::new();
    let is_lost = |lost: &&Withheld| is_service(book, &lost.action) && is_left_to_staff(lost);
    let mut lost: Vec<&Withheld> = withheld.iter().filter(is_lost).collect();
    lost.sort_by_key(|lost| by_name(lost));
    let tasks = lost.into_iter().filter_map(|withheld| Some((withheld, task(book, situation, withheld)?)));
    let tasks = tasks.filter(|(_, task)| !was_given(book, situation, task));
    let one_each = tasks.filter(|(lost, task)| matters.insert(lost.action.group.clone().unwrap_or(task.key.clone())));
    one_each.map(|(lost, task)| (lost.plugin.clone(), task)).collect()
}

/// One task in place of service that matters and that there is no room, money, time or team for, unless a person has the
/// customer already.
pub(crate) fn task_for_kept_back(
    book: &Rulebook,
    situation: &Situation<'_>,
    chosen: &Chosen,
) -> Option<(Slug, Action)> {
    let is_with_a_person = chosen.offered.iter().any(|offered| offered.action.kind() == ActionKind::HumanHandover);
    if !book.policy.staff_instead.enabled || is_with_a_person {
        return None;
    }
    let is_lost = |lost: &&Withheld| matters(book, &lost.action) && is_kept_back(lost.disposition);
    let mut lost: Vec<&Withheld> = chosen.withheld.iter().filter(is_lost).collect();
    lost.sort_by_key(|lost| (Reverse(lost.action.urgency), by_name(lost)));
    lost.into_iter().find_map(|lost| {
        let task = task(book, situation, lost).filter(|task| !was_given(book, situation, task))?;
        Some((lost.plugin.clone(), task))
    })
}

/// An order that doesn't depend on that of plugins and answers.
fn by_name(lost: &Withheld) -> (Slug, Slug) {
    (lost.plugin.clone(), lost.action.id.clone())
}

/// Whether it would have been right, and could not be done.
fn is_kept_back(disposition: Disposition) -> bool {
    match disposition {
        Disposition::Capped | Disposition::NoCapacity | Disposition::OverBudget | Disposition::Expired => true,
        Disposition::Offered
        | Disposition::Excluded
        | Disposition::OutRanked
        | Disposition::Holdout
        | Disposition::NeedsApproval
        | Disposition::Deferred
        | Disposition::Suppressed
        | Disposition::Invalid => false,
    }
}

/// Whether it is service for the customer that can't wait for another day.
pub(crate) fn matters(book: &Rulebook, action: &Action) -> bool {
    action.urgency > Urgency::Info && is_service(book, action)
}

/// Whether it is service for the customer, which is lost with it unless somebody looks.
fn is_service(book: &Rulebook, action: &Action) -> bool {
    action.reaches_customer() && purpose::of(&book.policy, action) == Purpose::Service && is_help(action.kind())
}

fn is_left_to_staff(withheld: &Withheld) -> bool {
    Rule::named(&withheld.rule).is_some_and(leaves_it_to_staff)
}

/// Whether a person can do something instead.
fn is_help(kind: ActionKind) -> bool {
    match kind {
        ActionKind::HumanHandover
        | ActionKind::ServiceRecovery
        | ActionKind::HeadsUp
        | ActionKind::DeliveryAdaptation => true,
        ActionKind::CheckIn
        | ActionKind::Gesture
        | ActionKind::ChannelSuggestion
        | ActionKind::SelfService
        | ActionKind::CommunityHelp
        | ActionKind::PreferenceAsk
        | ActionKind::InternalInsight => false,
    }
}

/// Whether a rule refuses because of how the customer would be reached, and not because of what is to be done.
fn leaves_it_to_staff(rule: Rule) -> bool {
    match rule {
        Rule::Message | Rule::Link | Rule::Language | Rule::Permission | Rule::Channel | Rule::SetText => true,
        Rule::Manifest
        | Rule::Audience
        | Rule::Window
        | Rule::Evidence
        | Rule::Freshness
        | Rule::Care
        | Rule::ContactMode
        | Rule::Hold
        | Rule::Validity
        | Rule::SignificantEffects
        | Rule::Repetition
        | Rule::MaxPerGroup
        | Rule::MaxOffered
        | Rule::MaxPerKind
        | Rule::Exclusion
        | Rule::MaxPerChannel
        | Rule::Caps
        | Rule::Intrusiveness
        | Rule::Budget
        | Rule::Capacity
        | Rule::Promise
        | Rule::QuietHours
        | Rule::Holdout
        | Rule::Horizon
        | Rule::HumanEscape => false,
    }
}

/// Whether staff had the same task within the policy's `silence.days`, and the customer has said nothing since. Otherwise they
/// are reminded.
fn was_given(book: &Rulebook, situation: &Situation<'_>, task: &Action) -> bool {
    let context = situation.context();
    let mut since = situation.now().plus_days(-i64::from(book.policy.silence.days));
    if let Some(said_at) = last_said(context) {
        since = since.max(said_at);
    }
    context.history.iter().any(|item| item.key == task.key && item.at >= since && item.was_done())
}

/// When the customer last told us something: in a conversation that they began, or with a score.
fn last_said(context: &Context) -> Option<Timestamp> {
    let inbound = context.interactions.iter().filter(|talk| talk.direction == Some(Direction::Inbound));
    let scores = context.feedback.iter().filter_map(|given| given.at);
    inbound.map(|talk| talk.at).chain(scores).filter(|at| *at <= context.as_of).max()
}

fn task(book: &Rulebook, situation: &Situation<'_>, withheld: &Withheld) -> Option<Action> {
    let lost = &withheld.action;
    let key = shortened(&format!("staff/{}", lost.key.as_str()), 100);
    Some(Action {
        id: Slug::new(shortened(&format!("staff-{}", lost.id.as_str()), 64)).ok()?,
        key: Label::new(key).ok()?,
        step: step(book, situation, withheld)?,
        purpose: Purpose::Service,
        audience: Audience::Agent,
        urgency: lost.urgency,
        channels: Vec::new(),
        window: Window { not_before_at: None, not_after_at: lost.window.not_after_at },
        reasons: lost.reasons.clone(),
        message: None,
        propensity: lost.propensity,
        value: lost.value.clone(),
        cost: None,
        topic: None,
        group: None,
        conflicts_with: lost.conflicts_with.clone(),
        requires: Approval::None,
        promises: Vec::new(),
    })
}

/// A task for a queue that is open; a signal if none is.
fn step(book: &Rulebook, situation: &Situation<'_>, withheld: &Withheld) -> Option<Step> {
    let why = withheld.detail.as_deref().unwrap_or_default();
    let reason = withheld.action.reasons.first()?.text.as_str();
    let message = say!("staff-instead-briefing", kind = withheld.action.kind(), reason = reason, why = why);
    let briefing = Text::new(shortened(&book.catalogues.detail(&message), 2_000)).ok()?;
    let queues = &situation.context().capacity.queues;
    let named = book.policy.staff_instead.queue.as_ref();
    let open = queues.iter().find(|queue| queue.open && named.is_none_or(|named| queue.queue == *named));
    let queue = match (open, named) {
        (Some(open), _) => open.queue.clone(),
        (None, Some(named)) if queues.is_empty() => named.clone(),
        (None, None) if queues.is_empty() => Label::new(QUEUE).ok()?,
        (None, _) => {
            let (topic, to_role) = (Label::new("staff_instead").ok()?, Label::new(QUEUE).ok()?);
            return Some(Step::InternalInsight(InternalInsight { topic, signal: briefing, to_role }));
        }
    };
    let respond_by_at = situation.now().plus_hours(RESPOND_HOURS);
    Some(Step::HumanHandover(HumanHandover {
        mode: HandoverMode::Task,
        queue,
        alternatives: Vec::new(),
        skill: None,
        slot: None,
        respond_by_at,
        briefing,
    }))
}

/// The first characters of a text.
fn shortened(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Channel, Policy};
    use serde_json::{Value, json};

    use crate::pipeline::decide::{Decided, Proposed, decide};
    use crate::rules::examples::*;

    use super::*;

    /// What is decided about these actions after an e-mail of service yesterday.
    fn decided(policy: &str, sections: &str, actions: &[Action]) -> Decided {
        let policy: Policy = crate::read::policy(policy).unwrap();
        let context: Context = context(&format!(
            r#""permissions":[{{"purpose":"service","status":"granted"}}],
               "history":[{{"key":"k","kind":"heads_up","at":"2026-03-27T20:40:00Z","channel":"email","purpose":"service"}}]{sections}"#
        ));
        let answer = serde_json::from_value(json!({"contract": "1.1", "actions": actions})).unwrap();
        decide(&rulebook(&policy), &context, vec![Proposed::new(Slug::new("p").unwrap(), answer, Vec::new())])
    }

    fn news(id: &str, changes: Value) -> Action {
        let mut members = json!({"id": id, "key": id, "urgency": "warning", "channels": [Channel::Email],
            "window": {"not_after_at": "2026-04-01T00:00:00Z"}});
        members.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        action(HEADS_UP, members)
    }

    fn tasks(decided: &Decided) -> Vec<&str> {
        let tasks = decided.offered.iter().map(|offered| offered.action.key.as_str());
        tasks.filter(|key| key.starts_with("staff/")).collect()
    }

    #[test]
    fn what_a_full_cap_keeps_back_becomes_one_task() {
        let both = [news("one", json!({})), news("two", json!({}))];
        assert_eq!(tasks(&decided("", "", &both)), ["staff/one"]);
        assert_eq!(tasks(&decided("[staff_instead]\nenabled = false", "", &both)), [""; 0]);
        let given = r#","preferences":{"quiet_hours":[]}"#;
        assert_eq!(tasks(&decided("caps = []", given, &both)), [""; 0], "nothing is lost");
    }

    #[test]
    fn staff_are_reminded_when_the_customer_has_spoken_since() {
        let decided_with = |sections: &str| {
            let policy: Policy = crate::read::policy("").unwrap();
            let given =
                r#"{"key":"staff/one","kind":"human_handover","at":"2026-03-27T20:40:00Z","purpose":"service"}"#;
            let mailed =
                r#"{"key":"k","kind":"heads_up","at":"2026-03-27T20:40:00Z","channel":"email","purpose":"service"}"#;
            let context: Context = context(&format!(
                r#""permissions":[{{"purpose":"service","status":"granted"}}],"history":[{mailed},{given}]{sections}"#
            ));
            let answer =
                serde_json::from_value(json!({"contract": "1.1", "actions": [news("one", json!({}))]})).unwrap();
            decide(&rulebook(&policy), &context, vec![Proposed::new(Slug::new("p").unwrap(), answer, Vec::new())])
        };
        let talk = |direction: &str, at: &str| {
            format!(r#","interactions":[{{"id":"i","direction":"{direction}","at":"{at}"}}]"#)
        };
        assert_eq!(tasks(&decided_with("")), [""; 0]);
        assert_eq!(tasks(&decided_with(&talk("inbound", "2026-03-27T20:39:59Z"))), [""; 0], "that was before");
        assert_eq!(tasks(&decided_with(&talk("outbound", "2026-03-28T08:00:00Z"))), [""; 0], "that was us");
        assert_eq!(tasks(&decided_with(&talk("inbound", "2026-03-28T08:00:00Z"))), ["staff/one"]);
        let score = r#","feedback":[{"kind":"csat","score":1,"at":"2026-03-28T08:00:00Z"}]"#;
        assert_eq!(tasks(&decided_with(score)), ["staff/one"]);
    }

    #[test]
    fn what_can_wait_or_is_no_help_is_no_task() {
        for changes in [json!({"urgency": "info"}), json!({"purpose": "care"})] {
            assert_eq!(tasks(&decided("", "", &[news("one", changes.clone())])), [""; 0], "{changes}");
        }
        let asked = action(CHECK_IN, json!({"purpose": "service", "urgency": "warning"}));
        assert_eq!(tasks(&decided("", "", &[asked])), [""; 0]);
    }

    #[test]
    fn a_person_who_is_there_needs_no_task() {
        let task = action(HANDOVER, json!({"id": "person", "key": "person", "audience": "agent", "channels": []}));
        let decided = decided("", "", &[news("one", json!({})), task]);
        assert!(decided.offered.iter().any(|offered| offered.action.key.as_str() == "person"), "{decided:?}");
        assert_eq!(tasks(&decided), [""; 0]);
    }

    #[test]
    fn a_task_excludes_what_the_action_excludes() {
        let lost = news("one", json!({"channels": ["chat"], "conflicts_with": ["other"]}));
        let policy = "caps = []\n";
        let avoids = r#","preferences":{"avoid_channels":["chat"]}"#;
        let decided = decided(policy, avoids, &[lost]);
        let [task] = &decided.offered[..] else { panic!("{decided:?}") };
        assert_eq!((task.action.key.as_str(), task.action.conflicts_with.len()), ("staff/one", 1));
    }
}
