//! The summary of many decisions: what is offered to whom and why, what is withheld and why, what failed, and what it
//! cost.

mod all_withheld;

use std::cmp::Reverse;
use std::io::{self, Write};
use std::time::Duration;

use comfy_table::Table;
use courtesy_analysis::decided::{Cost, Example, Examples, Offers, Tally};

use crate::{Layout, figures, style, table, text};

/// The longest line of a sentence, in characters.
const WIDTH: usize = 90;

/// The longest reference of a customer on a terminal, in characters.
const REFERENCE: usize = 20;

/// Writes a summary of many decisions, which took this long to make.
///
/// # Errors
/// If `out` can't be written.
pub fn write_summary(out: &mut dyn Write, tally: &Tally, took: Duration, layout: Layout) -> io::Result<()> {
    let columns = layout.columns;
    layout.write(out, |out| {
        write_offered(out, tally, columns)?;
        write_withheld(out, tally, columns)?;
        write_shadows(out, tally, columns)?;
        write_failures(out, tally, columns)?;
        write_plugins(out, tally, columns)?;
        write_totals(out, tally, took)?;
        all_withheld::write(out, tally)
    })
}

fn heading(out: &mut dyn Write, heading: &str, rest: &str) -> io::Result<()> {
    let strong = style::STRONG;
    writeln!(out, "\n{strong}{heading}{strong:#}{rest}")
}

fn write_table(out: &mut dyn Write, table: &Table) -> io::Result<()> {
    write!(out, "{}", table::indented(table, 2))
}

fn write_offered(out: &mut dyn Write, tally: &Tally, columns: Option<usize>) -> io::Result<()> {
    let offers = || tally.offered.values().flat_map(|kind| kind.by_plugin.values());
    let actions: u64 = offers().map(|offers| offers.actions).sum();
    let to = format!("{} of {}", figures::count(tally.with_offers), figures::counted(tally.customers, "customer"));
    heading(out, "Offered", &format!(": {} to {to}", figures::counted(actions, "action")))?;
    if actions == 0 {
        return writeln!(out, "  nothing");
    }
    let cost = if offers().any(|offers| !offers.cost.is_empty()) { "cost" } else { "" };
    let mut rows = table::with_header(["kind", "plugin", "actions", cost], columns);
    for (kind, offered) in &tally.offered {
        for (plugin, offers) in &offered.by_plugin {
            let number = table::number(figures::count(offers.actions));
            rows.add_row([kind.word().into(), plugin.as_str().into(), number, table::number(costs(offers))]);
        }
    }
    write_table(out, &rows)?;
    for (kind, offered) in &tally.offered {
        let style = style::KIND;
        writeln!(out, "\n  {style}{kind}{style:#}, for example to")?;
        write_examples(out, &offered.examples, columns, |example| example.reason.clone())?;
    }
    Ok(())
}

/// The cost of offers, with an amount per currency.
fn costs(offers: &Offers) -> String {
    let amounts: Vec<String> = offers.cost.iter().map(|(currency, minor)| figures::amount(*minor, *currency)).collect();
    amounts.join(", ")
}

fn write_withheld(out: &mut dyn Write, tally: &Tally, columns: Option<usize>) -> io::Result<()> {
    let actions: u64 = tally.withheld.values().map(|rule| rule.actions).sum();
    heading(out, "Withheld", &format!(": {}", figures::counted(actions, "action")))?;
    if actions == 0 {
        return Ok(());
    }
    let mut rules: Vec<_> = tally.withheld.iter().collect();
    rules.sort_by_key(|(rule, withheld)| (Reverse(withheld.actions), *rule));
    let mut rows = table::with_header(["rule", "disposition", "actions", "kinds"], columns);
    for ((rule, disposition), withheld) in &rules {
        let kinds: Vec<&str> = withheld.by_kind.keys().map(|kind| kind.word()).collect();
        let number = table::number(figures::count(withheld.actions));
        rows.add_row([text::printable(rule).into(), disposition.word().into(), number, kinds.join(", ").into()]);
    }
    write_table(out, &rows)?;
    for ((rule, disposition), withheld) in rules {
        let style = style::ODD;
        writeln!(out, "\n  {style}{}{style:#}, {disposition}, most often because", text::printable(rule))?;
        for line in text::lines(withheld.explanations.most_frequent().unwrap_or_default(), WIDTH) {
            writeln!(out, "    {line}")?;
        }
        write_examples(out, &withheld.examples, columns, |example| format!("{}: {}", example.kind, example.reason))?;
    }
    Ok(())
}

