//! The laws: what is checked of every decision, with the facts that it was made from.

mod after_stop;
mod keeper;
mod patience;
mod words;

use courtesy_analysis::simulated::{Finding, Law};
use courtesy_contract::{Context, Decision, Offered, Policy};

pub(crate) use self::patience::{News, Patience};
pub(crate) use self::words::said_before;

/// What a law looks at: the policy, the facts of one customer, and what was decided on them.
pub(crate) struct Decided<'c> {
    pub(crate) day: u32,
    pub(crate) policy: &'c Policy,
    pub(crate) context: &'c Context,
    pub(crate) decision: &'c Decision,
    /// What was offered earlier and is still to be carried out.
    pub(crate) planned: &'c [Offered],
}

impl Decided<'_> {
    /// A finding about the customer.
    fn finding(&self, law: Law, detail: String) -> Finding {
        Finding {
            day: self.day,
            customer: self.context.customer.reference.clone(),
            law,
            as_of: self.context.as_of,
            detail,
            plugin: None,
            key: None,
            words: None,
        }
    }

    /// A finding about an offered action.
    fn finding_in(&self, offered: &Offered, law: Law, detail: String) -> Finding {
        Finding {
            plugin: Some(offered.plugin.clone()),
            key: Some(offered.action.key.clone()),
            words: offered.action.message.as_ref().map(|message| message.text.as_str().to_owned()),
            ..self.finding(law, detail)
        }
    }

    /// What reaches the customer.
    fn contacts(&self) -> impl Iterator<Item = &Offered> {
        self.decision.offered.iter().filter(|offered| offered.channel.is_some())
    }
}

/// Everything that is wrong with a decision, in the order of the laws.
pub(crate) fn check(decided: &Decided, patience: &mut Patience) -> Vec<Finding> {
    let mut found = words::check(decided);
    found.extend(keeper::check(decided));
    found.extend(patience.check(decided));
    found.extend(after_stop::check(decided));
    found.sort_by_key(|finding| finding.law);
    found
}
