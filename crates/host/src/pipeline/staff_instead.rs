//! Tasks for staff in place of service that can't reach the customer, so that nobody's trouble disappears for want of words
//! or of a permission.

use std::collections::BTreeSet;

use courtesy_contract::{
    Action, ActionKind, Approval, Audience, HandoverMode, HumanHandover, InternalInsight, Label, Purpose, Slug, Step,
    Text, Window, Withheld,
};

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
    let lost = withheld.iter().filter(|withheld| is_lost_service(book, withheld));
    let tasks = lost.filter_map(|withheld| Some((withheld, task(book, situation, withheld)?)));
    let tasks = tasks.filter(|(_, task)| !was_given(book, situation, task));
    let one_each = tasks.filter(|(lost, task)| matters.insert(lost.action.group.clone().unwrap_or(task.key.clone())));
    one_each.map(|(lost, task)| (lost.plugin.clone(), task)).collect()
}

/// Whether service for the customer is lost unless somebody looks.
fn is_lost_service(book: &Rulebook, withheld: &Withheld) -> bool {
    withheld.action.reaches_customer()
        && purpose::of(&book.policy, &withheld.action) == Purpose::Service
        && is_help(withheld.action.kind())
        && Rule::named(&withheld.rule).is_some_and(leaves_it_to_staff)
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

/// Whether staff had the same task within the policy's `silence.days`. After that they are reminded.
fn was_given(book: &Rulebook, situation: &Situation<'_>, task: &Action) -> bool {
    let since = situation.now().plus_days(-i64::from(book.policy.silence.days));
    let history = &situation.context().history;
    history.iter().any(|item| item.key == task.key && item.at > since && item.was_done())
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
        conflicts_with: Vec::new(),
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
