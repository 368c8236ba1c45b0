//! Actions as cards: labelled rows with evidence.

use std::collections::HashSet;
use std::io::{self, Write};

use courtesy_analysis::Clock;
use courtesy_contract::{Action, Approval, Audience, Hold, HoldScope, Pointer, Reason, Withheld};
use serde::Serialize;

use crate::evidence::{self, Facts};
use crate::{clock, figures, style, text};

const LABEL_WIDTH: usize = 14;
const TEXT_WIDTH: usize = 96;
/// On a terminal each fact takes one line, of which at least this much is shown.
const FACT_MIN_CHARS: usize = 20;
/// A fact longer than this is shown only once per card, however many reasons point to it.
const SHOWN_ONCE_CHARS: usize = 500;

/// One labelled piece of information, with its evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// The information.
    pub value: String,
    /// The language, if it is something to say to the customer.
    pub language: Option<String>,
    /// The facts that it rests on.
    pub evidence: Vec<Fact>,
}

/// A fact that a reason points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Its JSON Pointer.
    pub pointer: String,
    /// Its value, if that is known.
    pub value: Option<String>,
}

impl Row {
    /// A row without evidence.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), ..Self::default() }
    }

    /// Something to say to the customer in this language.
    pub fn spoken(label: &str, language: &str, value: impl Into<String>) -> Self {
        Self { language: Some(language.to_owned()), ..Self::new(format!("{label} ({language})"), value) }
    }
}

/// What an action proposes, to whom, when (on this clock) and why, with the facts that each reason points to.
#[must_use]
pub fn action(action: &Action, facts: &Facts, clock: &Clock) -> Vec<Row> {
    let mut rows = step(action, clock);
    if let Some(message) = &action.message {
        rows.push(Row::spoken("message", message.language.as_str(), message.text.as_str()));
    }
    let mut shown = HashSet::new();
    rows.extend(action.reasons.iter().map(|reason| because(reason, facts, clock, &mut shown)));
    rows.push(Row::new("for", purpose(action)));
    rows.push(Row::new("when", window(action, clock)));
    if let Some(cost) = &action.cost {
        rows.push(Row::new("costs", figures::money(cost)));
    }
    if action.requires != Approval::None {
        rows.push(Row::new("approval", format!("by a {}, before it is carried out", action.requires)));
    }
    rows
}

/// Why an action is withheld, in words for the plugin's author.
#[must_use]
pub fn detail(withheld: &Withheld) -> &str {
    let said = || withheld.explanation.best_for("en").map_or("", |(_, sentence)| sentence);
    withheld.detail.as_deref().unwrap_or_else(said)
}

/// The actions that a plugin wants withheld for a while.
#[must_use]
pub fn hold(hold: &Hold, clock: &Clock) -> Row {
    let scope = match &hold.scope {
        HoldScope::Purpose { purpose } => format!("everything for {purpose}"),
        HoldScope::Channel { channel } => format!("everything over {channel}"),
        HoldScope::Group { group } => format!("everything in the group {group}"),
        HoldScope::All {} => "everything that reaches the customer".into(),
    };
    Row::new("holds", format!("{scope}, until {}: {}", clock::moment(clock, hold.until_at), hold.reason))
}

/// Writes rows, each with its evidence below: in full, or shortened to this many terminal columns.
///
/// # Errors
/// If `out` can't be written.
pub fn write(out: &mut dyn Write, rows: &[Row], terminal: Option<usize>) -> io::Result<()> {
    let faint = style::FAINT;
    let labels = rows.iter().map(|row| text::printable(&row.label).chars().count());
    let width = labels.fold(LABEL_WIDTH, usize::max);
    for row in rows {
        labelled(out, width, &row.label, &row.value)?;
        for fact in &row.evidence {
            let pointer = text::printable(&fact.pointer);
            let left = terminal.map(|columns| columns.saturating_sub(width + pointer.chars().count() + 6));
            let most = left.map_or(usize::MAX, |columns| columns.max(FACT_MIN_CHARS));
            let value = fact.value.as_deref().map(|value| format!(" {}", text::shortened(value, most)));
            let value = value.unwrap_or_default();
            writeln!(out, "    {:width$} {faint}{pointer}{faint:#}{value}", "")?;
        }
    }
    Ok(())
}

/// Writes one line of a card; a long text continues below.
///
/// # Errors
/// If `out` can't be written.
pub fn line(out: &mut dyn Write, label: &str, value: &str) -> io::Result<()> {
    labelled(out, LABEL_WIDTH, label, value)
}

fn labelled(out: &mut dyn Write, width: usize, label: &str, value: &str) -> io::Result<()> {
    let faint = style::FAINT;
    for (at, part) in text::lines(value, TEXT_WIDTH).iter().enumerate() {
        let label = if at == 0 { text::printable(label) } else { String::new() };
        writeln!(out, "    {faint}{label:<width$}{faint:#} {part}")?;
    }
    Ok(())
}

/// The fields of the action's kind, one per row, named as in the contract.
fn step(action: &Action, clock: &Clock) -> Vec<Row> {
    let fields = serde_json::to_value(&action.step).unwrap_or_default();
    let fields = fields.as_object().into_iter().flatten().filter(|(name, _)| *name != "kind");
    let label = |name: &str| name.strip_suffix("_at").unwrap_or(name).replace('_', " ");
    fields.map(|(name, value)| Row::new(label(name), evidence::in_words(value, clock))).collect()
}

