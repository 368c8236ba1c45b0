//! Exclusion: what doesn't go together, in this decision and in history.
//!
//! It is symmetric: whichever of two comes first excludes the other. An action is only compared with others, so "never A with
//! A" means at most one. A time `within` works like a rolling period: what is exactly that far away no longer matters. If an
//! earlier action may or may not match, the stricter reading applies.

use courtesy_contract::{Disposition, Exclusion, MessageRef, Period, Selector, Span, Timestamp};

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::ledger::{Entry, Ledger, Limit};
use crate::rules::{Candidate, Refusal, Verdict};

/// Whether something in history, or that this decision offers or defers, excludes a candidate.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let (situation, ledger) = (plan.situation, &plan.ledger);
    let entry = Entry::of(candidate, route.channel, route.at);
    if let Err(refusal) = within_the_decision(plan, &entry) {
        return Verdict::Refuse(refusal);
    }
    for (index, exclusion) in situation.policy().exclusions.iter().enumerate() {
        let found = match exclusion {
            Exclusion::NeverTogether { a, b, within } => never_together(ledger, &entry, (a, b), *within),
            Exclusion::NeverFollowed { first, then, within } => never_followed(ledger, &entry, (first, then), *within),
            Exclusion::OnlyAfter { first, then, within } => {
                only_after(ledger, &entry, (first, then), *within, situation.now())
            }
            Exclusion::AtMost { of, max, per } => at_most(ledger, &entry, of, *max, per),
        };
        if let Some(found) = found {
            return Verdict::Refuse(found.refusal(index));
        }
    }
    Verdict::Allow
}

/// Within one decision, each key occurs once, and `conflicts_with` is respected. An action for staff excludes nothing that
/// reaches the customer, because suppressing others needs the operator's grant. What is offered to the customer can make a
/// task for staff superfluous, as a call by a person does; what only waits can't, because it may never come.
fn within_the_decision(plan: &Plan<'_>, entry: &Entry) -> Result<(), Refusal> {
    let refuse = |explanation, detail| Err(Refusal::new(Disposition::Excluded, explanation).with_detail(detail));
    let alike = plan.ledger.admitted().iter().filter(|other| other.channel.is_some() == entry.channel.is_some());
    let alike = alike.map(|other| (other.key, other.conflicts_with));
    let to_customer = plan.offered.iter().filter(|_| entry.channel.is_none()).map(|other| other.candidate);
    let to_customer = to_customer.filter(|other| other.reaches_customer()).map(Candidate::action);
    for (key, conflicts_with) in alike.chain(to_customer.map(|other| (&other.key, &other.conflicts_with[..]))) {
        let named = key.as_str();
        if key == entry.key {
            return refuse(say!("exclusion-already"), say!("exclusion-already-detail", key = named));
        }
        if conflicts_with.contains(entry.key) || entry.conflicts_with.contains(key) {
            return refuse(say!("exclusion-another"), say!("exclusion-detail-conflicts", key = named));
        }
    }
    Ok(())
}

/// What an exclusion found.
struct Found<'f> {
    explanation: MessageRef,
    form: &'static str,
    /// What excludes the candidate.
    with: Option<&'f Entry<'f>>,
    until: Option<Timestamp>,
}

impl Found<'_> {
    fn refusal(self, index: usize) -> Refusal {
        let form = self.form;
        let detail = match self.with {
            None => say!("exclusion-detail-policy", index = index, form = form),
            Some(entry) => {
                say!("exclusion-detail-policy-because", index = index, form = form, key = entry.key.as_str())
            }
        };
        Refusal::new(Disposition::Excluded, self.explanation).with_detail(detail).until(self.until)
    }
}

