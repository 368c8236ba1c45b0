//! Step 5: ranks what the guardrails let through, and admits it in that order, until a rule across actions says no.

use courtesy_contract::{
    Approval, Assignment, Channel, Disposition, Explanation, Label, Offered, Stage, Timestamp, Withheld,
};

use crate::rules::ledger::{Entry, Ledger};
use crate::rules::quiet_hours::{self, Hours};
use crate::rules::ranking::Ranked;
use crate::rules::{
    self, Candidate, Guardrail, Refusal, Situation, budget, capacity, caps, exclusion, freshness, holdout,
    human_escape, terms,
};

/// So often a moment is moved on by one rule and then by another, before it counts as never.
const MOST_MOVES: usize = 64;

/// What was chosen, and what was not.
pub(crate) struct Chosen {
    pub(crate) offered: Vec<Offered>,
    pub(crate) withheld: Vec<Withheld>,
    pub(crate) experiments: Vec<Assignment>,
}

/// Chooses among what the guardrails let through; the order of the candidates doesn't matter.
pub(crate) fn choose(own: &[Box<dyn Guardrail>], situation: &Situation, candidates: Vec<Candidate>) -> Chosen {
    if candidates.is_empty() {
        return Chosen { offered: Vec::new(), withheld: Vec::new(), experiments: Vec::new() };
    }
    let policy = situation.policy();
    let ranked = candidates.into_iter().map(|candidate| Ranked::new(situation, candidate));
    let mut ranked: Vec<_> = ranked.map(|ranked| (ranked.order(policy), ranked)).collect();
    ranked.sort_by(|one, other| one.0.cmp(&other.0));
    let mut admission = Admission::new(own, situation);
    for (_, candidate) in ranked {
        admission.consider(candidate);
    }
    admission.finish()
}

/// What a rule across actions says no to.
type Refused = (&'static str, Refusal);

/// How a candidate can be carried out.
struct Place {
    channel: Option<Channel>,
    at: Timestamp,
    queue: Option<Label>,
    approved_by: Option<Approval>,
    /// The rule because of which it can't be done earlier.
    waits_for: Option<Refused>,
}

/// What has been admitted so far, and what that leaves room for.
struct Admission<'s> {
    own: &'s [Box<dyn Guardrail>],
    situation: &'s Situation<'s>,
    caps: Vec<courtesy_contract::Cap>,
    hours: Hours,
    ledger: Ledger,
    chosen: Chosen,
}

impl<'s> Admission<'s> {
    fn new(own: &'s [Box<dyn Guardrail>], situation: &'s Situation<'s>) -> Self {
        Self {
            own,
            situation,
            caps: terms::caps(situation.policy(), situation.context()),
            hours: Hours::prepare(situation),
            ledger: Ledger::open(situation.context()),
            chosen: Chosen { offered: Vec::new(), withheld: Vec::new(), experiments: Vec::new() },
        }
    }

    fn consider(&mut self, ranked: Ranked) {
        let candidate = &ranked.candidate;
        let place = match self.room(candidate).and_then(|()| self.best_place(candidate)) {
            Ok(place) => place,
            Err(refused) => return self.withhold(ranked.candidate, refused),
        };
        let (assignments, verdict) = holdout::screen(self.situation, candidate);
        for assignment in assignments {
            if !self.chosen.experiments.contains(&assignment) {
                self.chosen.experiments.push(assignment);
            }
        }
        if let Err(refusal) = verdict {
            return self.withhold(ranked.candidate, (holdout::RULE, refusal));
        }
        self.ledger.admit(Entry::of(candidate, place.channel, place.at));
        let too_far = freshness::too_far_ahead(self.situation, place.at).filter(|_| place.waits_for.is_none());
        if let Some(refusal) = too_far {
            return self.withhold(ranked.candidate, (freshness::RULE, refusal));
        }
        match place.waits_for {
            Some(refused) => self.withhold(ranked.candidate, refused),
            None => self.offer(ranked, place),
        }
    }

