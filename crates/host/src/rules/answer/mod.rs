//! Rules about what a plugin may propose and say.

mod asked;
mod audience;
mod evidence;
mod language;
mod link;
mod manifest;
mod message;
mod remit;
mod texts;
mod window;

use courtesy_contract::Action;

pub(crate) use self::asked::Asked;
pub(crate) use self::remit::Remit;
use super::{Objection, Rule, Verdict};

pub(super) type Screen = fn(&Asked<'_>, &Action) -> Verdict;

/// The rules, in the order in which they are asked.
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

/// Asks every rule about an action of the plugin's answer.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn ask(asked: &Asked<'_>, action: &Action) -> Result<(), Objection> {
    TABLE.iter().try_for_each(|Row(rule, screen)| screen(asked, action).by(rule.name()))
}
