//! The days of all customers, one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use courtesy_analysis::simulated::{Day, Run, Silence, Spread, Totals};
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
/// On each day, every customer is decided for with the same budgets and queues, those of the morning, as in a nightly run; what
/// is offered is then taken in, in an order that doesn't depend on threads. So the same set-up gives the same days.
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
    fn live(&mut self, day: u32) -> Result<(Day, Vec<courtesy_analysis::simulated::Finding>), Error> {
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
            repetitions: Spread::of(self.lives.iter().map(|life| life.repetitions)),
            same_words: Spread::of(self.lives.iter().map(|life| life.same_words)),
            troubled: count(|life| life.was_troubled),
            angry_without_person: count(|life| life.was_angry_without_person),
            longest_silence: self.longest_silence(),
            ..Totals::default()
        }
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