/// A reason. `shown` remembers which long facts the card shows already.
fn because<'a>(reason: &'a Reason, facts: &Facts, clock: &Clock, shown: &mut HashSet<&'a str>) -> Row {
    let mut value = |pointer: &'a Pointer| {
        let value = facts.at(pointer.as_str(), clock)?;
        let again = value.chars().nth(SHOWN_ONCE_CHARS).is_some() && !shown.insert(pointer.as_str());
        Some(if again { "as above".into() } else { value })
    };
    let evidence = reason.evidence.iter().map(|pointer| Fact { pointer: pointer.to_string(), value: value(pointer) });
    let evidence = evidence.collect();
    Row { evidence, ..Row::new("because", format!("{} ({})", reason.text, reason.code)) }
}

fn purpose(action: &Action) -> String {
    let channels: Vec<&str> = action.channels.iter().map(|channel| channel.word()).collect();
    let over = if channels.is_empty() { String::new() } else { format!(", over {}", channels.join(", else ")) };
    let audience = match action.audience {
        Audience::Agent => ", for staff only",
        Audience::Both => ", for the customer and staff",
        Audience::Customer => "",
    };
    format!("{}{audience}{over}, {}", action.purpose, action.urgency)
}

fn window(action: &Action, clock: &Clock) -> String {
    let until = format!("before {}", clock::moment(clock, action.window.not_after_at));
    match action.window.not_before_at {
        Some(from) => format!("from {}, {until}", clock::moment(clock, from)),
        None => until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn written(rows: &[Row], terminal: Option<usize>) -> String {
        let mut out = Vec::new();
        write(&mut out, rows, terminal).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    fn card(changes: Value) -> String {
        let mut document = json!({
            "id": "ask-how-it-goes", "key": "check-in", "purpose": "care", "audience": "customer", "urgency": "info",
            "step": {"kind": "check_in", "question": "Is everything all right?", "reply_queue": "care_team"},
            "channels": ["email", "phone"], "window": {"not_after_at": "2026-04-04T00:00:00Z"},
            "reasons": [{"code": "quiet", "text": "Quieter than usual.", "evidence": ["/derived/days_since_last_order"]}],
            "message": {"language": "en", "text": "Hello {first_name}, how are you?", "author": "template"},
        });
        for (key, value) in changes.as_object().unwrap() {
            document[key] = value.clone();
        }
        let facts = Facts::Received(json!({"derived": {"days_since_last_order": 210}}));
        written(&action(&serde_json::from_value(document).unwrap(), &facts, &Clock::utc()), None)
    }

    #[test]
    fn a_fact_is_cut_to_the_width_of_a_terminal_and_nowhere_else() {
        let value = "long ".repeat(100).trim_end().to_owned();
        let fact = Fact { pointer: "/topics".into(), value: Some(value.clone()) };
        let rows = [Row { evidence: vec![fact], ..Row::new("because", "It is so.") }];
        assert!(written(&rows, None).ends_with(&format!("/topics {value}\n")));
        for columns in [80, 120] {
            let line = written(&rows, Some(columns)).lines().nth(1).unwrap().to_owned();
            assert!(line.ends_with('…') && (columns - 6..=columns).contains(&line.chars().count()), "{line}");
        }
        assert!(written(&rows, Some(10)).contains("/topics long long"));
    }

    #[test]
    fn a_long_fact_is_shown_once() {
        let facts = Facts::Received(json!({"topics": vec!["gardening"; 100], "age": 7}));
        let reason = json!({"code": "a", "text": "It is so.", "evidence": ["/topics", "/age", "/topics", "/age"]});
        let reason = serde_json::from_value(reason).unwrap();
        let row = because(&reason, &facts, &Clock::utc(), &mut HashSet::new());
        let values: Vec<_> = row.evidence.iter().map(|fact| fact.value.as_deref().unwrap()).collect();
        assert!(values[0].len() > 1_000 && values[1..] == ["7", "as above", "7"], "{values:?}");
    }

    #[test]
    fn a_card_says_what_why_and_when() {
        insta::assert_snapshot!(card(json!({})), @r"
        question       Is everything all right?
        reply queue    care_team
        message (en)   Hello {first_name}, how are you?
        because        Quieter than usual. (quiet)
                       /derived/days_since_last_order 210
        for            care, over email, else phone, info
        when           before 2026-04-04 00:00 UTC
        ");
    }

    #[test]
    fn a_moment_is_named_as_a_person_says_it() {
        let step = json!({"kind": "heads_up", "event": "e-1", "we_do": "We fix it.", "next_update_at": "2026-04-01T08:00:00Z"});
        let card = card(json!({"step": step}));
        assert!(card.contains("next update    2026-04-01 08:00 UTC\n"), "{card}");
    }

    #[test]
    fn values_stand_below_each_other_however_long_a_label_is() {
        let written = written(&[Row::new("ask", "1.0.0"), Row::new("delivery-delay-apology", "1.0.0")], None);
        let columns: Vec<_> = written.lines().map(|line| line.find("1.0.0")).collect();
        assert_eq!(columns[0], columns[1], "{written}");
    }

    #[test]
    fn a_card_shows_cost_and_approval() {
        let card = card(json!({"cost": {"minor": 500, "currency": "EUR"}, "requires": "manager"}));
        assert!(card.contains("costs          EUR 5.00\n") && card.contains("a manager, before"), "{card}");
    }

    #[test]
    fn a_message_cannot_steer_the_terminal() {
        let card = card(json!({"message": {"language": "en", "text": "\u{1b}]0;owned\u{7}", "author": "machine"}}));
        assert!(!card.contains('\u{7}') && card.contains("\\u{7}"), "{card}");
    }
}
