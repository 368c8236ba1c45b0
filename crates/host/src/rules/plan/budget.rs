//! Budgets: limits on money in a period, and no spending without a budget or an approval.
//!
//! Amounts are in minor units and are never converted. Every budget applies. What can't be added up fails closed, so that
//! missing facts never make room:
//!
//! - an action in another currency than a budget that is about it doesn't fit, and neither does an action that names
//!   two currencies;
//! - an earlier cost in another currency fills a budget until it has left the period;
//! - an earlier action of which the plugin isn't known counts for every plugin;
//! - what the CRM doesn't say of a company's spending is taken as spent.
//!
//! An action without a cost costs nothing, unless it is proposed and gives away money or goods: then a person must approve
//! it. An approval also replaces a missing budget and overrides `single_max`, but never a budget that has no room.

use std::iter::once;

use courtesy_contract::{
    Action, Approval, Budget, BudgetScope, Context, Disposition, Gift, GiftSource, MessageRef, Money, Period, Remedy,
    Step, Timestamp,
};

use super::route::Route;
use super::state::Plan;
use crate::calendar::period;
use crate::messages::say;
use crate::rules::approval;
use crate::rules::ledger::{Entry, Ledger, Limit};
use crate::rules::{Candidate, Refusal, Verdict};

/// Whether there is money for a candidate. Notes who approved it, if somebody had to.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    match money(plan, candidate, route) {
        Ok(agreed) => {
            route.approved_by = agreed.max(candidate.approved_by());
            Verdict::Allow
        }
        Err(refusal) => Verdict::Refuse(refusal),
    }
}

/// Who approved it, if somebody had to.
fn money(plan: &Plan<'_>, candidate: &Candidate, route: &Route) -> Result<Option<Approval>, Refusal> {
    let entry = Entry::of(candidate, route.channel, route.at);
    if let Some((one, other)) = two_currencies(candidate.action()) {
        let detail = say!("budget-detail-two-currencies", one = one, other = other);
        return Err(over_budget(say!("budget-currency"), detail));
    }
    let agreed = |cost, detail| agreed(plan, candidate, route.at, cost, detail);
    let Some(cost) = entry.cost.filter(|cost| cost.minor.get() > 0) else {
        return match of_unknown_worth(candidate.action()) {
            true => agreed(None, say!("budget-detail-unknown-worth")),
            false => Ok(None),
        };
    };
    let budgets = &plan.situation.policy().budgets;
    let concerned: Vec<&Budget> = budgets.iter().filter(|budget| counts(budget, &entry)).collect();
    for budget in &concerned {
        has_room(budget, plan, cost, route.at)?;
    }
    if let Some(budget) = concerned.iter().find(|budget| exceeds_single(budget, cost)) {
        return agreed(Some(cost), say!("budget-detail-single-max", budget = budget.name.as_str()));
    }
    if concerned.is_empty() && gives(candidate.action()) {
        return agreed(Some(cost), say!("budget-detail-no-budget"));
    }
    Ok(None)
}

fn over_budget(explanation: MessageRef, detail: MessageRef) -> Refusal {
    Refusal::new(Disposition::OverBudget, explanation).with_detail(detail)
}

fn counts(budget: &Budget, entry: &Entry) -> bool {
    budget.is_about(entry.kind, entry.plugin, entry.key)
}

fn has_room(budget: &Budget, plan: &Plan<'_>, cost: &Money, at: Timestamp) -> Result<(), Refusal> {
    let name = budget.name.as_str();
    if cost.currency != budget.max.currency {
        let (ours, theirs) = (budget.max.currency, cost.currency);
        let detail = say!("budget-detail-currency", budget = name, budget_currency = ours, action_currency = theirs);
        return Err(over_budget(say!("budget-currency"), detail));
    }
    if cost.minor.get() > budget.max.minor.get() {
        let detail = say!("budget-too-expensive-detail", budget = name);
        return Err(over_budget(say!("budget-too-expensive"), detail));
    }
    match budget.scope {
        BudgetScope::Customer => of_customer(budget, &plan.ledger, cost, at),
        BudgetScope::Company => of_company(budget, plan.situation.context(), &plan.ledger, cost, at),
    }
}

