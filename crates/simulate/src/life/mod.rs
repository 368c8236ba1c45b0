//! The life of one customer: day by day, what happens, what is decided, and what comes of it.

mod cases;
mod customer;
mod offers;
mod orders;
mod passing;
mod promises;
mod prune;
mod staff;
mod today;

use std::collections::BTreeSet;

use courtesy_contract::{Context, ContractVersion, Decision, Disposition, Hook, Label, Offered, Seed, Timestamp, Uuid};
use courtesy_host::Host;
use sha2::{Digest as _, Sha256};

use self::offers::Pending;
pub(crate) use self::today::Today;
use crate::company::{Shown, Spending, Task};
use crate::diary::Diary;
use crate::error::Error;
use crate::event::Events;
use crate::laws::{self, Decided, News, Patience};
use crate::luck::Luck;
use crate::model::Model;
use crate::trouble;

/// What is the same for all customers on one day.
pub(crate) struct World<'w> {
    pub(crate) host: &'w Host,
    pub(crate) model: &'w Model,
    pub(crate) events: &'w Events,
    pub(crate) seed: u64,
    pub(crate) shown: &'w Shown,
}

/// One customer.
pub(crate) struct Life {
    /// The facts as of the current day.
    pub(crate) context: Context,
    first_day: Timestamp,
    first_id: Uuid,
    /// The waits of the queues as the CRM gave them.
    first_waits_s: Vec<Option<u32>>,
    pending: Pending,
    /// What was said since the simulation began, by digests of the words alone.
    heard: BTreeSet<[u8; 8]>,
    patience: Patience,
    /// Contacts and repetitions, for the spread over customers.
    pub(crate) contacts: u64,
    pub(crate) repetitions: u64,
    pub(crate) same_words: u64,
    /// Whether the customer was in trouble on some day, and angry without a person.
    pub(crate) was_troubled: bool,
    pub(crate) was_angry_without_person: bool,
    /// The longest silence in trouble, in days, and its last day.
    pub(crate) longest_silence: Option<(u32, u32)>,
}

impl Life {
    pub(crate) fn new(mut context: Context) -> Self {
        context.contract = ContractVersion::default();
        context.requested_at = None;
        Self {
            first_day: context.as_of,
            first_id: context.decision_id,
            first_waits_s: context.capacity.queues.iter().map(|queue| queue.wait_s).collect(),
            pending: Pending::default(),
            heard: BTreeSet::new(),
            patience: Patience::new(context.as_of),
            contacts: 0,
            repetitions: 0,
            same_words: 0,
            was_troubled: false,
            was_angry_without_person: false,
            longest_silence: None,
            context,
        }
    }

    pub(crate) fn customer(&self) -> &Label {
        &self.context.customer.reference
    }

    /// Lives through a day: what happened since the last one, the decision, and what is to be carried out. If something is put off
    /// to a time before the next day, the CRM asks again at that time, once.
    ///
    /// # Errors
    /// If an event can't be.
    pub(crate) fn live(&mut self, day: u32, done: &[Task], world: &World) -> Result<Diary, Error> {
        let mut diary = Diary::default();
        self.wake(day, done, world, &mut diary)?;
        let decision = world.host.decide_blocking(&self.context);
        self.look_at_waiting(day, &decision, world, &mut diary);
        let put_off_to = put_off_to(&decision, self.context.as_of);
        self.take(day, decision, world, &mut diary);
        if let Some(at) = put_off_to {
            let decision = self.ask_again(day, at, world);
            self.take(day, decision, world, &mut diary);
        }
        Ok(diary)
    }

    /// Judges, counts and plans what a decision offers.
    fn take(&mut self, day: u32, decision: Decision, world: &World, diary: &mut Diary) {
        self.look_at_offers(day, &decision, world, diary);
        self.note(day, &decision, diary);
        let luck = Luck::new(world.seed, self.customer(), day);
        self.pending.take(decision, &luck, world.model, self.context.as_of);
    }

