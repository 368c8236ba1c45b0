//! The cases: each input with the claim that it tests and what may come of it.

mod contexts;
mod customers;
mod damage;
mod histories;
mod members;
mod settings;
mod silence;
mod spellings;

use std::collections::HashSet;

use anyhow::{Context as _, Result, anyhow};
use courtesy_contract::schema::Document;
use courtesy_contract::{Context, Manifest, NotAskedBy, Slug};
use courtesy_host::{Host, read};
use serde_json::Value;

use super::claim::Claim;
pub(super) use contexts::Maker;
pub(super) use members::{every_optional, removed};
pub(super) use settings::with_required_settings;

/// One input for a plugin.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) claim: Claim,
    /// The case's name in reports and files: the claim, a point and what is special about it.
    pub(super) name: String,
    pub(super) context: Context,
    /// The bytes that the plugin receives.
    pub(super) input: Vec<u8>,
    /// Whether `input` is the host's own view of `context`, rather than another way to write it.
    pub(super) as_projected: bool,
    pub(super) expected: Expected,
}

/// What may come of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// An answer.
    Answer,
    /// The same answer as to the case at this index, because the facts are the same.
    AnswerTo(usize),
    /// An answer that proposes nothing, because no host would ask.
    Nothing,
    /// An answer or a limit: it is more than a plugin must be able to read.
    AnswerWithinMeans,
    /// Anything that ends. No host sends such input.
    End,
}

/// What the caller chose.
pub(super) struct Choice<'c> {
    pub(super) seed: u64,
    /// How many random customers to generate.
    pub(super) customers: usize,
    /// The caller's own contexts, each with a name.
    pub(super) given: &'c [(String, Context)],
}

/// All cases for one plugin, in the order of the claims. The same choice gives the same cases.
///
/// # Errors
/// If a generated context is invalid, which is a bug in this program.
pub(super) fn plan(host: &Host, manifest: &Manifest, choice: &Choice) -> Result<Vec<Case>> {
    let mut plan = Plan::new(host, manifest.id.clone());
    let maker = Maker::new(choice.seed);
    contexts::add(&mut plan, &maker)?;
    settings::add(&mut plan, &maker, manifest)?;
    histories::add(&mut plan, &maker)?;
    customers::add(&mut plan, &maker, choice)?;
    silence::add(&mut plan, manifest)?;
    spellings::add(&mut plan);
    damage::add(&mut plan);
    Ok(plan.cases)
}

/// Collects cases without repetitions.
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

    /// The bytes that the plugin receives for a context.
    fn view(&self, context: &Context) -> Vec<u8> {
        self.host.view(self.plugin.as_str(), context).unwrap_or_default()
    }

    /// What keeps a host from asking the plugin about a context, if anything does.
    fn not_asked(&self, context: &Context) -> Option<NotAskedBy> {
        self.host.not_asked(self.plugin.as_str(), context)
    }

    /// Adds a context, unless the plugin receives the same for an earlier one of the claim.
    fn add(&mut self, claim: Claim, name: &str, context: &Value) -> Result<()> {
        let context = typed(context).with_context(|| format!("{}.{name}", claim.name()))?;
        self.add_typed(claim, name, context, Expected::Answer);
        Ok(())
    }

    fn add_typed(&mut self, claim: Claim, name: &str, context: Context, expected: Expected) {
        let input = self.view(&context);
        self.push(Case { claim, name: name.to_owned(), context, input, as_projected: true, expected });
    }

    /// Adds an input written in other bytes.
    fn add_rewritten(&mut self, claim: Claim, name: &str, of: usize, input: Vec<u8>, expected: Expected) {
        let context = self.cases[of].context.clone();
        self.push(Case { claim, name: name.to_owned(), context, input, as_projected: false, expected });
    }

    fn push(&mut self, mut case: Case) {
        if self.known.insert((case.claim, case.input.clone())) {
            case.name = format!("{}.{}", case.claim.name(), case.name);
            self.cases.push(case);
        }
    }

    /// A few very different cases, to be written in other ways.
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

/// How many cases of each claim are written in other ways.
const MOST_SAMPLES: usize = 6;

/// A generated context as the contract's type.
pub(super) fn typed(context: &Value) -> Result<Context> {
    let json = serde_json::to_vec(context)?;
    read::context(&json).map_err(|fault| anyhow!("an invalid context was generated; please report this bug\n{fault}"))
}
