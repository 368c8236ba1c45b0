//! What is compared, and how it is called.

use courtesy_contract::{Action, Context, Decision};
use courtesy_host::{Proposal, read};

/// One way to have the plugin answer.
pub struct Peer {
    pub name: &'static str,
    /// Loads so many copies of the plugin, as a service does that has so many different ones.
    pub load: fn(usize) -> Vec<Box<dyn Loaded>>,
    /// What it does without that Courtesy's decisions have.
    pub lacks: &'static [Lack],
}

/// A plugin that is loaded: what its threads share.
pub trait Loaded: Sync {
    /// What one thread calls. What it uses again from call to call is made here.
    fn caller(&self) -> Caller<'_>;
}

/// Has the plugin answer for a customer.
pub type Caller<'l> = Box<dyn FnMut(&Customer) -> Said + 'l>;

/// One customer, in each form in which a peer takes them.
pub struct Customer {
    /// The whole context as JSON.
    pub json: Vec<u8>,
    pub context: Context,
    /// What the plugin receives: the parts of the context that its manifest reads, as JSON.
    pub view: Vec<u8>,
}

impl Customer {
    /// For [`Customer::of_lines`], in another process.
    pub fn to_lines(&self) -> String {
        [&self.json, &self.view].map(|json| String::from_utf8_lossy(json)).join("\n")
    }

    pub fn of_lines(lines: &str) -> Self {
        let (json, view) = lines.split_once('\n').expect("two lines");
        let context = read::context(json.as_bytes()).expect("it was read before");
        Self { json: json.into(), context, view: view.into() }
    }
}

/// What came of a call.
pub enum Said {
    /// The plugin's answer in JSON.
    Answer(Vec<u8>),
    /// The plugin's answer, checked.
    Proposal(Box<Proposal>),
    /// A decision, with this plugin alone.
    Decision(Box<Decision>),
}

impl Said {
    /// Whether it is what native Rust answered: the same bytes, or what Courtesy makes of these bytes.
    pub fn agrees_with(&self, native: &[u8]) -> bool {
        let actions = || read::answer(native).expect("native Rust answers as the contract says").actions;
        match self {
            Self::Answer(bytes) => bytes == native,
            Self::Proposal(proposal) => {
                proposal.invalid.is_empty() && proposal.answer.as_ref().is_ok_and(|answer| answer.actions == actions())
            }
            Self::Decision(decision) => {
                let offered = decision.offered.iter().map(|offer| &offer.action);
                let decided = offered.chain(decision.withheld.iter().map(|withheld| &withheld.action));
                let step = |action: &Action| action.step.clone();
                decision.failures.is_empty() && decided.map(step).eq(actions().iter().map(step))
            }
        }
    }
}

/// What a peer does without, as it is run here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// It reads and writes whatever this process may.
    Sandbox,
    /// An endless loop holds its thread for ever.
    Time,
    /// It takes as much memory as it asks for.
    Memory,
    /// What is too much work isn't the same on every machine, or isn't counted at all.
    Fuel,
    /// What is left of one customer is there when the next is asked about.
    Isolation,
    /// The answer is taken as it is: nobody asks whether it is JSON, as the contract says, and founded on what was given.
    Checks,
    /// Nobody asks whether what is proposed may be done.
    Rules,
}

impl Lack {
    /// What bytes in and bytes out, fresh for each call and without limits, do without.
    pub const OF_FRESH: &[Self] = &[Self::Time, Self::Memory, Self::Fuel, Self::Checks, Self::Rules];
    /// The same if what was made for one call serves the next.
    pub const OF_REUSED: &[Self] = &[Self::Time, Self::Memory, Self::Fuel, Self::Isolation, Self::Checks, Self::Rules];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Time => "time",
            Self::Memory => "memory",
            Self::Fuel => "fuel",
            Self::Isolation => "isolation",
            Self::Checks => "checks",
            Self::Rules => "rules",
        }
    }
}