/// Not in one decision and, if a time is given, not within that time of each other.
fn never_together<'l>(
    ledger: &'l Ledger<'l>,
    entry: &Entry,
    (a, b): (&Selector, &Selector),
    within: Option<Span>,
) -> Option<Found<'l>> {
    let (is_a, is_b) = (entry.fits(a), entry.fits(b));
    let forbidden = |other: &&Entry| is_a && other.fits(b) || is_b && other.fits(a);
    if !is_a && !is_b {
        return None;
    }
    let form = "never_together";
    let after = |other: &Entry| within.map(|within| other.at.plus_s(within.seconds()));
    if let Some(other) = ledger.admitted().iter().rfind(forbidden) {
        return Some(Found { explanation: say!("exclusion-another"), form, with: Some(other), until: after(other) });
    }
    let other = near(ledger.past(), entry.at, within?).iter().rfind(forbidden)?;
    Some(Found { explanation: say!("exclusion-earlier"), form, with: Some(other), until: after(other) })
}

/// The candidate may be either of the two: not too soon after the one, and not too soon before the other.
fn never_followed<'l>(
    ledger: &'l Ledger<'l>,
    entry: &Entry,
    (first, then): (&Selector, &Selector),
    within: Span,
) -> Option<Found<'l>> {
    let (is_first, is_then) = (entry.fits(first), entry.fits(then));
    if !is_first && !is_then {
        return None;
    }
    let (at, time_s) = (entry.at, within.seconds());
    let form = "never_followed";
    let close = || near(ledger.past(), at, within).iter().chain(ledger.admitted());
    let before = |other: &&Entry| other.at <= at && at < other.at.plus_s(time_s) && other.fits(first);
    if let Some(other) = close().filter(|_| is_then).filter(before).max_by_key(|other| other.at) {
        return Some(Found {
            explanation: say!("exclusion-too-soon"),
            form,
            with: Some(other),
            until: Some(other.at.plus_s(time_s)),
        });
    }
    let after = |other: &&Entry| at <= other.at && other.at < at.plus_s(time_s) && other.fits(then);
    let other = close().filter(|_| is_first).filter(after).max_by_key(|other| other.at)?;
    Some(Found { explanation: say!("exclusion-planned"), form, with: Some(other), until: Some(other.at.plus_s(1)) })
}

/// Only after something that has certainly been done.
fn only_after(
    ledger: &Ledger,
    entry: &Entry,
    (first, then): (&Selector, &Selector),
    within: Option<Span>,
    now: Timestamp,
) -> Option<Found<'static>> {
    if !entry.fits(then) {
        return None;
    }
    let past = ledger.past();
    let done = &past[..past.partition_point(|other| other.at <= now.min(entry.at))];
    let recent = |other: &Entry| within.is_none_or(|within| entry.at < other.at.plus_s(within.seconds()));
    let came_first = done.iter().rev().take_while(|other| recent(other)).any(|other| other.surely_fits(first));
    (!came_first).then_some(Found { explanation: say!("exclusion-first"), form: "only_after", with: None, until: None })
}

fn at_most(ledger: &Ledger, entry: &Entry, of: &Selector, max: u32, per: &Period) -> Option<Found<'static>> {
    if !entry.fits(of) {
        return None;
    }
    let limit = Limit { per, max: u128::from(max), more: 1 };
    let room = ledger.room(&limit, entry.at, |other| u128::from(other.fits(of)));
    let explanation = if max == 0 { say!("exclusion-never") } else { say!("exclusion-enough") };
    (room != Some(entry.at)).then_some(Found { explanation, form: "at_most", with: None, until: room })
}