    fn withhold(&mut self, candidate: Candidate, (rule, refusal): Refused) {
        self.chosen.withheld.push(candidate.withheld(Stage::Arbitration, rule, refusal));
    }

    fn offer(&mut self, ranked: Ranked, place: Place) {
        let Ranked { candidate, factors, priority } = ranked;
        self.chosen.offered.push(Offered {
            purpose: candidate.purpose(),
            channel: place.channel,
            send_at: place.at,
            queue: place.queue,
            approved_by: place.approved_by,
            claimed_urgency: candidate.claimed_urgency(),
            priority,
            factors,
            plugin: candidate.plugin().clone(),
            action: candidate.into_action(),
        });
    }

    /// Whether the decision has room for one more of this kind and group.
    fn room(&self, candidate: &Candidate) -> Result<(), Refused> {
        let most = &self.situation.policy().arbitration;
        let count = |fits: &dyn Fn(&Entry) -> bool| self.ledger.admitted().iter().filter(|entry| fits(entry)).count();
        if let Some(group) = &candidate.action().group {
            full(
                "max_per_group",
                most.max_per_group,
                count(&|entry| {
                    entry.group.as_ref() == Some(group) && entry.channel.is_some() == candidate.reaches_customer()
                }),
            )?;
        }
        if !candidate.reaches_customer() {
            return Ok(());
        }
        let kind = candidate.action().kind();
        full("max_offered", most.max_offered, count(&|entry| entry.channel.is_some()))?;
        full("max_per_kind", most.max_per_kind, count(&|entry| entry.channel.is_some() && entry.kind == kind))
    }

    /// The first channel over which it can be done without waiting, or else the one that waits least.
    fn best_place(&self, candidate: &Candidate) -> Result<Place, Refused> {
        if !candidate.reaches_customer() {
            return self.place(candidate, None);
        }
        let (mut soonest, mut first_refused) = (None::<Place>, None);
        for channel in candidate.channels() {
            match self.place(candidate, Some(*channel)) {
                Ok(place) if place.waits_for.is_none() => return Ok(place),
                Ok(place) if soonest.as_ref().is_none_or(|sooner| place.at < sooner.at) => soonest = Some(place),
                Ok(_) => {}
                Err(refused) => {
                    first_refused.get_or_insert(refused);
                }
            }
        }
        soonest.ok_or_else(|| first_refused.unwrap_or_else(nowhere))
    }

    /// When and how it can be done over one channel: moved on until no rule asks it to wait.
    fn place(&self, candidate: &Candidate, channel: Option<Channel>) -> Result<Place, Refused> {
        let mut place = Place { channel, at: candidate.send_at(), queue: None, approved_by: None, waits_for: None };
        for _ in 0..MOST_MOVES {
            match self.weigh(candidate, &mut place)? {
                None => return Ok(place),
                Some((later, refused)) => {
                    self.again(candidate, channel, later, &refused)?;
                    place.at = later;
                    let first = place.waits_for.take().unwrap_or(refused);
                    place.waits_for = Some((first.0, first.1.until(Some(later))));
                }
            }
        }
        Err(place.waits_for.unwrap_or_else(nowhere))
    }