fn of_customer(budget: &Budget, ledger: &Ledger, cost: &Money, at: Timestamp) -> Result<(), Refusal> {
    let max = u128::from(budget.max.minor.get());
    let limit = Limit { per: &budget.per, max, more: u128::from(cost.minor.get()) };
    let spent = |entry: &Entry<'_>| match entry.cost {
        Some(spent) if counts(budget, entry) => taken(budget, spent),
        _ => 0,
    };
    match ledger.room(&limit, at, spent) {
        Some(moment) if moment == at => Ok(()),
        until => {
            let detail = say!("budget-detail-customer", budget = budget.name.as_str());
            Err(over_budget(say!("budget-spent"), detail).until(until))
        }
    }
}

/// What an amount takes of a budget: more than all of it, if it is in another currency.
fn taken(budget: &Budget, spent: &Money) -> u128 {
    match spent.minor.get() {
        0 => 0,
        minor if spent.currency == budget.max.currency => u128::from(minor),
        _ => u128::from(budget.max.minor.get()) + 1,
    }
}

fn of_company(budget: &Budget, context: &Context, ledger: &Ledger, cost: &Money, at: Timestamp) -> Result<(), Refusal> {
    let name = budget.name.as_str();
    let mut said = context.budgets.iter().filter(|spent| spent.name == budget.name).peekable();
    if said.peek().is_none() {
        return Err(over_budget(say!("budget-unknown"), say!("budget-unknown-detail", budget = name)));
    }
    let admitted = ledger.admitted().iter().filter(|entry| counts(budget, entry)).filter_map(|entry| entry.cost);
    let all = said.map(|spent| &spent.spent).chain(admitted).chain(once(cost));
    let total = all.fold(0_u128, |sum, money| sum.saturating_add(taken(budget, money)));
    if total <= u128::from(budget.max.minor.get()) {
        return Ok(());
    }
    // Only the CRM can know when a rolling period frees what was spent on others.
    let until = match budget.per {
        Period::Calendar { .. } => Some(period::frees(&budget.per, at)),
        Period::Rolling { .. } => None,
    };
    let detail = say!("budget-detail-company", budget = name);
    Err(over_budget(say!("budget-spent"), detail).until(until))
}

/// Whether an action exceeds `single_max`. An amount in another currency can't be compared, and counts as more.
fn exceeds_single(budget: &Budget, cost: &Money) -> bool {
    budget.single_max.as_ref().is_some_and(|most| most.currency != cost.currency || most.minor.get() < cost.minor.get())
}

