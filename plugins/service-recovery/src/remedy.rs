//! Chooses the remedy, and whether a person must approve it.

use courtesy_sdk::contract::Money;
use courtesy_sdk::prelude::*;

use crate::Config;
use crate::fault::{Fault, holds};
use crate::need::{Need, Trouble};

/// The suitable remedy; only an apology if nothing else is known to help.
pub(crate) fn fitting(context: &Context, config: &Config, need: &Need<'_>) -> Remedy {
    let (Trouble::Order(fault), Some(order)) = (need.trouble, need.matter.order) else { return Remedy::Apology };
    match fault {
        Fault::Payment => Remedy::Apology,
        Fault::Cancelled => Remedy::Refund,
        Fault::Late | Fault::Partly => for_late(context, config, &order),
        Fault::Lost | Fault::Damaged | Fault::Failed => for_failure(config, need, &order),
    }
}

/// What the operator chose for this failure. Whoever asks for the money gets no second parcel, and whoever hasn't paid gets no
/// money.
fn for_failure(config: &Config, need: &Need<'_>, order: &Order) -> Remedy {
    let code = order.failure.as_ref().map_or("", |code| code.as_str());
    let unpaid = order.paid == Some(false);
    match code {
        _ if need.matter.wish() == Some(Remedy::Refund) && !unpaid => Remedy::Refund,
        _ if holds(&config.replace_for, code) => Remedy::Replace,
        _ if holds(&config.refund_for, code) && !unpaid => Remedy::Refund,
        _ if holds(&config.rebook_for, code) => Remedy::Rebook,
        _ => Remedy::Apology,
    }
}

fn for_late(context: &Context, config: &Config, order: &Order) -> Remedy {
    let expected_at = order.expected_at.filter(|at| *at > context.as_of);
    let arrives_at = expected_at.unwrap_or(context.as_of);
    let days = matter::promised_by(order).map_or(0, |promised| arrives_at.days_since(promised));
    let may_refund = order.paid != Some(false) && !order.part_delivered;
    match expected_at {
        _ if days >= config.refund_after_days && may_refund => Remedy::Refund,
        Some(_) => Remedy::Apology,
        None => Remedy::Expedite,
    }
}

/// Whether a wish can't be met by a text: money for what is still on its way, or anything about a case.
pub(crate) fn needs_a_decision(need: &Need<'_>, wish: Remedy) -> bool {
    match need.trouble {
        Trouble::Case => wish != Remedy::Apology,
        Trouble::Order(Fault::Late | Fault::Partly) => matches!(wish, Remedy::Refund | Remedy::TermChange),
        Trouble::Order(_) => wish == Remedy::TermChange,
    }
}

/// What it is worth: what is still owed, or else what the order cost.
pub(crate) fn amount(need: &Need<'_>) -> Option<Money> {
    need.matter.owed().or(need.matter.order.and_then(|order| order.amount))
}

/// Who must approve: a person for payments above a limit, and where a template could hurt or admit too much.
pub(crate) fn approval(context: &Context, config: &Config, need: &Need<'_>, remedy: Remedy) -> Approval {
    let is_claim = need.matter.open_case().is_some_and(|case| case.kind == CaseKind::Claim);
    let delicate = is_claim
        || match need.trouble {
            Trouble::Order(Fault::Payment) => context.billing.arrears,
            Trouble::Order(Fault::Late | Fault::Partly) | Trouble::Case => false,
            Trouble::Order(_) => remedy == Remedy::Apology,
        };
    let for_money = if remedy == Remedy::Refund { for_refund(config, amount(need).as_ref()) } else { Approval::None };
    for_money.max(if delicate { Approval::Human } else { Approval::None })
}

fn for_refund(config: &Config, amount: Option<&Money>) -> Approval {
    match amount {
        Some(amount) if amount.minor.get() > config.manager_limit => Approval::Manager,
        Some(amount) if amount.currency.as_str() == config.currency && amount.minor.get() <= config.refund_limit => {
            Approval::None
        }
        _ => Approval::Human,
    }
}
