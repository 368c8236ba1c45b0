//! What becomes of what was offered: it is carried out, and the customer takes it in one way or another.

use courtesy_contract::{
    Action, ActionKind, Approval, Approved, Context, Decision, Disposition, HistoryItem, Label, Offered, OrderStatus,
    Outcome, PromiseMade, Remedy, Step, Timestamp, Withheld,
};

use super::{Today, customer, orders};
use crate::company::Task;
use crate::luck::Luck;
use crate::model::Model;

/// How long an approval is good for, in days.
const APPROVED_DAYS: i64 = 7;

/// How far ahead a failed order is promised again when it is replaced, in days.
const REPLACED_DAYS: i64 = 3;

/// How an accepted check-in or gesture sounds.
const PLEASED: f64 = 0.4;

/// What is still to be carried out.
#[derive(Debug, Default)]
pub(super) struct Pending {
    planned: Vec<Offered>,
    approved: Vec<Approved>,
}

impl Pending {
    /// What was offered and isn't carried out yet.
    pub(super) fn planned(&self) -> &[Offered] {
        &self.planned
    }

    /// Plans what a decision offers. What it offers again replaces what was planned before, as a CRM would do. Some of what needs an
    /// approval gets one.
    pub(super) fn take(&mut self, decision: Decision, luck: &Luck, model: &Model, now: Timestamp) {
        let agreed = decision.withheld.iter().filter(|withheld| withheld.disposition == Disposition::NeedsApproval);
        let agreed = agreed
            .filter(|withheld| luck.happens(model.staff.approves_per_10000, "approves", withheld.action.key.as_str()));
        self.approved.extend(agreed.map(|withheld| approved(withheld, now)));
        for offered in decision.offered {
            let same = |planned: &Offered| planned.plugin == offered.plugin && planned.action.key == offered.action.key;
            self.planned.retain(|planned| !same(planned));
            self.planned.push(offered);
        }
    }
}

fn approved(withheld: &Withheld, now: Timestamp) -> Approved {
    Approved {
        key: withheld.action.key.clone(),
        plugin: Some(withheld.plugin.clone()),
        by: withheld.action.requires.max(Approval::Human),
        at: now,
        until_at: Some(now.plus_days(APPROVED_DAYS)),
        amount: None,
    }
}

/// The task of an offered hand-over, with its queue.
pub(super) fn task(offered: &Offered, customer: &Label, day: u32) -> Option<(Label, Task)> {
    let respond_by_at = match &offered.action.step {
        Step::HumanHandover(handover) => handover.respond_by_at,
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => return None,
    };
    let (key, plugin) = (offered.action.key.clone(), offered.plugin.clone());
    Some((offered.queue.clone()?, Task { respond_by_at, customer: customer.clone(), key, plugin, day }))
}

/// Carries out what has come due: it enters the history with its promises, and has its effect.
pub(super) fn carry_out(context: &mut Context, pending: &mut Pending, today: &mut Today) {
    context.approvals.append(&mut pending.approved);
    let now = today.now;
    let (due, planned) = pending.planned.drain(..).partition(|offered: &Offered| offered.send_at <= now);
    pending.planned = planned;
    let mut due: Vec<Offered> = due;
    due.sort_by_key(|offered| offered.send_at);
    for offered in due {
        let outcome = outcome(context, &offered, today);
        context.history.push(item(&offered, outcome));
        if outcome == Some(Outcome::Failed) {
            continue;
        }
        keep_word(context, &offered);
        promise(context, &offered);
        take_effect(context, &offered.action, today);
        match outcome {
            Some(Outcome::Complained) => customer::complain(context, &offered.action.key, today),
            Some(Outcome::Accepted) if offered.action.kind() == ActionKind::CheckIn => {
                customer::speak(context, "reply", PLEASED, today);
            }
            _ => {}
        }
    }
}