    /// The decision later in the day, with what was carried out by then in the history.
    fn ask_again(&mut self, day: u32, at: Timestamp, world: &World) -> Decision {
        let (luck, common) = (Luck::new(world.seed, self.customer(), day), Luck::of_all(world.seed, day));
        let mut today = Today { now: at, ..Today::new(day, self.first_day, luck, common, world.model) };
        (self.context.as_of, self.context.hook) = (at, Hook::Review);
        self.context.decision_id = decision_id(self.first_id, day, true);
        offers::carry_out(&mut self.context, &mut self.pending, &mut today);
        world.host.decide_blocking(&self.context)
    }

    /// Brings the facts up to a day: carries out what was offered, and lets the model and the event file happen. The first day
    /// is as the CRM gave it, with the events of the file.
    ///
    /// # Errors
    /// If an event can't be.
    pub(crate) fn wake(&mut self, day: u32, done: &[Task], world: &World, diary: &mut Diary) -> Result<(), Error> {
        let known = self.expected();
        let (luck, common) = (Luck::new(world.seed, self.customer(), day), Luck::of_all(world.seed, day));
        let mut today = Today::new(day, self.first_day, luck, common, world.model);
        if day > 1 {
            self.context.as_of = today.now;
            self.context.hook = Hook::Review;
            passing::pass(&mut self.context, &today);
            offers::carry_out(&mut self.context, &mut self.pending, &mut today);
            staff::work(&mut self.context, done, &mut today);
            promises::fall_due(&mut self.context, &mut today, &mut diary.promises);
        }
        let hook = self.context.hook;
        let mut named = None;
        for event in world.events.of(&self.context.customer.reference.clone(), day) {
            event.apply(&mut self.context)?;
            named = event.change.contains_key("hook").then_some(self.context.hook).or(named);
        }
        if day > 1 {
            orders::pass(&mut self.context, &mut today);
            cases::pass(&mut self.context, &mut today);
            customer::pass(&mut self.context, self.first_day, &mut today);
            prune::prune(&mut self.context);
        }
        self.context.hook = named.unwrap_or_else(|| if day > 1 { today.hook() } else { hook });
        self.show(day, &today, world.shown);
        self.hear_news(&known);
        Ok(())
    }

    /// Sets what a CRM sets anew for each decision.
    fn show(&mut self, day: u32, today: &Today, shown: &Shown) {
        self.context.decision_id = decision_id(self.first_id, day, false);
        if day > 1 {
            // The largest seed is 2^53 - 1.
            self.context.seed = Seed::new(today.luck.draw("seed", "") >> 11).unwrap_or_default();
        }
        self.context.budgets.retain(|said| !shown.budgets.iter().any(|ours| ours.name == said.name));
        self.context.budgets.extend(shown.budgets.iter().cloned());
        let waits = self.first_waits_s.iter().copied().chain(std::iter::repeat(None));
        for (queue, first) in self.context.capacity.queues.iter_mut().zip(waits) {
            if let Some(longer) = shown.longer_waits_s.get(&queue.queue) {
                queue.wait_s = Some(first.unwrap_or(0).saturating_add(*longer));
            } else if first.is_some() {
                queue.wait_s = first;
            }
            for slot in queue.next_slots.iter_mut().filter(|_| day > 1) {
                *slot = slot.plus_days(1);
            }
        }
    }

    /// When each order that is on its way is expected.
    fn expected(&self) -> Vec<(Label, Option<Timestamp>)> {
        self.context.orders.iter().map(|order| (order.id.clone(), order.expected_at)).collect()
    }

    /// Notes each late order for which another day is known than before.
    fn hear_news(&mut self, known: &[(Label, Option<Timestamp>)]) {
        let now = self.context.as_of;
        for order in self.context.orders.iter().filter(|order| trouble::is_late(order, now)) {
            let before = known.iter().find(|(id, _)| *id == order.id).map(|(_, expected)| *expected);
            let is_news = order.expected_at.is_some_and(|at| at > now) && before != Some(order.expected_at);
            if is_news {
                self.patience.news.retain(|news| news.order != order.id);
                self.patience.news.push(News { order: order.id.clone(), at: now });
            }
        }
    }

