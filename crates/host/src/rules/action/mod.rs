//! Rules about an action alone.

mod care;
mod channel;
mod contact_mode;
mod freshness;
mod hold;
mod permission;
mod set_text;
mod significant_effects;
mod validity;

use courtesy_contract::Disposition;

use super::{Candidate, Guardrail, Objection, Refusal, Rule, Situation, Verdict};
use crate::messages::say;

pub(super) type Screen = fn(&Situation<'_>, &mut Candidate) -> Verdict;

/// The rules, in the order in which they are asked.
pub(super) static TABLE: [Row; 9] = [
    Row(Rule::Freshness, freshness::screen),
    Row(Rule::Care, care::screen),
    Row(Rule::Permission, permission::screen),
    Row(Rule::Channel, channel::screen),
    Row(Rule::SetText, set_text::screen),
    Row(Rule::ContactMode, contact_mode::screen),
    Row(Rule::Hold, hold::screen),
    Row(Rule::Validity, validity::screen),
    Row(Rule::SignificantEffects, significant_effects::screen),
];

pub(super) struct Row(pub(super) Rule, Screen);

impl Guardrail for Row {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
        (self.1)(situation, candidate)
    }
}

/// Asks every rule, Courtesy's and then the backend's own, about an action at the time [`Candidate::at`].
///
/// # Errors
/// The first rule that refuses it; if none does, the first that wants it to wait.
pub(crate) fn ask(
    own: &[Box<dyn Guardrail>],
    situation: &Situation,
    candidate: &mut Candidate,
) -> Result<(), Objection> {
    let ours = TABLE.iter().map(|row| row as &dyn Guardrail);
    let mut waits = None;
    for rule in ours.chain(own.iter().map(AsRef::as_ref)) {
        match rule.screen(situation, candidate).by(rule.name()) {
            Err(objection) if objection.wait_until.is_none() => return Err(objection),
            Err(objection) => drop(waits.get_or_insert(objection)),
            Ok(()) => {}
        }
        if candidate.reaches_customer() && candidate.channels().is_empty() {
            return no_channel_left().by(rule.name());
        }
    }
    waits.map_or(Ok(()), Err)
}

/// The verdict of a rule that takes every channel away and still allows the action.
fn no_channel_left() -> Verdict {
    let refusal = Refusal::new(Disposition::Suppressed, say!("any-rule-no-channel"));
    Verdict::Refuse(refusal.with_detail(say!("any-rule-no-channel-detail")))
}