/// Whether an action gives money or goods to somebody.
fn gives(action: &Action) -> bool {
    match action.step {
        Step::Gesture(_) | Step::ServiceRecovery(_) => true,
        Step::CheckIn(_)
        | Step::HumanHandover(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => false,
    }
}

/// Whether an action gives away money, or something that costs money, without saying how much. A cost of 0 doesn't count as
/// an answer.
fn of_unknown_worth(action: &Action) -> bool {
    if action.gives().is_some_and(|money| money.minor.get() > 0) {
        return false;
    }
    match &action.step {
        Step::Gesture(gesture) => match gesture.gift {
            Gift::Note => false,
            Gift::Credit | Gift::FeeWaiver | Gift::Donation => true,
            Gift::Upgrade | Gift::Flowers | Gift::Item => gesture.source == GiftSource::Budget,
        },
        Step::ServiceRecovery(recovery) => recovery.remedy == Remedy::Refund,
        Step::CheckIn(_)
        | Step::HumanHandover(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => false,
    }
}

/// The currencies of an action that names two, neither with an amount of 0.
fn two_currencies(action: &Action) -> Option<(&str, &str)> {
    let (cost, gift) = (action.cost.as_ref()?, action.gives()?);
    let both = cost.currency != gift.currency && cost.minor.get() > 0 && gift.minor.get() > 0;
    both.then(|| (cost.currency.as_str(), gift.currency.as_str()))
}

/// Who approved the action, or the refusal that asks for an approval.
fn agreed(
    plan: &Plan<'_>,
    candidate: &Candidate,
    at: Timestamp,
    cost: Option<&Money>,
    detail: MessageRef,
) -> Result<Option<Approval>, Refusal> {
    let needed = candidate.action().requires.max(Approval::Human);
    let explanation = if needed == Approval::Manager { say!("budget-manager") } else { say!("budget-colleague") };
    match approval::given(plan.situation, candidate, at, needed, cost) {
        Some(by) => Ok(Some(by)),
        None => Err(Refusal::new(Disposition::NeedsApproval, explanation).with_detail(detail)),
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Channel, Label, Policy, Slug};
    use serde_json::json;

    use super::*;
    use crate::rules::Situation;
    use crate::rules::examples::{refused as refused_by, *};

    const MOST: u64 = 9_007_199_254_740_991;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn euros(minor: u64) -> Money {
        Money::new(minor, "EUR").unwrap()
    }

    /// A yearly amount for each customer.
    fn yearly(max: u64) -> Budget {
        Budget {
            name: Slug::new("gestures").unwrap(),
            scope: BudgetScope::Customer,
            kind: None,
            plugin: None,
            keys: Vec::new(),
            max: euros(max),
            single_max: None,
            per: Period::rolling_days(365),
        }
    }

    fn company(max: u64) -> Budget {
        let per = Period::Calendar {
            unit: courtesy_contract::CalendarUnit::Month,
            time_zone: courtesy_contract::ZoneName::new("Europe/Amsterdam").unwrap(),
        };
        Budget { scope: BudgetScope::Company, per, ..yearly(max) }
    }

    fn flowers(minor: u64) -> Action {
        action(FLOWERS, json!({"cost": {"minor": minor, "currency": "EUR"}}))
    }

    fn spent(at: &str, minor: u64, more: &str) -> String {
        format!(r#"{{"key":"k","kind":"gesture","at":"{at}","cost":{{"minor":{minor},"currency":"EUR"}}{more}}}"#)
    }

    fn history(items: &[String]) -> String {
        format!(r#""history":[{}]"#, items.join(","))
    }

    /// What the budgets say about an action after this decision admitted others.
    fn asked(
        budgets: Vec<Budget>,
        sections: &str,
        before: &[Action],
        action: Action,
    ) -> Result<Option<Approval>, Refusal> {
        let (context, policy) = (context(sections), Policy { budgets, ..Policy::default() });
        let situation = Situation::new(&context, &policy, &[]);
        let before: Vec<Candidate> = before.iter().map(|other| candidate(&situation, other.clone())).collect();
        let mut plan = Plan::new(&situation);
        for other in &before {
            plan.ledger.admit(Entry::of(other, Some(Channel::Email), situation.now()));
        }
        let candidate = candidate(&situation, action);
        let mut route = Route::new(&candidate, Some(Channel::Email));
        refused_by(screen(&plan, &candidate, &mut route)).map(|()| route.approved_by)
    }

    fn refused(budgets: Vec<Budget>, sections: &str, action: Action) -> Option<Disposition> {
        asked(budgets, sections, &[], action).err().map(|refusal| refusal.disposition())
    }

    const OVER: Option<Disposition> = Some(Disposition::OverBudget);
    const ASK: Option<Disposition> = Some(Disposition::NeedsApproval);

    #[test]
    fn a_budget_holds_to_the_last_cent() {
        let before = history(&[spent("2026-03-01T00:00:00Z", 600, "")]);
        assert_eq!(refused(vec![yearly(1_000)], &before, flowers(400)), None);
        assert_eq!(refused(vec![yearly(1_000)], &before, flowers(401)), OVER);
        assert_eq!(refused(vec![yearly(1_000)], "", flowers(1_001)), OVER);
    }

    #[test]
    fn a_budget_of_nothing_allows_nothing_that_costs_something() {
        assert_eq!(refused(vec![yearly(0)], "", flowers(1)), OVER);
        assert_eq!(refused(vec![yearly(0)], "", flowers(0)), None);
        assert_eq!(refused(vec![yearly(0)], "", action(CHECK_IN, json!({}))), None);
    }

    #[test]
    fn a_period_frees_what_was_spent_to_the_second() {
        let before = |at: &str| history(&[spent(at, 1_000, "")]);
        assert_eq!(refused(vec![yearly(1_000)], &before("2025-03-28T20:40:00Z"), flowers(1)), None);
        let refusal = asked(vec![yearly(1_000)], &before("2025-03-28T20:40:01Z"), &[], flowers(1)).unwrap_err();
        assert_eq!(
            (refusal.disposition(), refusal.until_at()),
            (Disposition::OverBudget, Some(at("2026-03-28T20:40:01Z")))
        );
    }

    #[test]
    fn what_this_decision_admitted_is_spent() {
        assert!(asked(vec![yearly(1_000)], "", &[flowers(600)], flowers(400)).is_ok());
        assert!(asked(vec![yearly(1_000)], "", &[flowers(600)], flowers(401)).is_err());
    }

    #[test]
    fn what_is_planned_for_later_is_spent() {
        let planned = history(&[spent("2026-06-01T00:00:00Z", 600, "")]);
        assert_eq!(refused(vec![yearly(1_000)], &planned, flowers(400)), None);
        assert_eq!(refused(vec![yearly(1_000)], &planned, flowers(401)), OVER);
    }

    #[test]
    fn the_largest_amounts_do_not_overflow() {
        let many: Vec<String> = (0..3_000).map(|_| spent("2026-03-01T00:00:00Z", MOST, "")).collect();
        assert_eq!(refused(vec![yearly(MOST)], &history(&many), flowers(MOST)), OVER);
        assert_eq!(refused(vec![yearly(MOST)], "", flowers(MOST)), None);
        let said = format!(r#""budgets":[{{"name":"gestures","spent":{{"minor":{MOST},"currency":"EUR"}}}}]"#);
        assert_eq!(refused(vec![company(MOST)], &said, flowers(MOST)), OVER);
    }

    #[test]
    fn a_budget_is_about_its_kind_its_plugin_and_its_campaign() {
        let before = history(&[spent("2026-03-01T00:00:00Z", 1_000, r#","plugin":"other""#)]);
        let plugin = |name: &str| Budget { plugin: Some(Slug::new(name).unwrap()), ..yearly(1_000) };
        assert_eq!(refused(vec![plugin("p")], &before, flowers(1)), None);
        assert_eq!(refused(vec![plugin("other")], &before, flowers(1)), ASK);
        let kind = |kind| Budget { kind: Some(kind), ..yearly(1_000) };
        assert_eq!(refused(vec![kind(courtesy_contract::ActionKind::Gesture)], &before, flowers(1)), OVER);
        assert_eq!(refused(vec![kind(courtesy_contract::ActionKind::ServiceRecovery)], &before, flowers(1)), ASK);
        let campaign = |keys: &[&str]| Budget {
            keys: keys.iter().map(|key| Label::new(*key).unwrap()).collect(),
            ..yearly(1_000)
        };
        assert_eq!(refused(vec![campaign(&["a", "k"])], &before, flowers(1)), OVER);
        assert_eq!(refused(vec![campaign(&["a"])], &before, flowers(1)), None);
    }

    #[test]
    fn an_earlier_cost_of_an_unknown_plugin_counts_for_every_plugin() {
        let before = history(&[spent("2026-03-01T00:00:00Z", 1_000, "")]);
        assert_eq!(
            refused(vec![Budget { plugin: Some(Slug::new("p").unwrap()), ..yearly(1_000) }], &before, flowers(1)),
            OVER
        );
    }

    #[test]
    fn all_budgets_hold() {
        let small = Budget { keys: vec![Label::new("a").unwrap()], ..yearly(100) };
        assert_eq!(refused(vec![yearly(1_000), small], "", flowers(101)), OVER);
    }

    #[test]
    fn another_currency_never_fits() {
        let pounds = || action(FLOWERS, json!({"cost": {"minor": 1, "currency": "GBP"}}));
        assert_eq!(refused(vec![yearly(1_000)], "", pounds()), OVER);
        assert_eq!(refused(vec![], "", pounds()), ASK);
        assert_eq!(
            refused(vec![yearly(1_000)], "", action(FLOWERS, json!({"cost": {"minor": 0, "currency": "GBP"}}))),
            None
        );
        let mixed = json!({"cost": {"minor": 1, "currency": "GBP"}});
        let credit = FLOWERS.replace("\"gift\"", r#""amount":{"minor":1,"currency":"EUR"},"gift""#);
        assert_eq!(refused(vec![yearly(1_000)], "", action(&credit, mixed.clone())), OVER);
        assert_eq!(refused(vec![], "", action(&credit, mixed)), OVER);
    }

    #[test]
    fn an_earlier_cost_in_another_currency_fills_the_budget() {
        let pounds = |at: &str| history(&[spent(at, 1, "").replace("EUR", "GBP")]);
        let refusal = asked(vec![yearly(1_000)], &pounds("2026-03-28T00:00:00Z"), &[], flowers(1)).unwrap_err();
        assert_eq!(
            (refusal.disposition(), refusal.until_at()),
            (Disposition::OverBudget, Some(at("2027-03-28T00:00:00Z")))
        );
        assert_eq!(refused(vec![yearly(1_000)], &pounds("2025-03-28T00:00:00Z"), flowers(1)), None);
    }

    #[test]
    fn what_the_crm_does_not_say_of_the_company_is_spent() {
        let said = |minor: u64, currency: &str| {
            format!(r#""budgets":[{{"name":"gestures","spent":{{"minor":{minor},"currency":"{currency}"}}}}]"#)
        };
        assert_eq!(refused(vec![company(1_000)], "", flowers(1)), OVER);
        assert_eq!(refused(vec![company(1_000)], &said(0, "EUR").replace("gestures", "other"), flowers(1)), OVER);
        assert_eq!(refused(vec![company(1_000)], &said(999, "EUR"), flowers(1)), None);
        assert_eq!(refused(vec![company(1_000)], &said(1, "GBP"), flowers(1)), OVER);
        let refusal = asked(vec![company(1_000)], &said(1_000, "EUR"), &[], flowers(1)).unwrap_err();
        assert_eq!(refusal.until_at(), Some(at("2026-03-31T22:00:00Z")));
        assert!(asked(vec![company(1_000)], &said(500, "EUR"), &[flowers(400)], flowers(100)).is_ok());
        assert!(asked(vec![company(1_000)], &said(500, "EUR"), &[flowers(400)], flowers(101)).is_err());
    }

    #[test]
    fn the_company_budget_does_not_count_the_customers_history_twice() {
        let sections = format!(
            r#"{},"budgets":[{{"name":"gestures","spent":{{"minor":600,"currency":"EUR"}}}}]"#,
            history(&[spent("2026-03-27T00:00:00Z", 600, "")])
        );
        assert_eq!(refused(vec![company(1_000)], &sections, flowers(400)), None);
    }

    #[test]
    fn more_than_a_single_action_may_cost_needs_approval() {
        let budget = || vec![Budget { single_max: Some(euros(500)), ..yearly(1_000) }];
        assert_eq!(refused(budget(), "", flowers(500)), None);
        assert_eq!(refused(budget(), "", flowers(501)), ASK);
        assert_eq!(refused(budget(), "", flowers(1_001)), OVER);
    }

    #[test]
    fn an_approval_makes_up_for_the_single_limit_and_never_for_an_empty_budget() {
        let approved = r#""approvals":[{"key":"a","by":"human","at":"2026-03-28T00:00:00Z"}]"#;
        let budget = || vec![Budget { single_max: Some(euros(500)), ..yearly(1_000) }];
        assert_eq!(asked(budget(), approved, &[], flowers(501)).unwrap(), Some(Approval::Human));
        assert_eq!(asked(budget(), approved, &[], flowers(500)).unwrap(), None);
        assert_eq!(refused(budget(), approved, flowers(1_001)), OVER);
        assert_eq!(asked(vec![], approved, &[], flowers(1)).unwrap(), Some(Approval::Human));
    }

    #[test]
    fn what_gives_money_away_without_a_budget_needs_approval() {
        assert_eq!(refused(vec![], "", flowers(1)), ASK);
        let refund = RECOVERY.replace("\"replace\"", r#""refund","amount":{"minor":1250,"currency":"EUR"}"#);
        assert_eq!(refused(vec![], "", action(&refund, json!({}))), ASK);
        assert_eq!(refused(vec![yearly(1_250)], "", action(&refund, json!({}))), None);
        assert_eq!(refused(vec![], "", action(CHECK_IN, json!({"cost": {"minor": 100, "currency": "EUR"}}))), None);
    }

    #[test]
    fn what_gives_money_away_and_does_not_say_how_much_needs_approval() {
        let budgets = || vec![yearly(1_000)];
        assert_eq!(refused(budgets(), "", action(VOUCHER, json!({}))), ASK);
        assert_eq!(refused(budgets(), "", action(VOUCHER, json!({"cost": {"minor": 0, "currency": "EUR"}}))), ASK);
        assert_eq!(refused(budgets(), "", action(VOUCHER, json!({"cost": {"minor": 1, "currency": "EUR"}}))), None);
        assert_eq!(refused(budgets(), "", action(&VOUCHER.replace("budget", "surplus"), json!({}))), ASK);
        assert_eq!(refused(budgets(), "", action(&VOUCHER.replace("credit", "note"), json!({}))), None);
        assert_eq!(refused(budgets(), "", action(FLOWERS, json!({}))), None);
        assert_eq!(refused(budgets(), "", action(&FLOWERS.replace("surplus", "budget"), json!({}))), ASK);
        assert_eq!(refused(budgets(), "", action(RECOVERY, json!({}))), None);
        assert_eq!(refused(budgets(), "", action(&RECOVERY.replace("replace", "refund"), json!({}))), ASK);
    }

    #[test]
    fn a_cost_of_nothing_does_not_hide_a_gift_nor_a_gift_of_nothing_a_cost() {
        let gift = |minor: u64| {
            FLOWERS.replace("\"gift\"", &format!(r#""amount":{{"minor":{minor},"currency":"EUR"}},"gift""#))
        };
        assert_eq!(
            refused(vec![yearly(10)], "", action(&gift(11), json!({"cost": {"minor": 0, "currency": "GBP"}}))),
            OVER
        );
        assert_eq!(
            refused(vec![yearly(10)], "", action(&gift(0), json!({"cost": {"minor": 11, "currency": "EUR"}}))),
            OVER
        );
        assert_eq!(
            refused(vec![yearly(10)], "", action(&gift(0), json!({"cost": {"minor": 1, "currency": "GBP"}}))),
            OVER
        );
        assert_eq!(
            refused(vec![yearly(10)], "", action(&gift(3), json!({"cost": {"minor": 11, "currency": "EUR"}}))),
            OVER
        );
    }
}