    /// Counts what is offered.
    fn note(&mut self, day: u32, decision: &Decision, diary: &mut Diary) {
        diary.failures += decision.failures.len() as u64;
        diary.promises.made += decision.promises.len() as u64;
        for offered in &decision.offered {
            *diary.by_kind.entry(offered.action.kind()).or_default() += 1;
            if let Some(channel) = offered.channel {
                *diary.by_channel.entry(channel).or_default() += 1;
                let heard = u64::from(self.has_heard(offered));
                diary.contacts += 1;
                diary.same_words += heard;
                self.contacts += 1;
                self.same_words += heard;
            }
            if let Some((queue, task)) = offers::task(offered, self.customer(), day) {
                diary.tasks.push((queue, task));
            }
            diary.spendings.extend(Spending::of(offered));
        }
    }

    /// Looks at what a decision offers with the laws' eyes.
    fn look_at_offers(&mut self, day: u32, decision: &Decision, world: &World, diary: &mut Diary) {
        let (policy, planned) = (world.host.policy(), self.pending.planned());
        let decided = Decided { day, policy, context: &self.context, decision, planned };
        let repeats = |offered: &&Offered| offered.channel.is_some() && laws::said_before(&decided, offered).is_some();
        let repetitions = decision.offered.iter().filter(repeats).count() as u64;
        diary.findings.extend(laws::check_offers(&decided));
        diary.repetitions += repetitions;
        self.repetitions += repetitions;
    }

    /// Looks at what the customer waits for, once a day.
    fn look_at_waiting(&mut self, day: u32, decision: &Decision, world: &World, diary: &mut Diary) {
        let (policy, planned) = (world.host.policy(), self.pending.planned());
        let decided = Decided { day, policy, context: &self.context, decision, planned };
        diary.silence_days = self.patience.silence_days(&decided);
        diary.is_angry_without_person = Patience::angry_since(&decided).is_some();
        diary.findings.extend(self.patience.check(&decided));
        self.was_troubled |= diary.silence_days.is_some();
        self.was_angry_without_person |= diary.is_angry_without_person;
        if let Some(days) = diary.silence_days.filter(|days| self.longest_silence.is_none_or(|(most, _)| *days > most))
        {
            self.longest_silence = Some((days, day));
        }
    }

    /// Whether a contact's words were heard before; from now on, they were. Words with a digit don't count: yesterday's text with
    /// another day or number is yesterday's text.
    fn has_heard(&mut self, offered: &Offered) -> bool {
        let Some(message) = &offered.action.message else { return false };
        let words = message.text.as_str().split(|letter: char| !letter.is_alphanumeric());
        let words: Vec<String> =
            words.filter(|word| !word.is_empty() && !word.contains(char::is_numeric)).map(str::to_lowercase).collect();
        let hash = Sha256::digest(words.join(" "));
        let mut digest = [0; 8];
        digest.iter_mut().zip(hash.iter()).for_each(|(short, byte)| *short = *byte);
        !self.heard.insert(digest)
    }
}

/// The first time before the next day to which something is put off.
fn put_off_to(decision: &Decision, now: Timestamp) -> Option<Timestamp> {
    let deferred = decision.withheld.iter().filter(|withheld| withheld.disposition == Disposition::Deferred);
    let times = deferred.filter_map(|withheld| withheld.until_at);
    times.filter(|at| *at > now && *at < now.plus_days(1)).min()
}

/// The id of a decision: the first day's own, and from then on the first 16 bytes of SHA-256 over it, the day, and 1 if it is
/// asked for again that day, as a UUID of version 8.
fn decision_id(first: Uuid, day: u32, again: bool) -> Uuid {
    if day == 1 && !again {
        return first;
    }
    let hash = Sha256::new().chain_update(first.as_bytes()).chain_update(day.to_be_bytes());
    let hash = hash.chain_update(if again { &[1][..] } else { &[] }).finalize();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash.iter()).for_each(|(short, byte)| *short = *byte);
    bytes[6] = 0x80 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    Uuid::from_bytes(bytes)
}
