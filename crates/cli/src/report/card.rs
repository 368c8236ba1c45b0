//! Actions as cards.

use std::io::{self, Write};

use courtesy_contract::{Action, Approval, Audience, Hold, HoldScope, Reason};
use serde_json::Value;

use super::{evidence, figures, style, text};

const LABEL_WIDTH: usize = 14;
const TEXT_WIDTH: usize = 96;

/// Writes what an action proposes, to whom and when, why, and the facts that each reason points at.
pub(crate) fn action(out: &mut dyn Write, action: &Action, facts: &Value) -> io::Result<()> {
    step(out, action)?;
    if let Some(message) = &action.message {
        let heading = format!("message ({})", message.language);
        line(out, &heading, message.text.as_str())?;
    }
    for reason in &action.reasons {
        because(out, reason, facts)?;
    }
    line(out, "for", &purpose(action))?;
    line(out, "when", &window(action))?;
    if let Some(cost) = &action.cost {
        line(out, "costs", &figures::money(cost))?;
    }
    match action.requires {
        Approval::None => Ok(()),
        somebody => line(out, "agreed by", &format!("a {somebody}, before it is carried out")),
    }
}

/// Writes what a plugin asks others to hold back.
pub(crate) fn hold(out: &mut dyn Write, hold: &Hold) -> io::Result<()> {
    let scope = match &hold.scope {
        HoldScope::Purpose { purpose } => format!("everything for {purpose}"),
        HoldScope::Channel { channel } => format!("everything over {channel}"),
        HoldScope::Group { group } => format!("everything in the group {group}"),
        _ => "everything that reaches the customer".into(),
    };
    line(out, "holds back", &format!("{scope}, until {}: {}", figures::moment(hold.until_at), hold.reason))
}

/// Writes one line of a card; a long text goes on below itself.
pub(crate) fn line(out: &mut dyn Write, label: &str, value: &str) -> io::Result<()> {
    let faint = style::FAINT;
    for (at, part) in text::lines(value, TEXT_WIDTH).iter().enumerate() {
        let label = if at == 0 { text::printable(label) } else { String::new() };
        writeln!(out, "    {faint}{label:<LABEL_WIDTH$}{faint:#} {part}")?;
    }
    Ok(())
}

/// The fields of the action's kind, each on a line, as the contract names them.
fn step(out: &mut dyn Write, action: &Action) -> io::Result<()> {
    let fields = serde_json::to_value(&action.step).unwrap_or_default();
    for (name, value) in fields.as_object().into_iter().flatten().filter(|(name, _)| *name != "kind") {
        line(out, &name.replace('_', " "), &evidence::in_words(value))?;
    }
    Ok(())
}

fn because(out: &mut dyn Write, reason: &Reason, facts: &Value) -> io::Result<()> {
    line(out, "because", &format!("{} ({})", reason.text, reason.code))?;
    let faint = style::FAINT;
    for pointer in &reason.evidence {
        let value = evidence::at(facts, pointer.as_str());
        let pointer = text::printable(pointer.as_str());
        writeln!(out, "    {:LABEL_WIDTH$} {faint}{pointer}{faint:#} {value}", "")?;
    }
    Ok(())
}

fn purpose(action: &Action) -> String {
    let channels: Vec<&str> = action.channels.iter().map(|channel| channel.word()).collect();
    let over = if channels.is_empty() { String::new() } else { format!(", over {}", channels.join(", else ")) };
    let audience = match action.audience {
        Audience::Agent => ", for staff only",
        Audience::Both => ", for the customer and staff",
        _ => "",
    };
    format!("{}{audience}{over}, {}", action.purpose, action.urgency)
}

fn window(action: &Action) -> String {
    let until = format!("before {}", figures::moment(action.window.not_after_at));
    match action.window.not_before_at {
        Some(from) => format!("from {}, {until}", figures::moment(from)),
        None => until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
        let mut out = Vec::new();
        action(
            &mut out,
            &serde_json::from_value(document).unwrap(),
            &json!({"derived": {"days_since_last_order": 210}}),
        )
        .unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
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
