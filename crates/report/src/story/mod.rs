//! A decision told for a person: what was proposed by whom, what became of it by which rule, and what it rests on.

mod decided;
mod ingredients;
mod shadow;
mod writer;

use courtesy_analysis::Clock;
use courtesy_contract::{Decision, Explanation, Record, Slug};
use serde::Serialize;

pub use self::writer::{Format, StoryWriter};
use crate::card::Row;
use crate::evidence::Facts;
use crate::{clock, figures};

/// A decision told for a person, whatever it is written as.
#[derive(Debug, Serialize)]
pub struct Story {
    /// The customer; nobody knows if that was erased.
    customer: Option<String>,
    /// The occasion, and the moment.
    occasion: String,
    /// By whose clock moments are told.
    times: String,
    /// What has to be known of all that follows.
    remark: Option<&'static str>,
    sections: Vec<Section>,
}

/// One side of a decision.
#[derive(Debug, Serialize)]
struct Section {
    name: &'static str,
    /// How many there are, where that says something.
    number: Option<String>,
    tone: Tone,
    items: Vec<Item>,
    rows: Vec<Row>,
}

/// One of several things, with what there is to know of it.
#[derive(Debug, Serialize)]
struct Item {
    /// The place in an order that means something.
    place: Option<usize>,
    title: String,
    /// Whose it is: `by check-in`.
    by: String,
    rows: Vec<Row>,
}

/// How something is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Tone {
    Good,
    Odd,
    Bad,
    Plain,
}

const ERASED: &str = "The personal data of this decision was erased: whom it was about, what was known, and what was \
    decided. What it was made of is still known, and its fingerprints, by which a copy of the context or the decision \
    could be checked.";

const DECISION_ELSEWHERE: &str = "The decision isn't in this record; `courtesy replay` checks it.";

const CONTEXT_ELSEWHERE: &str = "The context isn't in this record, so that the values which the reasons point at \
    aren't shown.";

impl Story {
    /// Tells a decision, with moments by a clock, and with sentences for the customer in the language with this tag as
    /// far as the decision has it; `facts` are what each plugin's evidence points into.
    #[must_use]
    pub fn of_decision(decision: &Decision, language: &str, clock: &Clock, facts: impl Fn(&Slug) -> Facts) -> Self {
        let mut sections = vec![
            decided::offered(decision, clock, &facts),
            decided::withheld(decision, language, clock, &facts),
            decided::failures(decision),
            decided::experiments(decision),
            shadow::section(decision, language, clock),
            decided::asked(decision),
            ingredients::ingredients_of(decision),
        ];
        sections.retain(|section| section.tells_something());
        Self {
            customer: Some(decision.customer_ref.to_string()),
            occasion: format!("{}, {}", decision.hook, clock::moment(clock, decision.as_of)),
            times: clock::whose(clock),
            remark: None,
            sections,
        }
    }

    /// Tells what a record holds: all of it, or what erasing left. `facts` are what is known of the customer, and
    /// `damage` says where the record contradicts itself.
    #[must_use]
    pub fn of_record(record: &Record, facts: &Facts, damage: &[String], language: &str) -> Self {
        let clock = record.context.as_ref().map_or_else(Clock::utc, |context| Clock::of(&context.customer));
        let mut story = match &record.decision {
            Some(decision) => Self::of_decision(decision, language, &clock, |_| facts.clone()),
            None => Self {
                customer: record.context.as_ref().map(|context| context.customer.reference.to_string()),
                occasion: clock::moment(&clock, record.as_of),
                times: clock::whose(&clock),
                remark: Some(if record.context.is_none() { ERASED } else { DECISION_ELSEWHERE }),
                sections: Vec::new(),
            },
        };
        if record.decision.is_some() && record.context.is_none() {
            story.remark = Some(CONTEXT_ELSEWHERE);
        }
        story.sections.retain(|section| section.name != ingredients::INGREDIENTS);
        story.sections.insert(0, ingredients::damage(damage));
        story.sections.extend([ingredients::standings(record, &clock), ingredients::ingredients(record)]);
        story.sections.retain(Section::tells_something);
        story
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

    /// That nothing is offered or withheld says something, too.
    fn tells_something(&self) -> bool {
        self.number.is_some() || !self.items.is_empty() || !self.rows.is_empty()
    }
}

/// What can be said to the customer, in the language that is asked for or else in one that there is.
fn say(explanation: &Explanation, language: &str) -> Option<Row> {
    explanation.best_for(language).map(|(language, sentence)| Row::spoken("say", language.as_str(), sentence))
}