fn write_shadows(out: &mut dyn Write, tally: &Tally, columns: Option<usize>) -> io::Result<()> {
    if tally.shadows.is_empty() {
        return Ok(());
    }
    heading(out, "In shadow mode", ": what these plugins would change if they were live")?;
    let mut rows = table::with_header(["plugin", "kind", "offered", "withheld", "others changed"], columns);
    for ((plugin, kind), shadowed) in &tally.shadows {
        let number = |number| table::number(figures::count(number));
        let [offered, withheld, displaced] = [shadowed.offered, shadowed.withheld, shadowed.displaced].map(number);
        rows.add_row([plugin.as_str().into(), kind.word().into(), offered, withheld, displaced]);
    }
    write_table(out, &rows)
}

fn write_examples(
    out: &mut dyn Write,
    examples: &Examples,
    columns: Option<usize>,
    said: impl Fn(&Example) -> String,
) -> io::Result<()> {
    let faint = style::FAINT;
    for example in examples.iter() {
        for (at, line) in text::lines(&said(example), WIDTH).iter().enumerate() {
            let customer = if at == 0 { reference(&example.customer, columns) } else { String::new() };
            writeln!(out, "    {faint}{customer:<14}{faint:#} {line}")?;
        }
    }
    Ok(())
}

fn write_failures(out: &mut dyn Write, tally: &Tally, columns: Option<usize>) -> io::Result<()> {
    let times: u64 = tally.failures.values().map(|failed| failed.times).sum();
    heading(out, "Failures", &if times == 0 { ": none".to_owned() } else { format!(": {}", figures::count(times)) })?;
    if times == 0 {
        return Ok(());
    }
    let mut rows = table::with_header(["plugin", "kind", "times", "first customer", "what to do"], columns);
    for ((plugin, kind), failed) in &tally.failures {
        rows.add_row([
            plugin.as_str().into(),
            kind.word().into(),
            table::number(figures::count(failed.times)),
            reference(&failed.customer, columns).into(),
            text::printable(&failed.detail).into(),
        ]);
    }
    write_table(out, &rows)
}

fn write_plugins(out: &mut dyn Write, tally: &Tally, columns: Option<usize>) -> io::Result<()> {
    if tally.plugins.is_empty() {
        return Ok(());
    }
    let mut costs: Vec<_> = tally.plugins.iter().collect();
    costs.sort_by_key(|(id, cost)| (Reverse(cost.mean_fuel()), *id));
    heading(out, "Plugins", ", slowest first")?;
    let not_asked = if costs.iter().any(|(_, cost)| cost.not_asked > 0) { "not asked" } else { "" };
    let header = ["plugin", "asked", not_asked, "average fuel", "most fuel", "for", "most memory"];
    let mut rows = table::with_header(header, columns);
    for (id, cost) in costs {
        let if_asked = |figure: String| table::number(if cost.asked > 0 { figure } else { String::new() });
        rows.add_row([
            format!("{id} {}", cost.version).into(),
            table::number(figures::count(cost.asked)),
            table::number(times_not_asked(cost)),
            if_asked(figures::count(cost.mean_fuel())),
            if_asked(figures::count(cost.most_fuel)),
            reference(&cost.most_fuel_customer, columns).into(),
            if_asked(figures::memory(cost.most_memory_bytes)),
        ]);
    }
    write_table(out, &rows)
}

/// For how many customers a plugin wasn't asked, and for how many of them because of the policy.
fn times_not_asked(cost: &Cost) -> String {
    let all = figures::count(cost.not_asked);
    match (cost.not_asked, cost.not_asked_by_policy) {
        (0, _) => String::new(),
        (_, 0) => all,
        (_, by_policy) => format!("{all}, {} of them by the policy", figures::count(by_policy)),
    }
}

fn write_totals(out: &mut dyn Write, tally: &Tally, took: Duration) -> io::Result<()> {
    let decided = tally.customers - tally.earlier;
    let rate = decided as f64 / took.as_secs_f64().max(1e-6);
    let each_second = format!("{} a second", figures::count(rate.round() as u64));
    let mut line = format!("{} in {}, {each_second}", figures::counted(decided, "customer"), figures::time(took));
    if tally.earlier > 0 {
        line.push_str(&format!("; {} earlier", figures::count(tally.earlier)));
    }
    writeln!(out, "\n{line}")?;
    if tally.unreadable > 0 {
        let bad = style::BAD;
        let lines = figures::counted(tally.unreadable, "unreadable line");
        writeln!(out, "{bad}{lines}{bad:#}, left out; see above")?;
    }
    Ok(())
}

