//! `[[exclusions]]` that name nothing, or that can't be followed.

use courtesy_contract::{Exclusion, Selector, Span};

use super::findings::Findings;
use super::limit::{Extent, check_period, check_span, different_max};
use crate::document::places::nth;

/// Checks `[[exclusions]]`.
pub(super) fn check(exclusions: &[Exclusion], findings: &mut Findings) {
    for (index, exclusion) in exclusions.iter().enumerate() {
        let at = format!("/exclusions/{index}");
        check_alone(exclusion, &at, findings);
        at_most(exclusion, &exclusions[..index], &at, findings);
        if let Some(order) = Order::of(index, exclusion) {
            never_due(&order, exclusions, findings);
        }
    }
    never_first(exclusions, findings);
}

fn check_alone(exclusion: &Exclusion, at: &str, findings: &mut Findings) {
    let (selectors, within): (&[(&str, &Selector)], Option<Span>) = match exclusion {
        Exclusion::NeverTogether { a, b, within } => (&[("a", a), ("b", b)], *within),
        Exclusion::NeverFollowed { first, then, within } => (&[("first", first), ("then", then)], Some(*within)),
        Exclusion::OnlyAfter { first, then, within } => (&[("first", first), ("then", then)], *within),
        Exclusion::AtMost { of, per, .. } => {
            check_period(per, &format!("{at}/per"), findings);
            (&[("of", of)], None)
        }
    };
    for (name, _) in selectors.iter().filter(|(_, selector)| **selector == Selector::default()) {
        let message = "names nothing and would be about every action; name at least one of key, kind, group, purpose, plugin, channel, \
                       such as `{ kind = \"gesture\" }`";
        findings.add(format!("{at}/{name}"), message);
    }
    if let Some(within) = within {
        check_span(within, &format!("{at}/within"), findings);
    }
}

fn at_most(exclusion: &Exclusion, before: &[Exclusion], at: &str, findings: &mut Findings) {
    let Exclusion::AtMost { of, max, per } = exclusion else { return };
    let other_max = before.iter().enumerate().find_map(|(index, earlier)| match earlier {
        Exclusion::AtMost { of: same, max: other, per: period }
            if same == of && other != max && Extent::of(period) == Extent::of(per) =>
        {
            Some((index, *other))
        }
        Exclusion::AtMost { .. }
        | Exclusion::NeverTogether { .. }
        | Exclusion::NeverFollowed { .. }
        | Exclusion::OnlyAfter { .. } => None,
    });
    if let Some((index, other)) = other_max {
        findings.add(format!("{at}/max"), different_max("limit", &nth("exclusions", index), other, max));
    }
}

/// An `only_after`.
#[derive(Clone, Copy)]
struct Order<'e> {
    index: usize,
    first: &'e Selector,
    then: &'e Selector,
    within: Option<Span>,
}

impl<'e> Order<'e> {
    fn of(index: usize, exclusion: &'e Exclusion) -> Option<Self> {
        match exclusion {
            Exclusion::OnlyAfter { first, then, within } => Some(Self { index, first, then, within: *within }),
            Exclusion::NeverTogether { .. } | Exclusion::NeverFollowed { .. } | Exclusion::AtMost { .. } => None,
        }
    }

    /// Whether another exclusion forbids what this one asks for during all the time in which this one allows it. An exclusion
    /// without an end is never forbidden for good.
    fn is_forbidden_by(&self, exclusion: &Exclusion) -> bool {
        let follows = |first: &Selector, then: &Selector| covers(first, self.first) && covers(then, self.then);
        let as_long = |barred: Span| self.within.is_some_and(|due| due.seconds() <= barred.seconds());
        match exclusion {
            Exclusion::NeverFollowed { first, then, within } => follows(first, then) && as_long(*within),
            Exclusion::NeverTogether { a, b, within: Some(within) } => {
                (follows(a, b) || follows(b, a)) && as_long(*within)
            }
            Exclusion::NeverTogether { within: None, .. } | Exclusion::OnlyAfter { .. } | Exclusion::AtMost { .. } => {
                false
            }
        }
    }
}

/// Finds actions that may only follow within a time in which they may not follow.
fn never_due(order: &Order, exclusions: &[Exclusion], findings: &mut Findings) {
    if let Some(forbids) = exclusions.iter().position(|exclusion| order.is_forbidden_by(exclusion)) {
        let message = format!(
            "`then` may only follow within this time, in which {} forbids it, so that it could never be offered; \
             make this time longer or that one shorter",
            nth("exclusions", forbids)
        );
        findings.add(format!("/exclusions/{}/within", order.index), message);
    }
}

/// Finds cycles: actions that wait for each other, or for themselves, so that none could ever be first.
fn never_first(exclusions: &[Exclusion], findings: &mut Findings) {
    let orders = exclusions.iter().enumerate().filter_map(|(index, exclusion)| Order::of(index, exclusion));
    let mut stuck: Vec<Order> = orders.collect();
    loop {
        let waits = |order: &Order| stuck.iter().any(|other| covers(other.then, order.first));
        let still: Vec<Order> = stuck.iter().copied().filter(waits).collect();
        if still.len() == stuck.len() {
            break;
        }
        stuck = still;
    }
    for Order { index, .. } in stuck {
        let message = "what has to come first may itself only come after something that never comes first, so that `then` could \
                       never be offered; let one of them come without the other";
        findings.add(format!("/exclusions/{index}/first"), message);
    }
}

/// Whether everything that matches `narrow` also matches `wide`.
fn covers(wide: &Selector, narrow: &Selector) -> bool {
    fn covers<T: PartialEq>(wide: Option<&T>, narrow: Option<&T>) -> bool {
        wide.is_none() || wide == narrow
    }
    covers(wide.key.as_ref(), narrow.key.as_ref())
        && covers(wide.kind.as_ref(), narrow.kind.as_ref())
        && covers(wide.group.as_ref(), narrow.group.as_ref())
        && covers(wide.purpose.as_ref(), narrow.purpose.as_ref())
        && covers(wide.plugin.as_ref(), narrow.plugin.as_ref())
        && covers(wide.channel.as_ref(), narrow.channel.as_ref())
}
