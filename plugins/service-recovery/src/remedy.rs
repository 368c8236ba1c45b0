//! Chooses the remedy, and whether a person must approve it.

use courtesy_sdk::contract::Money;
use courtesy_sdk::prelude::*;

use crate::Config;
use crate::matter::{Fault, Matter, Neglect, holds};

/// The suitable remedy; only an apology if nothing else is known to help.
pub(crate) fn fitting(context: &Context, config: &Config, matter: &Matter<'_>) -> Remedy {
    let Matter::Order { order, fault, .. } = matter else { return Remedy::Apology };
    match fault {
        Fault::Payment => Remedy::Apology,
        Fault::Late => for_late(context, config, order),
        Fault::Lost | Fault::Damaged | Fault::Failed => {
            let code = order.failure.as_ref().map_or("", |code| code.as_str());
            match code {
                _ if holds(&config.replace_for, code) => Remedy::Replace,
                _ if holds(&config.refund_for, code) => Remedy::Refund,
                _ if holds(&config.rebook_for, code) => Remedy::Rebook,
                _ => Remedy::Apology,
            }
        }
    }
}

fn for_late(context: &Context, config: &Config, order: &Order) -> Remedy {
    let expected_at = order.expected_at.filter(|at| *at > context.as_of);
    let arrives_at = expected_at.unwrap_or(context.as_of);
    let days = order.promised_at.map_or(0, |promised| arrives_at.days_since(promised));
    match expected_at {
        _ if days >= config.refund_after_days => Remedy::Refund,
        Some(_) => Remedy::Apology,
        None => Remedy::Expedite,
    }
}

/// Who must approve: a person for payments above a limit, and where a template could hurt or admit too much.
pub(crate) fn approval(context: &Context, config: &Config, matter: &Matter<'_>, remedy: Remedy) -> Approval {
    let is_claim = matter.case().is_some_and(|case| case.kind == CaseKind::Claim);
    let delicate = is_claim
        || match matter {
            Matter::Order { fault: Fault::Payment, .. } => context.billing.arrears,
            Matter::Order { fault: Fault::Late, .. } => false,
            Matter::Order { .. } => remedy == Remedy::Apology,
            Matter::Case { neglect, .. } => *neglect == Neglect::Reopened,
        };
    let amount = matter.order().and_then(|order| order.amount.as_ref());
    let for_money = if remedy == Remedy::Refund { for_refund(config, amount) } else { Approval::None };
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
