//! Step 5: plans the actions that passed the rules about single actions, most important first, as far as the rules across
//! actions allow.

use courtesy_contract::{Assignment, Channel, Offered, Stage, Withheld};

use super::ranking::{self, Ranked};
use crate::rules::plan::{self, About, Plan, Route};
use crate::rules::{Candidate, Guardrail, Objection, Rulebook, Situation, action};

/// How often rules may move a route on before it counts as having no time at all.
const MOST_MOVES: usize = 64;

/// What was chosen, and what was not.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) offered: Vec<Offered>,
    pub(crate) withheld: Vec<Withheld>,
    pub(crate) experiments: Vec<Assignment>,
}

/// Chooses among the candidates; their order doesn't matter.
pub(crate) fn choose(book: &Rulebook, situation: &Situation<'_>, candidates: Vec<Candidate>) -> Chosen {
    if candidates.is_empty() {
        return Chosen::default();
    }
    let ranked = ranking::rank(situation, candidates);
    let (routes, experiments) = plan_all(&book.own, situation, &ranked);
    let mut chosen = Chosen { experiments, ..Chosen::default() };
    for (ranked, route) in ranked.into_iter().zip(routes) {
        match route {
            Ok(route) => chosen.offered.push(offer(ranked, route)),
            Err(objection) => {
                chosen.withheld.push(book.withhold(Stage::Arbitration, ranked.candidate, objection));
            }
        }
    }
    chosen
}

type Routes = Vec<Result<Route, Objection>>;

/// The route of each candidate, or why there is none now; and the customer's groups in the experiments that cover one.
fn plan_all(own: &[Box<dyn Guardrail>], situation: &Situation<'_>, ranked: &[Ranked]) -> (Routes, Vec<Assignment>) {
    let mut planning = Planning { own, situation, plan: Plan::new(situation), experiments: Vec::new() };
    let mut routes: Routes = ranked.iter().map(|ranked| planning.settle(&ranked.candidate)).collect();
    for (ranked, result) in ranked.iter().zip(&mut routes) {
        if let Ok(route) = result
            && let Err(objection) = plan::ask(About::WholePlan, &planning.plan, &ranked.candidate, route)
        {
            *result = Err(objection);
        }
    }
    (routes, planning.experiments)
}

fn offer(ranked: Ranked, route: Route) -> Offered {
    let Ranked { candidate, factors, priority, .. } = ranked;
    let (purpose, said) = (candidate.purpose(), candidate.said());
    let (plugin, action, claimed_urgency) = candidate.into_parts();
    Offered {
        plugin,
        action,
        claimed_urgency,
        purpose,
        channel: route.channel,
        send_at: route.at,
        queue: route.queue,
        said,
        approved_by: route.approved_by,
        priority,
        factors,
    }
}

/// A plan in the making.
struct Planning<'s> {
    own: &'s [Box<dyn Guardrail>],
    situation: &'s Situation<'s>,
    plan: Plan<'s>,
    experiments: Vec<Assignment>,
}

impl<'s> Planning<'s> {
    /// Finds the best route of a candidate, and counts it for all that follow.
    fn settle(&mut self, candidate: &'s Candidate) -> Result<Route, Objection> {
        let mut route = self.best_route(candidate)?;
        let chosen = plan::ask(About::ChosenRoute, &self.plan, candidate, &mut route);
        for assignment in route.assignments.drain(..) {
            if !self.experiments.contains(&assignment) {
                self.experiments.push(assignment);
            }
        }
        if let Err(objection) = chosen {
            route.plan_for_later(objection)?;
        }
        self.plan.admit(candidate, &route);
        match route.waits_for.take() {
            None => Ok(route),
            Some(objection) => Err(objection),
        }
    }

    /// On the first channel on which it needn't wait, or else on the one on which it waits least.
    fn best_route(&self, candidate: &Candidate) -> Result<Route, Objection> {
        let (mut soonest, mut first_objection) = (None::<Route>, None);
        for channel in candidate.channels() {
            match self.route(candidate, Some(*channel)) {
                Ok(route) if route.waits_for.is_none() => return Ok(route),
                Ok(route) if soonest.as_ref().is_none_or(|sooner| route.at < sooner.at) => soonest = Some(route),
                Ok(_) => {}
                Err(objection) => drop(first_objection.get_or_insert(objection)),
            }
        }
        match (soonest, first_objection) {
            (Some(route), _) => Ok(route),
            (None, Some(objection)) => Err(objection),
            (None, None) => self.route(candidate, None),
        }
    }

