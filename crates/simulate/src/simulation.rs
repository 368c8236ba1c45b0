//! The days of all customers, one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use courtesy_analysis::simulated::{Day, Finding, Run, Silence, Spread, Totals};
use courtesy_contract::{Context, Date, Label, Timestamp};
use courtesy_host::Host;
use rayon::ThreadPool;
use rayon::prelude::*;

use crate::company::{Company, Task};
use crate::diary::Diary;
use crate::error::{Error, ErrorKind};
use crate::event::Events;
use crate::life::{Life, World};
use crate::model::Model;

/// A simulation that is set up.
///
/// On each day, every customer is decided for with the same budgets and queues, as in a nightly run; what is put off to a time
/// before the next run is asked for again at that time. What is offered is then taken in, in an order that doesn't depend on
/// threads. So the same set-up gives the same days.
#[derive(Debug, Clone, Copy)]
pub struct Simulation<'s> {
    /// Decides.
    pub host: &'s Host,
    /// What is assumed.
    pub model: &'s Model,
    /// What is known.
    pub events: &'s Events,
    /// The seed of all luck.
    pub seed: u64,
    /// The days to play; the first is the contexts' own.
    pub days: u32,
    /// How many customers to decide for at once.
    pub threads: usize,
}

impl Simulation<'_> {
    /// Plays all days. `on_day` sees each day when it is over, and can end the simulation.
    ///
    /// # Errors
    /// [`ErrorKind::Contexts`] if there are two contexts of one customer, [`ErrorKind::Event`] if an event can't be, and
    /// [`ErrorKind::Machine`] if threads can't be started.
    pub fn run(&self, contexts: Vec<Context>, mut on_day: impl FnMut(&Day) -> ControlFlow<()>) -> Result<Run, Error> {
        let mut town = Town::new(self, contexts)?;
        let (mut days, mut findings, mut is_complete) = (Vec::new(), Vec::new(), true);
        for day in 1..=self.days {
            let (counts, found) = town.live(day)?;
            findings.extend(found);
            let flow = on_day(&counts);
            days.push(counts);
            if flow.is_break() {
                is_complete = day == self.days;
                break;
            }
        }
        let mut totals = town.totals();
        days.iter().for_each(|day| totals.add(day));
        totals.add_findings(&findings);
        Ok(Run { days, findings, totals, is_complete })
    }

    /// The context of one customer as it is decided on, on one day; `None` if there is no such customer.
    ///
    /// # Errors
    /// Those of [`Simulation::run`].
    pub fn context(
        &self,
        contexts: Vec<Context>,
        customer: &Label,
        day: u32,
        mut on_day: impl FnMut(&Day) -> ControlFlow<()>,
    ) -> Result<Option<Context>, Error> {
        let mut town = Town::new(self, contexts)?;
        for earlier in 1..day {
            let (counts, _) = town.live(earlier)?;
            if on_day(&counts).is_break() {
                return Ok(None);
            }
        }
        town.wake(day, customer)
    }
}

/// All customers and what they share.
struct Town<'s> {
    simulation: &'s Simulation<'s>,
    lives: Vec<Life>,
    company: Company<'s>,
    /// The first day's time for the company: the latest of the contexts.
    first_day: Timestamp,
    pool: ThreadPool,
}

impl<'s> Town<'s> {
    fn new(simulation: &'s Simulation<'s>, contexts: Vec<Context>) -> Result<Self, Error> {
        let mut known = BTreeSet::new();
        if contexts.iter().any(|context| !known.insert(&context.customer.reference)) {
            let message = "two contexts have the same `customer.ref`; keep the later one";
            return Err(Error::new(ErrorKind::Contexts, message));
        }
        let Some(first_day) = contexts.iter().map(|context| context.as_of).max() else {
            return Err(Error::new(ErrorKind::Contexts, "there are no contexts; name a file that has some"));
        };
        let tasks_per_day = simulation.model.staff.tasks_per_day;
        let company = Company::new(simulation.host.policy(), tasks_per_day, &contexts, first_day);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(simulation.threads).build().map_err(|error| {
            Error::new(ErrorKind::Machine, format!("can't start threads: {error}; ask for fewer with --threads"))
        })?;
        Ok(Self { simulation, lives: contexts.into_iter().map(Life::new).collect(), company, first_day, pool })
    }

