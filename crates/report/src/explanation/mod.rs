//! Explains a decision to a person: who proposed what, which rule settled what became of it, and what it rests on.

mod costs;
mod decided;
mod doubts;
mod known;
mod outline;
mod shadow;
mod writer;

use courtesy_analysis::Clock;
use courtesy_contract::{Decision, Explanation, Record, Slug};
use serde::Serialize;

use self::costs::Account;
pub use self::costs::Costs;
use self::outline::Outline;
pub use self::writer::{ExplanationWriter, Format, STYLE};
use crate::card::Row;
use crate::evidence::Facts;
use crate::{clock, figures};

/// A decision prepared for a person, whatever format it is written in.
#[derive(Debug, Serialize)]
pub struct ExplainedDecision {
    /// The customer; `None` if that was erased.
    customer: Option<String>,
    /// The hook and the time.
    hook: String,
    /// Whose clock times are on.
    times: String,
    /// The decision's id.
    id: String,
    /// A remark on all that follows.
    remark: Option<&'static str>,
    /// What it comes to in a few words; `None` if it isn't known.
    outline: Option<Outline>,
    /// Whether the record contradicts itself.
    is_damaged: bool,
    sections: Vec<Section>,
    #[serde(skip)]
    account: Account,
}

/// One section of an explanation.
#[derive(Debug, Clone, Serialize)]
struct Section {
    name: &'static str,
    /// How many items there are, or which, if that is of interest.
    number: Option<String>,
    tone: Tone,
    items: Vec<Item>,
    rows: Vec<Row>,
}

/// One of several items, with its details.
#[derive(Debug, Clone, Serialize)]
struct Item {
    /// The position, if the order means something.
    position: Option<usize>,
    title: String,
    /// Whose it is: `by check-in`.
    by: String,
    rows: Vec<Row>,
}

/// How a section is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Tone {
    Good,
    Odd,
    Bad,
    Plain,
}

const ERASED: &str = "The personal data of this decision was erased: who it was about, what was known and what was \
    decided. Its ingredients are still known, and so are the digests that a copy of the context or decision can \
    be checked against.";

const DECISION_ELSEWHERE: &str = "The decision isn't in this record; `courtesy replay` checks it.";

const CONTEXT_ELSEWHERE: &str = "The context isn't in this record, so the values that the reasons point to aren't \
    shown.";

impl ExplainedDecision {
    /// Explains a decision, with times on this clock, and with sentences for the customer in the language of this tag
    /// if the decision has it. `facts` gives what each plugin's evidence points to.
    #[must_use]
    pub fn of_decision(decision: &Decision, language: &str, clock: &Clock, facts: impl Fn(&Slug) -> Facts) -> Self {
        let sections = vec![
            decided::offered(decision, clock, &facts),
            decided::withheld(decision, language, clock, &facts),
            decided::failures(decision),
            decided::experiments(decision),
            shadow::section(decision, language, clock),
            decided::called(decision),
            decided::not_asked(decision),
        ];
        Self {
            customer: Some(decision.customer_ref.to_string()),
            hook: format!("{}, {}", decision.hook, clock::moment(clock, decision.as_of)),
            times: clock::whose(clock),
            id: decision.decision_id.to_string(),
            remark: None,
            outline: Some(Outline::of(decision)),
            is_damaged: false,
            sections: sections.into_iter().filter(Section::says_something).collect(),
            account: Account::of_decision(decision),
        }
    }

    /// Adds what is known about the customer, with times on this clock. [`Self::of_record`] does so itself.
    #[must_use]
    pub fn knowing(mut self, facts: &Facts, clock: &Clock) -> Self {
        let known = known::section(facts, clock);
        if known.says_something() {
            let decided = self.sections.iter().take_while(|section| section.is_of_the_decision()).count();
            self.sections.insert(decided, known);
        }
        self
    }

    /// Explains a record: all of it, or what is left after erasing. `facts` are the facts about the customer, and
    /// `damage` says where the record contradicts itself.
    #[must_use]
    pub fn of_record(record: &Record, facts: &Facts, damage: &[String], language: &str) -> Self {
        let clock = record.context.as_ref().map_or_else(Clock::utc, |context| Clock::of(&context.customer));
        let mut explained = match &record.decision {
            Some(decision) => Self::of_decision(decision, language, &clock, |_| facts.clone()),
            None => Self::without_decision(record, &clock),
        };
        if record.decision.is_some() && record.context.is_none() {
            explained.remark = Some(CONTEXT_ELSEWHERE);
        }
        explained = explained.knowing(facts, &clock);
        explained.is_damaged = !damage.is_empty();
        explained.account = Account::of_record(record);
        explained.sections.insert(0, doubts::damage(damage));
        explained.sections.push(doubts::standings(record, &clock));
        explained.sections.retain(Section::says_something);
        explained
    }

    /// What a record says that no longer has its decision.
    fn without_decision(record: &Record, clock: &Clock) -> Self {
        Self {
            customer: record.context.as_ref().map(|context| context.customer.reference.to_string()),
            hook: clock::moment(clock, record.as_of),
            times: clock::whose(clock),
            id: record.decision_id.to_string(),
            remark: Some(if record.context.is_none() { ERASED } else { DECISION_ELSEWHERE }),
            outline: None,
            is_damaged: false,
            sections: Vec::new(),
            account: Account::default(),
        }
    }

    /// The hook and the time, and whose clock that is on.
    #[must_use]
    pub fn when(&self) -> (&str, &str) {
        (&self.hook, &self.times)
    }

    /// Whose decision it is, as a heading says it.
    fn whose(&self) -> &str {
        self.customer.as_deref().unwrap_or("a customer whose data was erased")
    }

    /// What it comes to, on one line.
    fn line(&self) -> String {
        let outline = self.outline.as_ref().map_or_else(|| "the decision isn't known".to_owned(), Outline::line);
        let damage = if self.is_damaged { "; damaged" } else { "" };
        format!("{}, {}: {outline}{damage}", self.whose(), self.hook)
    }
}

impl Section {
    fn of_items(name: &'static str, tone: Tone, items: Vec<Item>) -> Self {
        let number = match items.len() {
            0 => "nothing".to_owned(),
            number => figures::counted(number as u64, "action"),
        };
        Self { name, number: Some(number), tone, items, rows: Vec::new() }
    }

    fn of_rows(name: &'static str, tone: Tone, rows: Vec<Row>) -> Self {
        Self { name, number: None, tone, items: Vec::new(), rows }
    }

    /// Whether it says what was decided: what is offered, withheld or failed.
    fn is_of_the_decision(&self) -> bool {
        self.tone != Tone::Plain
    }

    /// Whether it has something to say; that nothing is offered or withheld counts as well.
    fn says_something(&self) -> bool {
        self.number.is_some() || !self.items.is_empty() || !self.rows.is_empty()
    }
}

/// The sentence for the customer, in the language asked for, or else in one that exists.
fn say(explanation: &Explanation, language: &str) -> Option<Row> {
    explanation.best_for(language).map(|(language, sentence)| Row::spoken("say", language.as_str(), sentence))
}
