//! What caps, budgets and exclusions count: what was done for the customer before, and what this decision does.

use courtesy_contract::{
    Channel, Context, HistoryItem, HistoryKind, Label, Money, Period, Purpose, Said, Selector, Slug, Timestamp,
};

use super::Candidate;
use crate::calendar::period;

/// One action that was done before, or that this decision offers or defers. It borrows from the history item or the
/// candidate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry<'a> {
    pub(crate) at: Timestamp,
    pub(crate) key: &'a Label,
    pub(crate) kind: HistoryKind,
    pub(crate) plugin: Option<&'a Slug>,
    pub(crate) group: Option<&'a Label>,
    pub(crate) purpose: Option<Purpose>,
    /// The channel on which it reached the customer; `None` if it didn't.
    pub(crate) channel: Option<Channel>,
    pub(crate) cost: Option<&'a Money>,
    /// The digest of what it said.
    pub(crate) said: Option<Said>,
    /// The keys in its `conflicts_with`.
    pub(crate) conflicts_with: &'a [Label],
}

impl<'a> Entry<'a> {
    /// A candidate, carried out on this channel at this time.
    pub(crate) fn of(candidate: &'a Candidate, channel: Option<Channel>, at: Timestamp) -> Self {
        let action = candidate.action();
        Self {
            at,
            key: &action.key,
            kind: action.kind().into(),
            plugin: Some(candidate.plugin()),
            group: action.group.as_ref(),
            purpose: Some(candidate.purpose()),
            channel,
            cost: action.spends(),
            said: candidate.said(),
            conflicts_with: &action.conflicts_with,
        }
    }

    fn past(item: &'a HistoryItem) -> Self {
        Self {
            at: item.at,
            key: &item.key,
            kind: item.kind,
            plugin: item.plugin.as_ref(),
            group: item.group.as_ref(),
            purpose: item.purpose,
            channel: item.channel,
            cost: item.cost.as_ref(),
            said: item.said,
            conflicts_with: &[],
        }
    }

    /// Whether it may match a selector. What isn't known about an earlier action counts as a match. Use it where a match refuses.
    pub(crate) fn fits(&self, selector: &Selector) -> bool {
        self.is_known_as(selector)
            && selector.purpose.is_none_or(|purpose| self.purpose.is_none_or(|known| known == purpose))
            && selector.plugin.as_ref().is_none_or(|plugin| self.plugin.is_none_or(|known| known == plugin))
    }

    /// Whether it certainly matches a selector. What isn't known doesn't match. Use it where a match allows.
    pub(crate) fn surely_fits(&self, selector: &Selector) -> bool {
        self.is_known_as(selector)
            && selector.purpose.is_none_or(|purpose| self.purpose == Some(purpose))
            && selector.plugin.as_ref().is_none_or(|plugin| self.plugin == Some(plugin))
    }

    fn is_known_as(&self, selector: &Selector) -> bool {
        selector.key.as_ref().is_none_or(|key| key == self.key)
            && selector.kind.is_none_or(|kind| self.kind == kind)
            && selector.group.as_ref().is_none_or(|group| self.group == Some(group))
            && selector.channel.is_none_or(|channel| self.channel == Some(channel))
    }
}

/// Everything that counts, the past first.
#[derive(Debug, Clone)]
pub(crate) struct Ledger<'a> {
    /// Oldest first, so that a period is found without looking at the rest.
    past: Vec<Entry<'a>>,
    admitted: Vec<Entry<'a>>,
}

impl<'a> Ledger<'a> {
    /// A ledger of the customer's history, without what failed or was cancelled.
    pub(crate) fn open(context: &'a Context) -> Self {
        let done = context.history.iter().filter(|item| item.was_done());
        let mut past: Vec<Entry<'_>> = done.map(Entry::past).collect();
        past.sort_by_key(|entry| entry.at);
        Self { past, admitted: Vec::new() }
    }

    /// Adds what this decision offers or defers.
    pub(crate) fn admit(&mut self, entry: Entry<'a>) {
        self.admitted.push(entry);
    }

    /// What was done before, oldest first.
    pub(crate) fn past(&self) -> &[Entry<'a>] {
        &self.past
    }

