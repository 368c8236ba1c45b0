//! Rules about actions together, with what was done for the customer before and what this decision does.

mod budget;
mod capacity;
mod caps;
mod exclusion;
mod holdout;
mod horizon;
mod human_escape;
mod intrusiveness;
mod max_offered;
mod max_per_channel;
mod max_per_group;
mod max_per_kind;
mod promise;
mod quiet_hours;
mod repetition;
mod room;
mod route;
mod state;

pub(crate) use self::route::Route;
pub(crate) use self::state::Plan;
use super::{Candidate, Objection, Rule, Verdict};

type Screen = fn(&Plan<'_>, &Candidate, &mut Route) -> Verdict;

/// The rules, in the order in which they are asked, with what each is asked about.
pub(super) static TABLE: [Row; 15] = [
    Row(Rule::Repetition, About::EachRoute, repetition::screen),
    Row(Rule::MaxPerGroup, About::EachRoute, max_per_group::screen),
    Row(Rule::MaxOffered, About::EachRoute, max_offered::screen),
    Row(Rule::MaxPerKind, About::EachRoute, max_per_kind::screen),
    Row(Rule::Exclusion, About::EachRoute, exclusion::screen),
    Row(Rule::MaxPerChannel, About::EachRoute, max_per_channel::screen),
    Row(Rule::Caps, About::EachRoute, caps::screen),
    Row(Rule::Intrusiveness, About::EachRoute, intrusiveness::screen),
    Row(Rule::Budget, About::EachRoute, budget::screen),
    Row(Rule::Capacity, About::EachRoute, capacity::screen),
    Row(Rule::Promise, About::EachRoute, promise::screen),
    Row(Rule::QuietHours, About::EachRoute, quiet_hours::screen),
    Row(Rule::Holdout, About::ChosenRoute, holdout::screen),
    Row(Rule::Horizon, About::ChosenRoute, horizon::screen),
    Row(Rule::HumanEscape, About::WholePlan, human_escape::screen),
];

pub(super) struct Row(pub(super) Rule, About, Screen);

/// What a rule is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// Each channel and time that is tried. A rule that waits moves the route on.
    EachRoute,
    /// The chosen route. A rule that waits leaves it planned for its time, and not offered yet.
    ChosenRoute,
    /// Each action to be offered, together with all the others.
    WholePlan,
}

/// Asks every rule for `about` about a route.
///
/// # Errors
/// The first rule that doesn't allow it.
pub(crate) fn ask(about: About, plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Result<(), Objection> {
    let mut rows = TABLE.iter().filter(|row| row.1 == about);
    rows.try_for_each(|Row(rule, _, screen)| screen(plan, candidate, route).by(rule.name()))
}