fn item(offered: &Offered, outcome: Option<Outcome>) -> HistoryItem {
    let action = &offered.action;
    HistoryItem {
        plugin: Some(offered.plugin.clone()),
        channel: offered.channel,
        purpose: Some(offered.purpose),
        group: action.group.clone(),
        outcome,
        cost: action.spends().copied(),
        said: offered.said,
        ..HistoryItem::new(action.key.clone(), action.kind().into(), offered.send_at)
    }
}

/// What comes of an offered action. A hand-over's outcome is open until staff have worked on it.
fn outcome(context: &Context, offered: &Offered, today: &Today) -> Option<Outcome> {
    if offered.action.kind() == ActionKind::HumanHandover {
        return None;
    }
    if offered.channel.is_none() {
        return Some(Outcome::Delivered);
    }
    let key = offered.action.key.as_str();
    let model = &today.model.responses;
    let heard =
        offered.said.is_some() && context.history.iter().any(|item| item.said == offered.said && item.was_done());
    if heard && today.luck.happens(model.complains_again_per_10000, "complains_again", key) {
        return Some(Outcome::Complained);
    }
    let response = model.to(offered.action.kind());
    let mut left = today.luck.ten_thousandth("response", key);
    for (chance, outcome) in [
        (response.accepted_per_10000, Outcome::Accepted),
        (response.dismissed_per_10000, Outcome::Dismissed),
        (response.complained_per_10000, Outcome::Complained),
        (response.failed_per_10000, Outcome::Failed),
    ] {
        match left.checked_sub(u64::from(chance.get())) {
            None => return Some(outcome),
            Some(rest) => left = rest,
        }
    }
    Some(Outcome::Delivered)
}

/// A text that comes under the key of an earlier one is the word that the earlier one promised.
fn keep_word(context: &mut Context, offered: &Offered) {
    if offered.channel.is_none() || offered.action.message.is_none() {
        return;
    }
    let is_its = |made: &&mut PromiseMade| {
        made.is_open()
            && made.key.as_ref() == Some(&offered.action.key)
            && made.plugin.as_ref() == Some(&offered.plugin)
    };
    for made in context.promises.iter_mut().filter(is_its) {
        made.kept_at = Some(offered.send_at);
    }
}

/// Notes the promises of an action; a later one with the same id replaces an earlier one.
fn promise(context: &mut Context, offered: &Offered) {
    for promise in &offered.action.promises {
        context.promises.retain(|made| made.id != promise.id);
        context.promises.push(PromiseMade {
            id: promise.id.clone(),
            what: promise.what.clone(),
            made_at: offered.send_at,
            due_at: promise.due_at,
            queue: promise.queue.clone(),
            about: promise.about.clone(),
            plugin: Some(offered.plugin.clone()),
            key: Some(offered.action.key.clone()),
            kept_at: None,
            withdrawn_at: None,
        });
    }
}

/// What an action changes by itself: money is paid back, a failed order is sent again, a delivery is arranged anew.
fn take_effect(context: &mut Context, action: &Action, today: &Today) {
    match &action.step {
        Step::ServiceRecovery(recovery) => {
            let order = context.orders.iter_mut().find(|order| Some(&order.id) == recovery.order.as_ref());
            let Some(order) = order.filter(|order| order.status == OrderStatus::Failed) else { return };
            match recovery.remedy {
                Remedy::Refund => orders::refund(order),
                Remedy::Replace | Remedy::Rebook => {
                    (order.status, order.failure, order.expected_at) = (OrderStatus::Placed, None, None);
                    (order.promised_at, order.promised_on) = (Some(today.now.plus_days(REPLACED_DAYS)), None);
                }
                Remedy::Apology | Remedy::Expedite | Remedy::TermChange => {}
            }
        }
        Step::DeliveryAdaptation(delivery) => {
            if let Some(order) = context.orders.iter_mut().find(|order| order.id == delivery.order) {
                order.fulfilment = Some(delivery.fulfilment);
                if let Some(slot) = delivery.slot {
                    (order.promised_at, order.promised_on, order.expected_at) = (Some(slot), None, None);
                }
            }
        }
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::HumanHandover(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => {}
    }
}