    /// What this decision offers or defers, in the order of admission.
    pub(crate) fn admitted(&self) -> &[Entry<'a>] {
        &self.admitted
    }

    /// The first time from `at` on at which a limit has room, so that no period that contains this time exceeds the limit:
    /// neither the one seen from there nor one seen from what is planned for later. `None` if there is no such time.
    ///
    /// `amount` is what an entry takes of the limit: 0 if the limit doesn't apply to it.
    pub(crate) fn room(&self, limit: &Limit, at: Timestamp, amount: impl Fn(&Entry<'_>) -> u128) -> Option<Timestamp> {
        if limit.more > limit.max {
            return None;
        }
        let gone = |entry: &Entry<'_>| entry.at < at && !period::contains(limit.per, at, entry.at);
        let counting = &self.past[self.past.partition_point(gone)..];
        let mut taken: Vec<(Timestamp, u128)> =
            counting.iter().chain(&self.admitted).map(|entry| (entry.at, amount(entry))).collect();
        taken.retain(|(_, amount)| *amount > 0);
        taken.sort_by_key(|(at, _)| *at);
        Taken::new(limit, &taken).room(at)
    }
}

/// A limit for one period, and how much is to be added.
pub(crate) struct Limit<'p> {
    pub(crate) per: &'p Period,
    pub(crate) max: u128,
    pub(crate) more: u128,
}

/// What has been taken of a limit, oldest first.
struct Taken<'t> {
    limit: &'t Limit<'t>,
    taken: &'t [(Timestamp, u128)],
    /// Prefix sums, so that the sum between two entries is one subtraction.
    before: Vec<u128>,
}

impl<'t> Taken<'t> {
    fn new(limit: &'t Limit<'t>, taken: &'t [(Timestamp, u128)]) -> Self {
        let mut sum = 0_u128;
        let before = std::iter::once(0).chain(taken.iter().map(|(_, amount)| {
            sum = sum.saturating_add(*amount);
            sum
        }));
        Self { limit, taken, before: before.collect() }
    }

    fn room(&self, at: Timestamp) -> Option<Timestamp> {
        let mut moment = at;
        while let Some(frees) = self.full_until(moment) {
            if frees <= moment {
                // The end of the years: nothing is ever free again.
                return None;
            }
            moment = frees;
        }
        Some(moment)
    }

    /// The first time at which the periods that contain this one can have room again, if one of them is full.
    fn full_until(&self, moment: Timestamp) -> Option<Timestamp> {
        let later = match self.limit.per {
            // A calendar period is the same, from whichever of its times it is seen.
            Period::Calendar { .. } => &[],
            Period::Rolling { .. } => {
                let later = &self.taken[self.taken.partition_point(|(at, _)| *at <= moment)..];
                &later[..later.partition_point(|(at, _)| period::contains(self.limit.per, *at, moment))]
            }
        };
        let seen_from = later.iter().map(|(at, _)| *at).chain([moment]);
        seen_from.filter_map(|from| self.frees(from)).max()
    }

