//! Rules about what a plugin may propose and say.

mod audience;
mod evidence;
mod language;
mod link;
mod manifest;
mod message;
mod remit;
mod texts;
mod window;

use courtesy_contract::{Action, Context, Disposition, MessageRef, Pointer};

pub(crate) use self::remit::Remit;
use super::{Objection, Refusal, Rule, Rulebook, Verdict};

pub(super) type Screen = fn(&Asked<'_>, &Action) -> Verdict;

/// The rules, in the order in which they speak.
pub(super) static TABLE: [Row; 7] = [
    Row(Rule::Manifest, manifest::screen),
    Row(Rule::Audience, audience::screen),
    Row(Rule::Window, window::screen),
    Row(Rule::Evidence, evidence::screen),
    Row(Rule::Message, message::screen),
    Row(Rule::Link, link::screen),
    Row(Rule::Language, language::screen),
];

pub(super) struct Row(pub(super) Rule, Screen);

/// A plugin that was asked about a customer.
pub(crate) struct Asked<'a> {
    pub(crate) remit: &'a Remit,
    pub(crate) book: &'a Rulebook,
    pub(crate) context: &'a Context,
    /// Whether a pointer leads to something that the plugin received.
    pub(crate) received: &'a dyn Fn(&Pointer) -> bool,
}

/// Asks every rule about an action of the plugin's answer.
///
/// # Errors
/// The first rule that objects.
pub(crate) fn ask(asked: &Asked<'_>, action: &Action) -> Result<(), Objection> {
    TABLE.iter().try_for_each(|Row(rule, screen)| screen(asked, action).by(rule.name()))
}

/// The verdict on what a plugin should have known better than to propose.
fn invalid(explanation: MessageRef, detail: MessageRef) -> Verdict {
    Verdict::Refuse(Refusal::new(Disposition::Invalid, explanation).with_detail(detail))
}