/// What is less than this time away, before or after.
fn near<'l>(past: &'l [Entry<'l>], at: Timestamp, within: Span) -> &'l [Entry<'l>] {
    let from = past.partition_point(|entry| entry.at.plus_s(within.seconds()) <= at);
    let rest = &past[from..];
    &rest[..rest.partition_point(|entry| entry.at < at.plus_s(within.seconds()))]
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, ActionKind, Channel, HistoryItem, HistoryKind, Label, Policy, Purpose, Slug};
    use serde_json::json;

    use super::*;
    use crate::rules::Situation;
    use crate::rules::examples::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn key(key: &str) -> Selector {
        Selector { key: Some(Label::new(key).unwrap()), ..Selector::default() }
    }

    fn named(key: &str) -> Action {
        action(CHECK_IN, json!({"id": key, "key": key}))
    }

    fn done(key: &str, at: &str) -> String {
        format!(r#"{{"key":"{key}","kind":"check_in","at":"{at}","channel":"email"}}"#)
    }

    /// What the exclusions say about an action, given some history and what this decision admitted.
    fn asked(
        exclusions: &[Exclusion],
        history: &[String],
        admitted: &[(Action, &str)],
        action: Action,
    ) -> Result<(), Refusal> {
        let context = context(&format!(r#""history":[{}]"#, history.join(",")));
        let policy = Policy { exclusions: exclusions.to_vec(), ..Policy::default() };
        let situation = Situation::new(&context, &policy, &[]);
        let before: Vec<_> =
            admitted.iter().map(|(other, moment)| (candidate(&situation, other.clone()), at(moment))).collect();
        let mut plan = Plan::new(&situation);
        for (other, moment) in &before {
            plan.ledger.admit(Entry::of(other, Some(Channel::Email), *moment));
        }
        let candidate = candidate(&situation, action);
        refused(screen(&plan, &candidate, &mut Route::new(&candidate, Some(Channel::Email))))
    }

    fn together(a: Selector, b: Selector, within: Option<Span>) -> [Exclusion; 1] {
        [Exclusion::NeverTogether { a, b, within }]
    }

    const WEEK: Span = Span::days(7);
    const EXACTLY_A_WEEK_AGO: &str = "2026-03-21T20:40:00Z";
    const LESS_THAN_A_WEEK_AGO: &str = "2026-03-21T20:40:01Z";
    const EXACTLY_A_WEEK_ON: &str = "2026-04-04T20:40:00Z";
    const LESS_THAN_A_WEEK_ON: &str = "2026-04-04T20:39:59Z";

    #[test]
    fn the_same_key_once_in_a_decision() {
        assert!(asked(&[], &[], &[(named("x"), NOW)], named("x")).is_err());
        assert!(asked(&[], &[], &[(named("x"), NOW)], named("y")).is_ok());
        assert!(asked(&[], &[done("x", NOW)], &[], named("x")).is_ok());
    }

    #[test]
    fn a_conflict_holds_both_ways() {
        let fussy = || action(CHECK_IN, json!({"id": "x", "key": "x", "conflicts_with": ["y"]}));
        assert!(asked(&[], &[], &[(fussy(), NOW)], named("y")).is_err());
        assert!(asked(&[], &[], &[(named("y"), NOW)], fussy()).is_err());
        assert!(asked(&[], &[], &[(fussy(), NOW)], named("z")).is_ok());
    }

    #[test]
    fn a_call_makes_a_task_superfluous_and_a_task_silences_nobody() {
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let call = candidate(&situation, action(CHECK_IN, json!({"key": "call", "conflicts_with": ["task"]})));
        let task = candidate(&situation, action(HANDOVER, json!({"key": "task", "audience": "agent", "channels": []})));
        let after = |first: &Candidate, over, then: &Candidate, channel| {
            let mut plan = Plan::new(&situation);
            plan.admit(first, &Route::new(first, over));
            refused(screen(&plan, then, &mut Route::new(then, channel)))
        };
        let by_email = Some(Channel::Email);
        assert!(after(&call, by_email, &task, None).is_err());
        assert!(after(&task, None, &call, by_email).is_ok());
        let mut plan = Plan::new(&situation);
        plan.ledger.admit(Entry::of(&call, by_email, at(EXACTLY_A_WEEK_ON)));
        assert_eq!(screen(&plan, &task, &mut Route::new(&task, None)), Verdict::Allow, "a call that waits");
    }

    #[test]
    fn never_together_holds_whichever_is_first() {
        let rule = together(key("x"), key("y"), None);
        assert!(asked(&rule, &[], &[(named("x"), NOW)], named("y")).is_err());
        assert!(asked(&rule, &[], &[(named("y"), NOW)], named("x")).is_err());
        assert!(asked(&rule, &[], &[(named("x"), EXACTLY_A_WEEK_ON)], named("y")).is_err());
        assert!(asked(&rule, &[done("x", NOW)], &[], named("y")).is_ok());
        assert!(asked(&rule, &[], &[(named("z"), NOW)], named("y")).is_ok());
    }

    #[test]
    fn never_together_within_a_time_looks_at_history_both_ways() {
        let rule = together(key("x"), key("y"), Some(WEEK));
        for (first, second) in [("x", "y"), ("y", "x")] {
            assert!(asked(&rule, &[done(first, EXACTLY_A_WEEK_AGO)], &[], named(second)).is_ok());
            assert!(asked(&rule, &[done(first, LESS_THAN_A_WEEK_AGO)], &[], named(second)).is_err());
            assert!(asked(&rule, &[done(first, LESS_THAN_A_WEEK_ON)], &[], named(second)).is_err());
            assert!(asked(&rule, &[done(first, EXACTLY_A_WEEK_ON)], &[], named(second)).is_ok());
        }
        let refusal = asked(&rule, &[done("x", LESS_THAN_A_WEEK_AGO)], &[], named("y")).unwrap_err();
        assert_eq!(refusal.until_at(), Some(at("2026-03-28T20:40:01Z")));
        assert_eq!(said(refusal.detail()), "the policy's `exclusions[0]`: never_together, because of `x`");
    }

    #[test]
    fn never_with_itself_is_at_most_one() {
        let check_in = || Selector { kind: Some(ActionKind::CheckIn), ..Selector::default() };
        let rule = together(check_in(), check_in(), None);
        assert!(asked(&rule, &[], &[], named("x")).is_ok());
        assert!(asked(&rule, &[], &[(named("x"), NOW)], named("y")).is_err());
        let both = together(key("x"), check_in(), None);
        assert!(asked(&both, &[], &[], named("x")).is_ok());
    }

    #[test]
    fn never_followed_looks_back_and_ahead() {
        let rule = [Exclusion::NeverFollowed { first: key("x"), then: key("y"), within: WEEK }];
        assert!(asked(&rule, &[done("x", EXACTLY_A_WEEK_AGO)], &[], named("y")).is_ok());
        assert!(asked(&rule, &[done("x", LESS_THAN_A_WEEK_AGO)], &[], named("y")).is_err());
        assert!(asked(&rule, &[], &[(named("y"), LESS_THAN_A_WEEK_ON)], named("x")).is_err());
        assert!(asked(&rule, &[], &[(named("y"), EXACTLY_A_WEEK_ON)], named("x")).is_ok());
        assert!(asked(&rule, &[], &[(named("x"), NOW)], named("y")).is_err());
        assert!(asked(&rule, &[], &[(named("y"), NOW)], named("x")).is_err());
    }

    #[test]
    fn never_followed_lets_the_other_order_pass() {
        let rule = [Exclusion::NeverFollowed { first: key("x"), then: key("y"), within: WEEK }];
        assert!(asked(&rule, &[done("y", LESS_THAN_A_WEEK_AGO)], &[], named("x")).is_ok());
        assert!(asked(&rule, &[], &[(named("x"), LESS_THAN_A_WEEK_ON)], named("y")).is_ok());
    }

    #[test]
    fn only_after_wants_what_was_done() {
        let rule = |within| [Exclusion::OnlyAfter { first: key("x"), then: key("y"), within }];
        assert!(asked(&rule(None), &[], &[], named("y")).is_err());
        assert!(asked(&rule(None), &[], &[], named("z")).is_ok());
        assert!(asked(&rule(None), &[done("x", "2020-01-01T00:00:00Z")], &[], named("y")).is_ok());
        assert!(asked(&rule(Some(WEEK)), &[done("x", LESS_THAN_A_WEEK_AGO)], &[], named("y")).is_ok());
        assert!(asked(&rule(Some(WEEK)), &[done("x", EXACTLY_A_WEEK_AGO)], &[], named("y")).is_err());
        assert!(asked(&rule(None), &[done("x", NOW)], &[], named("y")).is_ok());
    }

    #[test]
    fn only_after_is_not_met_by_what_failed_or_is_only_planned() {
        let rule = [Exclusion::OnlyAfter { first: key("x"), then: key("y"), within: None }];
        let failed = done("x", "2026-01-01T00:00:00Z").replace("}", r#","outcome":"failed"}"#);
        assert!(asked(&rule, &[failed], &[], named("y")).is_err());
        assert!(asked(&rule, &[done("x", "2026-03-28T20:40:01Z")], &[], named("y")).is_err());
        assert!(asked(&rule, &[], &[(named("x"), NOW)], named("y")).is_err());
    }

    #[test]
    fn what_is_not_known_of_an_earlier_action_is_read_so_that_it_refuses_more() {
        let plugin = || Selector { plugin: Some(Slug::new("q").unwrap()), ..Selector::default() };
        let care = || Selector { purpose: Some(Purpose::Care), ..Selector::default() };
        for unknown in [plugin(), care()] {
            let before = [done("x", "2026-03-28T00:00:00Z")];
            assert!(asked(&together(unknown.clone(), key("y"), Some(WEEK)), &before, &[], named("y")).is_err());
            let rule = [Exclusion::OnlyAfter { first: unknown, then: key("y"), within: None }];
            assert!(asked(&rule, &before, &[], named("y")).is_err());
        }
    }

    #[test]
    fn at_most_counts_history_and_the_decision() {
        let rule = |max| {
            [Exclusion::AtMost {
                of: Selector { kind: Some(ActionKind::CheckIn), ..Selector::default() },
                max,
                per: Period::rolling_days(7),
            }]
        };
        let before = [done("x", LESS_THAN_A_WEEK_AGO), done("x", EXACTLY_A_WEEK_AGO)];
        assert!(asked(&rule(2), &before, &[], named("y")).is_ok());
        assert!(asked(&rule(2), &before, &[(named("z"), NOW)], named("y")).is_err());
        let refusal = asked(&rule(1), &before, &[], named("y")).unwrap_err();
        assert_eq!(
            (refusal.disposition(), refusal.until_at()),
            (Disposition::Excluded, Some(at("2026-03-28T20:40:01Z")))
        );
        let refusal = asked(&rule(0), &[], &[], named("y")).unwrap_err();
        assert_eq!((refusal.until_at(), refusal.explanation()), (None, &say!("exclusion-never")));
        assert!(asked(&rule(0), &[], &[], action(HEADS_UP, json!({}))).is_ok());
    }

    #[test]
    fn a_selector_means_what_fits_everything_it_names() {
        let group = |name: &str| action(CHECK_IN, json!({"id": "y", "key": "y", "group": name}));
        let one = || Selector {
            group: Some(Label::new("g").unwrap()),
            channel: Some(Channel::Email),
            kind: Some(ActionKind::CheckIn),
            ..Selector::default()
        };
        let none = [Exclusion::AtMost { of: one(), max: 0, per: Period::rolling_days(1) }];
        assert!(asked(&none, &[], &[], group("g")).is_err());
        assert!(asked(&none, &[], &[], group("h")).is_ok());
        assert!(asked(&none, &[], &[], named("y")).is_ok());
        let by_post = Selector { channel: Some(Channel::Post), ..one() };
        let none = [Exclusion::AtMost { of: by_post, max: 0, per: Period::rolling_days(1) }];
        assert!(asked(&none, &[], &[], group("g")).is_ok());
    }

    #[test]
    fn a_million_earlier_actions_are_looked_at_once() {
        let (context, policy) = (
            context(""),
            Policy {
                exclusions: vec![
                    Exclusion::NeverTogether { a: key("x"), b: key("y"), within: Some(WEEK) },
                    Exclusion::NeverFollowed { first: key("x"), then: key("y"), within: WEEK },
                    Exclusion::OnlyAfter { first: key("z"), then: key("y"), within: None },
                    Exclusion::AtMost { of: key("z"), max: 2_000_000, per: Period::rolling_days(30) },
                ],
                ..Policy::default()
            },
        );
        let situation = Situation::new(&context, &policy, &[]);
        let other = candidate(&situation, named("z"));
        let mut long = context.clone();
        long.history = (0..1_000_000)
            .map(|second| {
                let at = situation.now().plus_s(-second);
                HistoryItem::new(other.action().key.clone(), HistoryKind::CheckIn, at)
            })
            .collect();
        let asked = candidate(&situation, named("y"));
        let later = Situation::new(&long, &policy, &[]);
        assert_eq!(screen(&Plan::new(&later), &asked, &mut Route::new(&asked, None)), Verdict::Allow);
    }
}
