//! What a plugin is asked: each context with the claim that it is for and what may come of it.

mod contexts;
mod customers;
mod damage;
mod histories;
mod members;
mod settings;
mod spellings;

use std::collections::HashSet;

use anyhow::{Context as _, Result, anyhow};
use courtesy_contract::schema::Document;
use courtesy_contract::{Context, Manifest, Slug};
use courtesy_host::{Host, read};
use serde_json::Value;

use super::claim::Claim;
pub(super) use contexts::Maker;
pub(super) use members::{every_optional, removed};
pub(super) use settings::with_required_settings;

/// One thing that a plugin is asked.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) claim: Claim,
    /// Names the case in reports and files: the claim, a point and what is special about it.
    pub(super) name: String,
    pub(super) context: Context,
    /// The bytes that the plugin receives.
    pub(super) input: Vec<u8>,
    /// Whether `input` is what the host makes of `context`, and not another way to say it.
    pub(super) as_projected: bool,
    pub(super) expected: Expected,
}

/// What may come of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// An answer.
    Answer,
    /// The answer to the case at this place, since it says the same.
    AnswerTo(usize),
    /// An answer, or to be stopped at a limit: more than a plugin must be able to read.
    AnswerWithinMeans,
    /// Any end. No host sends such a thing.
    End,
}

/// What the caller chose.
pub(super) struct Choice<'c> {
    pub(super) seed: u64,
    /// How many customers are made by chance.
    pub(super) customers: usize,
    /// Contexts of the caller's own, each with a name.
    pub(super) given: &'c [(String, Context)],
}

/// Everything that one plugin is asked, in the order of the claims. The same choice gives the same cases.
///
/// # Errors
/// When a context was made that isn't one, which is a fault of this program.
pub(super) fn plan(host: &Host, manifest: &Manifest, choice: &Choice) -> Result<Vec<Case>> {
    let mut plan = Plan::new(host, manifest.id.clone());
    let maker = Maker::new(choice.seed);
    contexts::add(&mut plan, &maker)?;
    settings::add(&mut plan, &maker, manifest)?;
    histories::add(&mut plan, &maker)?;
    customers::add(&mut plan, &maker, choice)?;
    spellings::add(&mut plan);
    damage::add(&mut plan);
    Ok(plan.cases)
}

/// Cases on their way to a list without repetitions.
struct Plan<'h> {
    host: &'h Host,
    plugin: Slug,
    schema: Value,
    cases: Vec<Case>,
    known: HashSet<(Claim, Vec<u8>)>,
}

impl<'h> Plan<'h> {
    fn new(host: &'h Host, plugin: Slug) -> Self {
        Self { host, plugin, schema: Document::Context.schema(), cases: Vec::new(), known: HashSet::new() }
    }

    /// The bytes that the plugin receives of a context.
    fn view(&self, context: &Context) -> Vec<u8> {
        self.host.view(self.plugin.as_str(), context).unwrap_or_default()
    }

    /// Adds a context, unless the plugin sees the same as in an earlier one for the claim.
    fn add(&mut self, claim: Claim, name: &str, context: &Value) -> Result<()> {
        let context = typed(context).with_context(|| format!("{}.{name}", claim.name()))?;
        self.add_typed(claim, name, context, Expected::Answer);
        Ok(())
    }

    fn add_typed(&mut self, claim: Claim, name: &str, context: Context, expected: Expected) {
        let input = self.view(&context);
        self.push(Case { claim, name: name.to_owned(), context, input, as_projected: true, expected });
    }

    /// Adds what a plugin receives of a context, said in other bytes.
    fn add_said_otherwise(&mut self, claim: Claim, name: &str, of: usize, input: Vec<u8>, expected: Expected) {
        let context = self.cases[of].context.clone();
        self.push(Case { claim, name: name.to_owned(), context, input, as_projected: false, expected });
    }

    fn push(&mut self, mut case: Case) {
        if self.known.insert((case.claim, case.input.clone())) {
            case.name = format!("{}.{}", case.claim.name(), case.name);
            self.cases.push(case);
        }
    }

    /// A few cases, very different from each other, to be said in other ways.
    fn samples(&self) -> Vec<usize> {
        let wanted = |case: &Case| match case.claim {
            Claim::Hooks => case.name.starts_with("hooks.review"),
            Claim::Texts => !case.name.ends_with(char::is_numeric),
            Claim::Given => true,
            Claim::Customers => !case.name.ends_with(['0', '2', '4', '6', '8', '9']),
            _ => false,
        };
        let projected = self.cases.iter().enumerate().filter(|(_, case)| case.as_projected && wanted(case));
        let mut taken: Vec<(Claim, usize)> = Vec::new();
        for (at, case) in projected {
            let of_claim = taken.iter().filter(|(claim, _)| *claim == case.claim).count();
            if of_claim < MOST_SAMPLES || case.claim == Claim::Given {
                taken.push((case.claim, at));
            }
        }
        taken.into_iter().map(|(_, at)| at).collect()
    }
}

/// So many cases of each claim are said in other ways.
const MOST_SAMPLES: usize = 6;

/// A made context as the contract's type.
pub(super) fn typed(context: &Value) -> Result<Context> {
    let json = serde_json::to_vec(context)?;
    read::context(&json).map_err(|fault| anyhow!("a context was made that isn't one; please report this\n{fault}"))
}