    /// On one channel, moved on until no rule makes it wait.
    fn route(&self, candidate: &Candidate, channel: Option<Channel>) -> Result<Route, Objection> {
        let mut route = Route::new(candidate, channel);
        for _ in 0..MOST_MOVES {
            match self.ask(candidate, &mut route) {
                Ok(()) => return Ok(route),
                Err(objection) => route.wait(objection)?,
            }
        }
        self.ask(candidate, &mut route).map(|()| route)
    }

    /// Asks every rule about a route. Once it has been moved, that includes the rules about the action alone.
    fn ask(&self, candidate: &Candidate, route: &mut Route) -> Result<(), Objection> {
        if route.at > candidate.at() {
            let mut then = candidate.moved(route.channel, route.at);
            let because = route.moved_by;
            action::ask(self.own, self.situation, &mut then).map_err(|objection| match because {
                Some(rule) => objection.put_off_by(rule, route.at),
                None => objection,
            })?;
        }
        plan::ask(About::EachRoute, &self.plan, candidate, route)
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Context, Disposition, MessageRef, Slug, Timestamp};
    use serde_json::json;

    use super::*;
    use crate::pipeline::screen::screen;
    use crate::read;
    use crate::rules::examples::*;
    use crate::rules::{Refusal, Verdict};

    fn chosen(policy: &str, context: &Context, actions: Vec<(&str, Action)>) -> (Vec<Offered>, Vec<Withheld>) {
        let policy = read::policy(policy).unwrap();
        let situation = Situation::new(context, &policy, &[]);
        let candidate =
            |(plugin, action): (&str, Action)| Candidate::new(Slug::new(plugin).unwrap(), action, &situation);
        let Chosen { offered, withheld, .. } =
            choose(&rulebook(&policy), &situation, actions.into_iter().map(candidate).collect());
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

    /// The company's desk is open from this moment on.
    struct Desk(&'static str);

    impl Guardrail for Desk {
        fn name(&self) -> &'static str {
            "desk"
        }

        fn screen(&self, _: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
            let opens = Timestamp::parse(self.0).unwrap();
            if candidate.at() >= opens {
                return Verdict::Allow;
            }
            Verdict::Wait { until: opens, refusal: Refusal::new(Disposition::Deferred, MessageRef::new("desk")) }
        }
    }

    /// What becomes of one action where a backend's own rule lets it wait for its desk.
    fn at_the_desk(opens: &'static str, context: &Context, action: Action) -> (Vec<Offered>, Vec<Withheld>) {
        let policy = read::policy(WIDE).unwrap();
        let mut book = rulebook(&policy);
        book.own.push(Box::new(Desk(opens)));
        let situation = Situation::new(context, &policy, &[]);
        let candidate = screen(&book, &situation, candidate(&situation, action)).unwrap();
        let Chosen { offered, withheld, .. } = choose(&book, &situation, vec![candidate]);
        (offered, withheld)
    }

    #[test]
    fn a_backends_rule_can_let_an_action_wait_and_every_rule_is_asked_about_that_moment() {
        let morning = "2026-03-29T07:00:00Z";
        let (offered, withheld) = at_the_desk(morning, &permitted(""), named("a", json!({})));
        assert_eq!(offered, []);
        assert_eq!(told(&withheld[0]), ("a", "desk", Disposition::Deferred));
        assert_eq!(withheld[0].until_at.unwrap().to_string(), morning);
        // Quiet until 06:00, and the desk opens in the middle of it.
        let (_, withheld) = at_the_desk("2026-03-29T04:00:00Z", &permitted(QUIET), named("a", json!({})));
        assert_eq!(told(&withheld[0]), ("a", "desk", Disposition::Deferred));
        assert_eq!(withheld[0].until_at.unwrap().to_string(), "2026-03-29T06:00:00Z");
        let too_short = json!({"window": {"not_after_at": morning}});
        let (_, withheld) = at_the_desk(morning, &permitted(""), named("a", too_short));
        assert_eq!(told(&withheld[0]), ("a", "validity", Disposition::Expired));
        assert!(withheld[0].detail.as_ref().unwrap().contains("the rule `desk` had put it off"));
    }

    #[test]
    fn what_is_to_be_done_later_anyway_does_not_wait_for_an_earlier_moment() {
        let later =
            json!({"window": {"not_before_at": "2026-03-29T08:00:00Z", "not_after_at": "2026-04-28T20:40:00Z"}});
        let (offered, _) = at_the_desk("2026-03-29T07:00:00Z", &permitted(""), named("a", later));
        assert_eq!(offered[0].send_at.to_string(), "2026-03-29T08:00:00Z");
    }
}