/// A customer's reference: shortened on a terminal, so that columns stay narrow, and whole elsewhere.
fn reference(customer: &str, columns: Option<usize>) -> String {
    text::shortened(customer, columns.map_or(usize::MAX, |_| REFERENCE))
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Decision, Digest};
    use serde_json::{Value, json};

    use super::*;

    fn action(kind: Value, reason: &str) -> Value {
        json!({
            "id": "a", "key": "k", "purpose": "care", "audience": "customer", "urgency": "info", "step": kind,
            "channels": ["email"], "window": {"not_after_at": "2026-04-04T00:00:00Z"},
            "reasons": [{"code": "r", "text": reason, "evidence": ["/as_of"]}],
        })
    }

    fn decision(customer: &str, offered: Value, withheld: Value, failures: Value) -> Decision {
        serde_json::from_value(json!({
            "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "customer_ref": customer, "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "offered": offered, "withheld": withheld, "failures": failures,
            "plugins": [{"id": "check-in", "version": "1.0.0", "digest": Digest::from_bytes([0; 32]), "fuel": 112_000, "memory_bytes": 196_608}],
            "profile": "normal", "policy_digest": Digest::from_bytes([0; 32]), "context_digest": Digest::from_bytes([0; 32]), "engine": "courtesy 0.1.0",
            "time_zones": "2026a"
        }))
        .unwrap()
    }

    fn summary(tally: &Tally) -> String {
        let mut out = Vec::new();
        write_summary(&mut out, tally, Duration::from_millis(1_500), Layout::PLAIN).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn says_who_is_offered_what_and_what_is_withheld_and_why() {
        let ask = json!({"kind": "check_in", "question": "How are you?", "reply_queue": "care"});
        let factors = json!({"propensity": 1_000_000, "context": 1_000_000, "value": 500_000, "lever": 1_000_000});
        let offer = json!([{"plugin": "check-in", "action": action(ask.clone(), "No order for 210 days; usually every 30."),
            "purpose": "care", "channel": "email", "send_at": "2026-03-28T20:40:00Z", "priority": 500_000, "factors": factors}]);
        let withheld = json!([{"plugin": "check-in", "action": action(ask, "Quiet."), "disposition": "suppressed",
            "stage": "guardrail", "rule": "permission", "explanation": {"en": "There is no permission for care by email.", "nl": "Daar is geen toestemming voor."}, "explanation_message": {"id": "care-spared"}}]);
        let failure =
            json!([{"plugin": "check-in", "kind": "fuel", "detail": "It used up its fuel; make it do less."}]);
        let mut tally = Tally::default();
        tally.decided(&decision("c-1", offer, json!([]), json!([])), None);
        tally.decided(&decision("c-2", json!([]), withheld, json!([])), None);
        tally.decided(&decision("c-3", json!([]), json!([]), failure), None);
        insta::assert_snapshot!(summary(&tally), @r"

        Offered: 1 action to 1 of 3 customers
          kind      plugin    actions
          check_in  check-in        1

          check_in, for example to
            c-1            No order for 210 days; usually every 30.

        Withheld: 1 action
          rule        disposition  actions  kinds
          permission  suppressed         1  check_in

          permission, suppressed, most often because
            There is no permission for care by email.
            c-2            check_in: Quiet.

        Failures: 1
          plugin    kind  times  first customer  what to do
          check-in  fuel      1  c-3             It used up its fuel; make it do less.

        Plugins, slowest first
          plugin          calls  average fuel  most fuel  for  most memory
          check-in 1.0.0      3       112,000    112,000  c-1      192 KiB

        3 customers in 1.5 s, 2 a second
        ");
    }

    #[test]
    fn says_what_plugins_in_shadow_mode_would_change() {
        let run = json!({"id": "new", "version": "1.0.0", "digest": Digest::from_bytes([0; 32]), "fuel": 5, "memory_bytes": 65_536});
        let ask = json!({"kind": "check_in", "question": "How are you?", "reply_queue": "care"});
        let withheld = json!([{"plugin": "new", "action": action(ask, "Quiet."), "disposition": "capped",
            "stage": "guardrail", "rule": "caps", "explanation": {"en": "Enough.", "nl": "Genoeg."}, "explanation_message": {"id": "care-spared"}}]);
        let displaced = json!([{"plugin": "check-in", "action": "a", "kind": "gesture", "disposition": "offered",
            "instead": "out_ranked"}]);
        let mut decision = decision("c-1", json!([]), json!([]), json!([]));
        let shadow = json!({"run": run, "offered": [], "withheld": withheld, "displaced": displaced});
        decision.shadows = vec![serde_json::from_value(shadow).unwrap()];
        let mut tally = Tally::default();
        tally.decided(&decision, None);
        insta::assert_snapshot!(summary(&tally));
    }

    #[test]
    fn nothing_to_do_is_an_answer_too() {
        let mut tally = Tally::default();
        tally.decided(&decision("c-1", json!([]), json!([]), json!([])), None);
        tally.unreadable = 2;
        insta::assert_snapshot!(summary(&tally), @r"

        Offered: 0 actions to 0 of 1 customer
          nothing

        Withheld: 0 actions

        Failures: none

        Plugins, slowest first
          plugin          calls  average fuel  most fuel  for  most memory
          check-in 1.0.0      1       112,000    112,000  c-1      192 KiB

        1 customer in 1.5 s, 1 a second
        2 unreadable lines, left out; see above
        ");
    }
}
