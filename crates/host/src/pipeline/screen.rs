//! Step 4: each action alone against the rules that no plugin can override.

use courtesy_contract::{Stage, Withheld};

use crate::rules::{Candidate, Rulebook, Situation, action};

/// Applies every rule about an action alone; the first that refuses it is the one that is named.
///
/// An action that is to be carried out later must pass for now and for that time.
pub(crate) fn screen(
    book: &Rulebook,
    situation: &Situation<'_>,
    mut candidate: Candidate,
) -> Result<Candidate, Box<Withheld>> {
    let (now, then) = (situation.now(), candidate.send_at());
    for at in std::iter::once(now).chain((then > now).then_some(then)) {
        candidate.set_at(at);
        if let Err(objection) = action::ask(&book.own, situation, &mut candidate) {
            match objection.wait_until {
                // Arbitration asks again about that time.
                Some(until) if until > candidate.send_at() => candidate.put_off(until, objection),
                Some(_) if at < candidate.send_at() => {}
                _ => return Err(Box::new(book.withhold(Stage::Guardrail, candidate, objection))),
            }
        }
    }
    Ok(candidate)
}