    /// Asks the rules across actions about one channel and one moment; the answer is no, or a later moment, or yes.
    fn weigh(&self, candidate: &Candidate, place: &mut Place) -> Result<Option<(Timestamp, Refused)>, Refused> {
        let (situation, ledger, at) = (self.situation, &self.ledger, place.at);
        exclusion::screen(situation, ledger, candidate, place.channel, at).map_err(named(exclusion::RULE))?;
        if let Some(channel) = place.channel {
            let over = ledger.admitted().iter().filter(|entry| entry.channel == Some(channel)).count();
            full("max_per_channel", situation.policy().arbitration.max_per_channel, over)?;
            if let Some(closed) = caps::full(&self.caps, ledger, candidate, channel, at) {
                return wait(candidate, at, closed.opens_at, (caps::RULE, caps::refusal(&closed, candidate)));
            }
        }
        let agreed = budget::screen(situation, ledger, candidate, place.channel, at).map_err(named(budget::RULE))?;
        place.approved_by = agreed.max(candidate.approved_by());
        place.queue =
            capacity::screen(situation, candidate, at, &self.chosen.offered).map_err(named(capacity::RULE))?;
        let quiet = place.channel.and_then(|channel| self.hours.quiet(candidate, channel, at));
        match quiet {
            None => Ok(None),
            Some(quiet) => match quiet.until {
                Some(until) => Ok(Some((until, (quiet_hours::RULE, quiet_hours::refusal(&quiet))))),
                None => Err((quiet_hours::RULE, quiet_hours::refusal(&quiet))),
            },
        }
    }

    /// Whether it may still be done at a later moment: every rule about the action alone is asked again.
    fn again(
        &self,
        candidate: &Candidate,
        channel: Option<Channel>,
        later: Timestamp,
        because: &Refused,
    ) -> Result<(), Refused> {
        if because.0 == caps::RULE && later >= candidate.action().window.not_after_at {
            let (rule, refusal) = because.clone();
            return Err((rule, refusal.with_disposition(Disposition::Capped)));
        }
        let mut then = candidate.at_moment(later);
        then.retain_channels(|left| Some(left) == channel);
        let put_off = |refusal: Refusal| refusal.with_cause(format!("the rule {} put it off to {later}", because.0));
        rules::pass(self.own, self.situation, &mut then).map_err(|(rule, refusal)| (rule, put_off(refusal)))
    }

    /// Takes back what may not stand alone, and puts everything in order.
    fn finish(self) -> Chosen {
        let Chosen { offered, mut withheld, experiments } = self.chosen;
        let people: Vec<Timestamp> =
            offered.iter().filter(|offered| human_escape::is_human(offered)).map(|offered| offered.send_at).collect();
        let mut kept = Vec::with_capacity(offered.len());
        for offered in offered {
            match human_escape::screen(self.situation.context(), &offered, &people) {
                Ok(()) => kept.push(offered),
                Err(refusal) => {
                    withheld.push(refusal.withhold(
                        human_escape::RULE,
                        Stage::Arbitration,
                        offered.plugin,
                        offered.action,
                        offered.claimed_urgency,
                    ));
                }
            }
        }
        Chosen { offered: kept, withheld, experiments }
    }
}

fn named(rule: &'static str) -> impl Fn(Refusal) -> Refused {
    move |refusal| (rule, refusal)
}

/// Goes on at the moment when there is room again, if the action can wait for it.
fn wait(
    candidate: &Candidate,
    at: Timestamp,
    opens_at: Option<Timestamp>,
    (rule, refusal): Refused,
) -> Result<Option<(Timestamp, Refused)>, Refused> {
    match opens_at.filter(|later| *later > at && caps::may_wait(candidate.purpose())) {
        Some(later) => Ok(Some((later, (rule, refusal.with_disposition(Disposition::Deferred))))),
        None => Err((rule, refusal)),
    }
}

fn full(rule: &'static str, most: u32, present: usize) -> Result<(), Refused> {
    if present < most as usize {
        return Ok(());
    }
    let sentence = Explanation::new(
        "Other things matter more to you now, and we don't want to come to you with everything at once.",
        "Andere dingen zijn nu belangrijker voor u, en we willen niet met alles tegelijk komen.",
    );
    let detail = format!("the policy's arbitration.{rule} is {most}");
    Err((rule, Refusal::new(Disposition::OutRanked, sentence).with_detail(detail)))
}