    fn at(&self, day: u32) -> Timestamp {
        self.first_day.plus_days(i64::from(day) - 1)
    }

    /// Lets everybody live through a day.
    fn live(&mut self, day: u32) -> Result<(Day, Vec<Finding>), Error> {
        let at = self.at(day);
        let done = self.company.work();
        let shown = self.company.shown(at);
        let Simulation { host, model, events, seed, .. } = *self.simulation;
        let world = World { host, model, events, seed, shown: &shown };
        let lives = &mut self.lives;
        let live = |life: &mut Life| life.live(day, done_for(&done, life), &world);
        let diaries: Vec<Diary> = self.pool.install(|| lives.par_iter_mut().map(live).collect::<Result<_, _>>())?;
        let mut counts = Day::new(day, date(at));
        let mut findings = Vec::new();
        for mut diary in diaries {
            diary.add_to(&mut counts);
            findings.append(&mut diary.findings);
            diary.tasks.into_iter().for_each(|(queue, task)| self.company.give(&queue, task));
            diary.spendings.iter().for_each(|spending| self.company.spend(spending, at));
        }
        self.company.count(&mut counts, at);
        Ok((counts, findings))
    }

    /// Wakes one customer on a day, without a decision.
    fn wake(&mut self, day: u32, customer: &Label) -> Result<Option<Context>, Error> {
        let done = self.company.work();
        let shown = self.company.shown(self.at(day));
        let Simulation { host, model, events, seed, .. } = *self.simulation;
        let world = World { host, model, events, seed, shown: &shown };
        let Some(life) = self.lives.iter_mut().find(|life| life.customer() == customer) else { return Ok(None) };
        let tasks = done_for(&done, life).to_vec();
        life.wake(day, &tasks, &world, &mut Diary::default())?;
        Ok(Some(life.context.clone()))
    }

    /// The totals of what is counted by customer.
    fn totals(&self) -> Totals {
        let count = |wanted: fn(&Life) -> bool| self.lives.iter().filter(|life| wanted(life)).count() as u64;
        Totals {
            customers: self.lives.len() as u64,
            contacts: Spread::of(self.lives.iter().map(|life| life.contacts)),
            most_contacted: self.most_contacted(),
            repetitions: Spread::of(self.lives.iter().map(|life| life.repetitions)),
            same_words: Spread::of(self.lives.iter().map(|life| life.same_words)),
            troubled: count(|life| life.was_troubled),
            angry_without_person: count(|life| life.was_angry_without_person),
            longest_silence: self.longest_silence(),
            ..Totals::default()
        }
    }

    fn most_contacted(&self) -> Option<Label> {
        let contacted = self.lives.iter().filter(|life| life.contacts > 0);
        let most = contacted.min_by_key(|life| (std::cmp::Reverse(life.contacts), life.customer()));
        most.map(|life| life.customer().clone())
    }

    /// The longest silence; of equal ones the earliest, and then that of the first customer by reference.
    fn longest_silence(&self) -> Option<Silence> {
        let silences = self.lives.iter().filter_map(|life| Some((life.longest_silence?, life.customer())));
        let longest = silences.min_by_key(|((days, day), customer)| (std::cmp::Reverse(*days), *day, *customer));
        longest.map(|((days, day), customer)| Silence { days, customer: customer.clone(), day })
    }
}

fn done_for<'d>(done: &'d BTreeMap<Label, Vec<Task>>, life: &Life) -> &'d [Task] {
    done.get(life.customer()).map_or(&[], Vec::as_slice)
}