    /// The time at which the period seen from here has room again, if it is full.
    fn frees(&self, from: Timestamp) -> Option<Timestamp> {
        let counts = |at: Timestamp| period::contains(self.limit.per, from, at);
        let start = self.taken.partition_point(|(at, _)| *at < from && !counts(*at));
        let end = start + self.taken[start..].partition_point(|(at, _)| counts(*at));
        let total = self.before[end];
        let full = |gone: &u128| (total - gone).saturating_add(self.limit.more) > self.limit.max;
        let leave = self.before[start..=end].partition_point(full);
        let last_to_leave = start + leave.checked_sub(1)?;
        self.taken.get(last_to_leave).map(|(at, _)| period::frees(self.limit.per, *at))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    /// The most in any period that contains `at`, counted one by one, with `more` at `at`.
    fn fullest(per: &Period, taken: &[(Timestamp, u128)], at: Timestamp, more: u128) -> u128 {
        let sum = |from: Timestamp| -> u128 {
            taken.iter().filter(|(moment, _)| period::contains(per, from, *moment)).map(|(_, amount)| amount).sum()
        };
        let seen_from = taken.iter().map(|(moment, _)| *moment).chain([at]);
        seen_from.filter(|from| period::contains(per, *from, at)).map(|from| sum(from) + more).max().unwrap_or(more)
    }

    fn periods() -> impl Strategy<Value = Period> {
        let calendar = |unit| Period::Calendar {
            unit,
            time_zone: courtesy_contract::ZoneName::new("Australia/Lord_Howe").unwrap(),
        };
        prop_oneof![
            (0..3_u32, 1..24_u32).prop_map(|(days, hours)| Period::Rolling { days, hours }),
            Just(calendar(courtesy_contract::CalendarUnit::Day)),
            Just(calendar(courtesy_contract::CalendarUnit::Week)),
        ]
    }

    proptest! {
        #[test]
        fn room_is_the_first_moment_at_which_no_period_holds_too_much(
            per in periods(),
            hours in prop::collection::vec((-200..200_i64, 1..4_u128), 0..12),
            max in 0..8_u128,
            more in 1..4_u128,
        ) {
            let now = Timestamp::parse(NOW).unwrap();
            let mut taken: Vec<_> = hours.iter().map(|(hour, amount)| (now.plus_hours(*hour), *amount)).collect();
            taken.sort();
            let found = Taken::new(&Limit { per: &per, max, more }, &taken).room(now);
            if more > max {
                return Ok(());
            }
            let found = found.expect("there is always a later moment");
            prop_assert!(fullest(&per, &taken, found, more) <= max);
            let mut earlier = now;
            while earlier < found {
                prop_assert!(fullest(&per, &taken, earlier, more) > max, "{earlier} was free before {found}");
                earlier = earlier.plus_s(1_800);
            }
        }
    }

    #[test]
    fn a_limit_that_is_smaller_than_what_is_added_never_has_room() {
        let context = context("");
        let ledger = Ledger::open(&context);
        let limit = Limit { per: &Period::rolling_days(1), max: 0, more: 1 };
        assert_eq!(ledger.room(&limit, Timestamp::parse(NOW).unwrap(), |_| 0), None);
    }

    #[test]
    fn a_period_that_never_ends_never_has_room_again() {
        let context = context(r#""history":[{"key":"k","kind":"check_in","at":"2026-03-01T00:00:00Z"}]"#);
        let ledger = Ledger::open(&context);
        let limit = Limit { per: &Period::rolling_days(u32::MAX), max: 1, more: 1 };
        let room = ledger.room(&limit, Timestamp::parse("2999-12-31T23:59:59Z").unwrap(), |_| 1);
        assert_eq!(room, None);
    }

    #[test]
    fn the_order_of_the_history_changes_nothing() {
        let item = |at: &str| format!(r#"{{"key":"k","kind":"check_in","at":"{at}"}}"#);
        let (one, other) = (item("2026-03-01T00:00:00Z"), item("2026-02-01T00:00:00Z"));
        let open = |items: String| context(&format!(r#""history":[{items}]"#));
        let (first, second) = (open(format!("{one},{other}")), open(format!("{other},{one}")));
        assert_eq!(Ledger::open(&first).past(), Ledger::open(&second).past());
    }

    #[test]
    fn an_action_costs_what_it_says_or_gives_whichever_is_more() {
        let recovery = RECOVERY.replace("\"replace\"", r#""refund","amount":{"minor":500,"currency":"EUR"}"#);
        let costs = |step: &str, changes| {
            action(step, changes).spends().map(|money| (money.minor.get(), money.currency.to_string()))
        };
        let euros = |minor: u64| Some((minor, "EUR".to_owned()));
        assert_eq!(costs(&recovery, json!({})), euros(500));
        assert_eq!(costs(&recovery, json!({"cost": {"minor": 499, "currency": "EUR"}})), euros(500));
        assert_eq!(costs(&recovery, json!({"cost": {"minor": 501, "currency": "EUR"}})), euros(501));
        assert_eq!(costs(&recovery, json!({"cost": {"minor": 501, "currency": "GBP"}})), euros(500));
        assert_eq!(costs(RECOVERY, json!({"cost": {"minor": 501, "currency": "EUR"}})), euros(501));
        assert_eq!(costs(RECOVERY, json!({})), None);
    }
}