/// There is always a channel left for what reaches the customer; this is what would be said if there were none.
fn nowhere() -> Refused {
    let sentence = Explanation::new(
        "There is no moment at which this would be welcome.",
        "Er is geen moment waarop dit welkom zou zijn.",
    );
    (quiet_hours::RULE, Refusal::new(Disposition::Suppressed, sentence))
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Context, Slug};
    use serde_json::json;

    use super::*;
    use crate::document::read;
    use crate::rules::examples::*;

    fn chosen(policy: &str, context: &Context, actions: Vec<(&str, Action)>) -> (Vec<Offered>, Vec<Withheld>) {
        let policy = read::policy(policy).unwrap();
        let situation = Situation::new(context, &policy, &[]);
        let candidate =
            |(plugin, action): (&str, Action)| Candidate::new(Slug::new(plugin).unwrap(), action, &situation);
        let Chosen { offered, withheld, .. } = choose(&[], &situation, actions.into_iter().map(candidate).collect());
        (offered, withheld)
    }

    fn changed(step: &str, key: &str, changes: serde_json::Value) -> Action {
        let mut changes = changes;
        changes["key"] = json!(key);
        changes["id"] = json!(key);
        action(step, changes)
    }

    fn named(key: &str, changes: serde_json::Value) -> Action {
        changed(HEADS_UP, key, changes)
    }

    fn keys(offered: &[Offered]) -> Vec<&str> {
        offered.iter().map(|offered| offered.action.key.as_str()).collect()
    }

    fn told(withheld: &Withheld) -> (&str, &str, Disposition) {
        (withheld.action.key.as_str(), withheld.rule.as_str(), withheld.disposition)
    }

    /// No caps, and room for many.
    const WIDE: &str = "caps = []\n[arbitration]\nmax_offered = 9\nmax_per_kind = 9\nmax_per_channel = 9\n";

    /// Every permission for the purposes of these tests.
    fn permitted(sections: &str) -> Context {
        let permissions = r#""permissions":[{"purpose":"service","status":"granted"},{"purpose":"care","status":"granted"},{"purpose":"marketing","status":"granted"}]"#;
        let more = if sections.is_empty() { String::new() } else { format!(",{sections}") };
        context(&format!("{permissions}{more}"))
    }

    #[test]
    fn critical_comes_first_and_then_the_highest_priority() {
        let actions = vec![
            ("p", named("low", json!({"propensity": 0.2}))),
            ("p", named("high", json!({"propensity": 0.9}))),
            ("p", named("critical", json!({"propensity": 0.1, "urgency": "critical"}))),
        ];
        let (offered, _) = chosen(WIDE, &context(""), actions);
        assert_eq!(keys(&offered), ["critical", "high", "low"]);
        assert_eq!(offered[1].priority, 900_000);
    }

    #[test]
    fn crisis_puts_the_customers_gain_before_the_companys() {
        let actions = || {
            vec![
                ("p", named("profit", json!({"value": {"customer": 0.1, "company": 1.0}}))),
                ("p", named("care", json!({"value": {"customer": 0.5, "company": 0.0}}))),
            ]
        };
        assert_eq!(keys(&chosen(WIDE, &context(""), actions()).0), ["profit", "care"]);
        assert_eq!(
            keys(&chosen(&format!("profile = \"crisis\"\n{WIDE}"), &context(""), actions()).0),
            ["care", "profit"]
        );
    }

    #[test]
    fn the_policys_order_of_plugins_settles_only_what_nothing_else_does() {
        let actions = || {
            vec![
                ("b", named("b2", json!({}))),
                ("c", named("c", json!({}))),
                ("b", named("b1", json!({}))),
                ("a", named("a", json!({}))),
            ]
        };
        assert_eq!(keys(&chosen(WIDE, &context(""), actions()).0), ["a", "b1", "b2", "c"]);
        let ordered = format!("plugin_order = [\"c\"]\n{WIDE}");
        assert_eq!(keys(&chosen(&ordered, &context(""), actions()).0), ["c", "a", "b1", "b2"]);
        for earlier in [
            json!({"urgency": "warning"}),
            json!({"propensity": 1.0, "value": {"customer": 1.0, "company": 1.0}, "window": {"not_after_at": "2026-04-27T20:40:00Z"}}),
        ] {
            let actions = vec![("c", named("c", json!({}))), ("a", named("a", earlier))];
            assert_eq!(keys(&chosen(&ordered, &context(""), actions).0), ["a", "c"]);
        }
    }

    #[test]
    fn the_order_of_candidates_changes_nothing() {
        let mut actions = vec![
            ("a", named("one", json!({"group": "g", "propensity": 0.5}))),
            ("b", named("two", json!({"group": "g", "propensity": 0.5, "channels": ["email", "post"]}))),
            ("c", named("three", json!({"channels": ["post"], "urgency": "warning"}))),
            ("d", named("four", json!({"conflicts_with": ["three"]}))),
        ];
        let first = chosen("", &permitted(""), actions.clone());
        for _ in 0..actions.len() {
            actions.rotate_left(1);
            assert_eq!(chosen("", &permitted(""), actions.clone()).0, first.0);
        }
    }

    #[test]
    fn at_most_so_many_of_a_group_a_kind_a_channel_and_in_all() {
        let two = |more: serde_json::Value| vec![("p", named("one", more.clone())), ("p", named("two", more))];
        let limited = |name: &str| WIDE.replace(&format!("{name} = 9"), &format!("{name} = 1"));
        for name in ["max_offered", "max_per_kind", "max_per_channel"] {
            let (offered, withheld) = chosen(&limited(name), &context(""), two(json!({})));
            assert_eq!(offered.len(), 1, "{name}");
            assert_eq!(told(&withheld[0]), ("two", name, Disposition::OutRanked));
        }
        let (_, withheld) = chosen(WIDE, &context(""), two(json!({"group": "g"})));
        assert_eq!(told(&withheld[0]), ("two", "max_per_group", Disposition::OutRanked));
        let roomy = WIDE.replace("max_per_kind", "max_per_group = 2\nmax_per_kind");
        assert_eq!(chosen(&roomy, &context(""), two(json!({"group": "g"}))).0.len(), 2);
    }

    #[test]
    fn another_channel_is_taken_when_one_has_had_enough() {
        let policy = WIDE.replace("max_per_channel = 9", "max_per_channel = 1");
        let actions = vec![("p", named("one", json!({}))), ("p", named("two", json!({"channels": ["email", "post"]})))];
        let (offered, _) = chosen(&policy, &context(""), actions);
        assert_eq!(offered[1].channel, Some(Channel::Post));
    }

    #[test]
    fn none_that_conflicts_with_what_is_offered() {
        let actions =
            vec![("p", named("first", json!({}))), ("p", named("third", json!({"conflicts_with": ["first"]})))];
        let (offered, withheld) = chosen(WIDE, &context(""), actions);
        assert_eq!(keys(&offered), ["first"]);
        assert_eq!(told(&withheld[0]), ("third", "exclusion", Disposition::Excluded));
    }

    #[test]
    fn what_is_admitted_counts_for_the_caps() {
        let (offered, withheld) =
            chosen("", &permitted(""), vec![("p", named("a", json!({}))), ("p", named("b", json!({})))]);
        assert_eq!(keys(&offered), ["a"]);
        assert_eq!(told(&withheld[0]), ("b", "caps", Disposition::Deferred));
        assert_eq!(withheld[0].until_at.unwrap().to_string(), "2026-04-04T20:40:00Z");
    }

    #[test]
    fn what_is_deferred_counts_too() {
        let three = ["a", "b", "c"].map(|key| ("p", named(key, json!({})))).to_vec();
        let default_caps = WIDE.replace("caps = []\n", "");
        let (_, withheld) = chosen(&default_caps, &permitted(""), three);
        assert_eq!(told(&withheld[1]), ("c", "caps", Disposition::Deferred));
        assert_eq!(withheld[1].until_at.unwrap().to_string(), "2026-04-11T20:40:00Z");
    }

    const QUIET: &str = r#""customer":{"ref":"c-1","time_zone":"Europe/Amsterdam"},"preferences":{"quiet_hours":[{"from":"21:00","to":"08:00"}]}"#;

    #[test]
    fn what_would_arrive_in_quiet_hours_waits_until_they_are_over() {
        let (offered, withheld) = chosen(WIDE, &permitted(QUIET), vec![("p", named("a", json!({})))]);
        assert_eq!(offered, []);
        assert_eq!(told(&withheld[0]), ("a", "quiet_hours", Disposition::Deferred));
        assert_eq!(withheld[0].until_at.unwrap().to_string(), "2026-03-29T06:00:00Z", "the clocks went forward");
    }

    #[test]
    fn what_can_not_wait_until_the_quiet_hours_are_over_expires() {
        let short = json!({"window": {"not_after_at": "2026-03-29T06:00:00Z"}});
        let (_, withheld) = chosen(WIDE, &permitted(QUIET), vec![("p", named("a", short))]);
        assert_eq!(told(&withheld[0]), ("a", "validity", Disposition::Expired));
    }

    #[test]
    fn a_permission_that_ends_in_the_night_is_none_in_the_morning() {
        let context = context(&format!(
            r#"{QUIET},"permissions":[{{"purpose":"service","status":"granted","to_at":"2026-03-29T06:00:00Z"}}]"#
        ));
        let (_, withheld) = chosen(WIDE, &context, vec![("p", named("a", json!({})))]);
        assert_eq!(told(&withheld[0]), ("a", "permission", Disposition::Suppressed));
    }

    #[test]
    fn a_cap_that_opens_in_quiet_hours_opens_when_they_are_over() {
        let history = r#""history":[{"key":"k","kind":"check_in","at":"2026-03-25T21:40:00Z","channel":"email"}]"#;
        let (_, withheld) = chosen("", &permitted(&format!("{QUIET},{history}")), vec![("p", named("a", json!({})))]);
        assert_eq!(told(&withheld[0]), ("a", "caps", Disposition::Deferred));
        assert_eq!(withheld[0].until_at.unwrap().to_string(), "2026-04-02T06:00:00Z");
    }

    #[test]
    fn who_is_held_out_gets_nothing_and_takes_nobodys_place() {
        let policy = "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 10000\n";
        let actions = vec![
            ("p", named("advert", json!({"purpose": "marketing"}))),
            ("p", named("news", json!({"propensity": 0.5}))),
        ];
        let (offered, withheld) = chosen(policy, &permitted(""), actions);
        assert_eq!(told(&withheld[0]), ("advert", "holdout", Disposition::Holdout));
        assert_eq!(keys(&offered), ["news"]);
    }

    #[test]
    fn staff_are_told_besides_what_is_offered_to_the_customer() {
        let policy = WIDE.replace("max_offered = 9", "max_offered = 1");
        let insight = |key: &str| changed(INSIGHT, key, json!({"audience": "agent", "channels": []}));
        let actions =
            vec![("p", insight("x")), ("p", named("a", json!({}))), ("p", named("b", json!({}))), ("p", insight("y"))];
        let (offered, withheld) = chosen(&policy, &context(""), actions);
        assert_eq!(keys(&offered), ["a", "x", "y"]);
        assert_eq!(withheld[0].disposition, Disposition::OutRanked);
    }

    #[test]
    fn self_service_is_taken_back_when_nobody_human_is_offered() {
        let trouble = context(r#""orders":[{"id":"o","status":"failed"}]"#);
        let help = || vec![("p", changed(SELF_SERVICE, "s", json!({"urgency": "critical"})))];
        assert_eq!(chosen(WIDE, &trouble, help()).1[0].rule, "human_escape");
        let mut both = help();
        both.push(("p", action(HANDOVER, json!({}))));
        assert_eq!(keys(&chosen(WIDE, &trouble, both).0), ["s", "a"]);
    }
}