/// The date in UTC.
fn date(at: Timestamp) -> Date {
    let text = at.to_string();
    Date::parse(text.get(..10).unwrap_or_default()).unwrap_or(Date::constant("1970-01-01"))
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::simulated::{BudgetDay, Law};
    use courtesy_contract::{CaseStatus, Hook, Money, OrderStatus, Outcome, Slug, ZoneName};
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{action, context, host};

    /// No caps, and the same words may be said again.
    const FREE: &str = "caps = []\n[repetition]\ndays = 0\n";

    fn late(customer: &str) -> Context {
        context(
            customer,
            &json!({"orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-27T00:00:00Z"}],
                "permissions": [{"purpose": "service", "status": "granted"}, {"purpose": "care", "status": "granted"}],
                "channels": [{"channel": "email", "reachable": true}]}),
        )
    }

    struct Play {
        host: Host,
        model: Model,
        events: Events,
        days: u32,
        threads: usize,
    }

    impl Play {
        fn new(policy: &str, actions: &[Value], model: &str) -> Self {
            let model = Model::parse(model).unwrap();
            Self { host: host(policy, actions), model, events: Events::default(), days: 20, threads: 1 }
        }

        fn simulation(&self) -> Simulation<'_> {
            let Self { host, model, events, days, threads } = self;
            Simulation { host, model, events, seed: 1, days: *days, threads: *threads }
        }

        fn run(&self, contexts: &[Context]) -> Run {
            self.simulation().run(contexts.to_vec(), |_| ControlFlow::Continue(())).unwrap()
        }

        fn on(&self, day: u32, contexts: &[Context]) -> Context {
            let customer = contexts[0].customer.reference.clone();
            let found = self.simulation().context(contexts.to_vec(), &customer, day, |_| ControlFlow::Continue(()));
            found.unwrap().unwrap()
        }
    }

    #[test]
    fn what_is_offered_enters_the_history_with_its_words() {
        let play = Play::new(FREE, &[action(&json!({}))], "based_on = \"nothing\"");
        let run = play.run(&[late("c-1")]);
        assert_eq!((run.totals.contacts.sum, run.totals.repetitions.sum, run.totals.same_words.sum), (20, 19, 19));
        let then = play.on(4, &[late("c-1")]);
        assert_eq!(then.as_of, Timestamp::parse("2026-03-31T00:00:00Z").unwrap());
        assert_eq!(then.history.len(), 3);
        assert!(then.history.iter().all(|item| item.said.is_some() && item.outcome == Some(Outcome::Delivered)));
        assert_eq!(then.orders[0].status, OrderStatus::Shipped, "nothing happens by itself");
    }

    #[test]
    fn what_is_put_off_is_asked_for_again_the_same_day() {
        let mut asleep = late("c-1");
        asleep.customer.time_zone = Some(ZoneName::new("Europe/Amsterdam").unwrap());
        let night = json!([{"from": "22:00", "to": "08:00"}]);
        asleep.preferences.quiet_hours = serde_json::from_value(night).unwrap();
        let play = Play::new(FREE, &[action(&json!({}))], "based_on = \"nothing\"");
        let then = play.on(3, std::slice::from_ref(&asleep));
        let sent: Vec<String> = then.history.iter().map(|item| item.at.to_string()).collect();
        assert_eq!(sent, ["2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z"], "the clocks change on the 29th");
        assert_eq!(play.run(&[asleep]).totals.contacts.sum, 20);
    }

    #[test]
    fn a_text_with_another_number_is_the_same_words() {
        let text = |number: u32| action(&json!({"message": {"text": format!("It has lasted {number} days.")}}));
        let told =
            [action(&json!({"id": "other", "key": "other", "message": {"text": "It has lasted 7 days."}})), text(8)];
        let run = Play { days: 1, ..Play::new(FREE, &told, "") }.run(&[late("c-1")]);
        assert_eq!((run.totals.contacts.sum, run.totals.same_words.sum, run.totals.repetitions.sum), (2, 1, 0));
    }

    #[test]
    fn an_outage_ends_for_everybody_on_the_same_day() {
        let outage = json!({"events": [{"ref": "outage-1", "kind": "outage"}]});
        let play = Play::new(FREE, &[], "[events]\nends_per_10000 = 2500\n");
        let ends = |customer: &str| play.on(20, &[context(customer, &outage)]).events[0].until_at;
        assert!(ends("c-1").is_some());
        assert_eq!(ends("c-1"), ends("c-2"));
    }

    #[test]
    fn a_context_on_a_day_is_what_that_day_was_decided_on() {
        let play = Play { days: 6, ..Play::new(FREE, &[action(&json!({}))], "") };
        let contexts = [late("c-1"), late("c-2")];
        let then = play.on(6, &contexts);
        let again = play.host.decide_blocking(&then);
        let run = play.run(&contexts);
        assert!(run.days[5].contacts >= again.offered.len() as u64);
        assert_eq!(then, play.on(6, &contexts));
        assert!(courtesy_host::read::context(&serde_json::to_vec(&then).unwrap()).is_ok());
    }

    #[test]
    fn threads_and_the_order_of_the_customers_change_nothing() {
        let contexts: Vec<Context> = (0..40).map(|number| late(&format!("c-{number}"))).collect();
        let one = Play::new(FREE, &[action(&json!({}))], "");
        let two = Play { threads: 2, ..Play::new(FREE, &[action(&json!({}))], "") };
        let first = one.run(&contexts);
        assert_eq!(first, two.run(&contexts));
        let reversed: Vec<Context> = contexts.iter().rev().cloned().collect();
        let other = one.run(&reversed);
        assert_eq!((first.days, first.totals.contacts), (other.days, other.totals.contacts));
        assert_eq!(first.totals.longest_silence, other.totals.longest_silence);
    }

    #[test]
    fn another_seed_gives_other_weeks() {
        let contexts: Vec<Context> = (0..40).map(|number| late(&format!("c-{number}"))).collect();
        let play = Play::new(FREE, &[], "");
        let other = Simulation { seed: 2, ..play.simulation() };
        let other = other.run(contexts.clone(), |_| ControlFlow::Continue(())).unwrap();
        assert_ne!(play.run(&contexts).days, other.days);
    }

    #[test]
    fn silence_is_found_once_and_again_after_a_word() {
        let mut play = Play::new(FREE, &[], "based_on = \"nothing\"");
        let run = play.run(&[late("c-1")]);
        let days: Vec<(u32, Law)> = run.findings.iter().map(|found| (found.day, found.law)).collect();
        assert_eq!(days, [(8, Law::Silence)]);
        assert_eq!(run.totals.longest_silence.unwrap().days, 20);
        let word = json!({"interactions": [{"id": "i", "at": "2026-04-05T00:00:00Z", "direction": "outbound"}]});
        let event = json!({"day": 10, "customer": "c-1", "change": word});
        play.events = Events::parse(&event.to_string(), 20).unwrap();
        let days: Vec<u32> = play.run(&[late("c-1")]).findings.iter().map(|found| found.day).collect();
        assert_eq!(days, [8, 17]);
    }

    #[test]
    fn an_event_sets_facts_and_the_occasion_on_its_day() {
        let mut play = Play::new(FREE, &[], "based_on = \"nothing\"");
        let change = json!({"hook": "order_failed", "orders": [{"id": "o-1", "status": "failed"}]});
        let event = json!({"day": 3, "customer": "c-1", "change": change});
        play.events = Events::parse(&event.to_string(), 20).unwrap();
        let hooks = [2, 3, 4].map(|day| play.on(day, &[late("c-1")])).map(|then| (then.hook, then.orders[0].status));
        let expected = [(Hook::Review, OrderStatus::Shipped), (Hook::OrderFailed, OrderStatus::Failed)];
        assert_eq!(hooks, [expected[0], expected[1], (Hook::Review, OrderStatus::Failed)]);
    }

    #[test]
    fn news_that_nobody_tells_is_found_a_day_later() {
        let change = json!({"orders": [{"id": "o-1", "expected_at": "2026-04-20T00:00:00Z"}]});
        let event = json!({"day": 3, "customer": "c-1", "change": change});
        let found = |actions: &[Value]| {
            let mut play = Play { days: 6, ..Play::new(FREE, actions, "based_on = \"nothing\"") };
            play.events = Events::parse(&event.to_string(), 20).unwrap();
            let run = play.run(&[late("c-1")]);
            run.findings.iter().map(|found| (found.day, found.law)).collect::<Vec<_>>()
        };
        assert_eq!(found(&[]), [(4, Law::UntoldNews)]);
        assert_eq!(found(&[action(&json!({}))]), []);
    }

    fn handover() -> Value {
        let mut action = action(&json!({"audience": "agent"}));
        action["step"] = json!({"kind": "human_handover", "mode": "task", "queue": "care",
            "respond_by_at": "2026-03-29T00:00:00Z", "briefing": "Look for it."});
        action.as_object_mut().unwrap().remove("message");
        action.as_object_mut().unwrap().remove("channels");
        action
    }

    #[test]
    fn a_team_works_on_the_most_urgent_and_waits_grow_with_what_it_cannot_do() {
        let model = "based_on = \"nothing\"\n[staff]\ntasks_per_day = 2\nsettles_per_10000 = 10000\n";
        let play = Play { days: 3, ..Play::new(FREE, &[handover()], model) };
        let queues = json!({"capacity": {"queues": [{"queue": "care", "open": true, "wait_s": 60}]}});
        let complaint =
            json!({"cases": [{"id": "k", "kind": "complaint", "status": "open", "opened_at": "2026-03-27T00:00:00Z"}]});
        let customer = |number: usize| {
            let mut sections = queues.clone();
            sections["cases"] = complaint["cases"].clone();
            context(&format!("c-{number}"), &sections)
        };
        let contexts: Vec<Context> = (0..5).map(customer).collect();
        let run = play.run(&contexts);
        let care = |day: usize| run.days[day].queues[&Label::new("care").unwrap()];
        assert_eq!((care(0).given, care(0).done, care(0).waiting), (5, 0, 5));
        assert_eq!(care(1).done, 2);
        let then = play.on(2, &contexts);
        assert_eq!(then.cases[0].status, CaseStatus::Resolved, "the first of equals was worked on");
        assert_eq!(
            then.capacity.queues[0].wait_s,
            Some(60 + 86_400),
            "two were done, and three wait: a day's work and a half"
        );
    }

    #[test]
    fn a_budget_of_the_company_is_shown_to_everybody_the_next_day() {
        let gift = |minor: u64| {
            let mut action = action(&json!({"purpose": "care"}));
            action["step"] = json!({"kind": "gesture", "gift": "credit", "amount": {"minor": minor, "currency": "EUR"},
                "source": "budget", "surprise": true, "beneficiary": "customer"});
            action
        };
        let policy =
            format!("{FREE}[[budgets]]\nname = \"joy\"\nscope = \"company\"\nmax = \"10.00 EUR\"\nper = \"30 days\"\n");
        let play = Play { days: 3, ..Play::new(&policy, &[gift(500)], "based_on = \"nothing\"") };
        let run = play.run(&[late("c-1"), late("c-2")]);
        let joy = |day: usize| run.days[day].budgets[&Slug::new("joy").unwrap()];
        let euro = |minor| Money::new(minor, "EUR").unwrap();
        assert_eq!(joy(0), BudgetDay { spent: euro(1_000), in_period: euro(1_000), max: Some(euro(1_000)) });
        assert_eq!(joy(1).spent, euro(0), "it is spent");
        assert_eq!(play.on(2, &[late("c-1"), late("c-2")]).budgets[0].spent, euro(1_000));
    }

    #[test]
    fn a_promise_of_a_queue_is_kept_or_broken_on_its_day() {
        let mut promising = handover();
        promising["promises"] =
            json!([{"id": "p", "what": "An answer.", "due_at": "2026-03-30T12:00:00Z", "queue": "care"}]);
        let queues = json!({"capacity": {"queues": [{"queue": "care", "open": true}]}});
        for (chance, kept) in [(10_000, 1), (0, 0)] {
            let model = format!("based_on = \"nothing\"\n[staff]\nkeeps_promises_per_10000 = {chance}\n");
            let play = Play { days: 5, ..Play::new(FREE, &[promising.clone()], &model) };
            let run = play.run(&[context("c-1", &queues)]);
            let count = run.totals.promises;
            assert_eq!((count.made, count.kept, count.broken), (1, kept, 1 - kept));
            assert_eq!(run.days[3].promises.kept, kept);
        }
    }

    #[test]
    fn it_needs_customers_each_of_them_once() {
        let play = Play::new(FREE, &[], "");
        let refused = |contexts| play.simulation().run(contexts, |_| ControlFlow::Continue(())).unwrap_err();
        let messages = [refused(Vec::new()), refused(vec![late("c-1"), late("c-1")])];
        assert!(messages.iter().all(|error| error.kind() == ErrorKind::Contexts));
        insta::assert_snapshot!(messages.map(|error| error.to_string()).join("\n"));
    }

    #[test]
    fn an_interruption_leaves_the_days_before_it() {
        let play = Play::new(FREE, &[], "");
        let run = play.simulation().run(vec![late("c-1")], |day| match day.day {
            3 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        });
        let run = run.unwrap();
        assert_eq!((run.days.len(), run.is_complete, run.totals.days), (3, false, 3));
    }
}
