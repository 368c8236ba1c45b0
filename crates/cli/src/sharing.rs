//! What customers share: company budgets and slots, over a whole file of customers.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;
use courtesy_allocation::{Allocation, Allowances, Allowed, Demand, FirstCome};
use courtesy_contract::{Context, Decision, Policy};
use courtesy_host::Host;
use courtesy_report::figures;

use crate::in_order::{End, Take, in_order, threads};
use crate::input::ahead::Ahead;
use crate::input::unknown::UnknownKeys;
use crate::input::{Input, Kind, Piece};
use crate::progress::Progress;

/// Who gets what customers share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Sharing {
    /// Everybody is decided as if all that is left were theirs
    #[default]
    Alone,
    /// Whoever comes first in the input
    FirstCome,
    /// The most important actions, whatever the order of the input: `decide --allocate`
    ByRank,
}

/// How to go through the customers, as often as it takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pass<'p> {
    pub(crate) input: &'p Path,
    pub(crate) host: &'p Host,
    pub(crate) strict: bool,
    /// Whether what can't be read is left out; otherwise, the customers end there.
    pub(crate) skips_broken: bool,
    pub(crate) threads: Option<u16>,
}

/// What was shared out.
#[derive(Debug)]
pub(crate) struct Shares {
    policy: Policy,
    by: By,
}

#[derive(Debug)]
enum By {
    Rank(Allocation),
    FirstCome(FirstCome),
}

impl Sharing {
    /// The word for it on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::FirstCome => "first-come",
            Self::ByRank => "by-rank",
        }
    }

    /// Shares out over all customers, and continues with that, or with nothing if nothing is to be shared out. It breaks off
    /// at Ctrl-C.
    ///
    /// # Errors
    /// If the input can't be opened, or read more than once.
    pub(crate) fn out(self, pass: &Pass<'_>) -> Result<ControlFlow<(), Option<Shares>>> {
        if self == Self::Alone {
            return Ok(ControlFlow::Continue(None));
        }
        if pass.input == Path::new("-") {
            bail!("stdin can't be read more than once, which sharing out needs; name a file as INPUT");
        }
        let policy = pass.host.policy().in_force().map_err(|violation| anyhow::anyhow!("{}", violation.message))?;
        let by = match self {
            Self::ByRank => By::Rank(Allocation::new(&policy)),
            Self::FirstCome | Self::Alone => By::FirstCome(FirstCome::new(&policy)),
        };
        let mut shares = Shares { policy, by };
        Ok(shares.share(pass)?.map_continue(|()| Some(shares)))
    }
}

impl Shares {
    fn share(&mut self, pass: &Pass<'_>) -> Result<ControlFlow<()>> {
        let policy = &self.policy;
        match &mut self.by {
            By::FirstCome(first_come) => {
                let alone = |context: Context| {
                    let allowed = Allowances::default();
                    let demand = pass.demand(policy, &allowed.of(&context));
                    (!demand.draws.is_empty()).then_some((context, demand))
                };
                pass.over(alone, |(context, mut demand)| {
                    while !first_come.serve(&demand) {
                        demand = pass.demand(policy, &first_come.allowances().of(&context));
                    }
                })
            }
            By::Rank(allocation) => loop {
                // Whoever takes nothing as if alone takes no memory.
                let is_first = allocation.allowances().denied().next().is_none();
                let due = |context: Context| {
                    let allowed = allocation.allowances().of(&context);
                    let demand = allocation.is_due(&allowed).then(|| pass.demand(policy, &allowed));
                    demand.filter(|demand| !is_first || !demand.draws.is_empty())
                };
                let mut demands = Vec::new();
                if pass.over(due, |demand| demands.push(demand))?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                demands.into_iter().for_each(|demand| allocation.enter(demand));
                if allocation.grant() == 0 {
                    return Ok(ControlFlow::Continue(()));
                }
            },
        }
    }

    /// What isn't granted.
    pub(crate) fn allowances(&self) -> &Allowances {
        match &self.by {
            By::Rank(allocation) => allocation.allowances(),
            By::FirstCome(first_come) => first_come.allowances(),
        }
    }

    /// Checks that a decision takes what was granted, and nothing else.
    ///
    /// # Errors
    /// If it doesn't, which means that the input has changed since.
    pub(crate) fn check(&self, allowed: &Allowed<'_>, decision: &Decision) -> Result<()> {
        match &self.by {
            By::Rank(allocation) if !allocation.grants(&Demand::of(&self.policy, allowed, decision)) => {
                bail!("the input or a plugin has changed since budgets and slots were shared out; run it again")
            }
            By::Rank(_) | By::FirstCome(_) => Ok(()),
        }
    }

    /// How many customers got less than alone, in a sentence; `None` if nobody.
    pub(crate) fn remark(&self) -> Option<String> {
        let denied = || self.allowances().denied();
        let of_budgets = denied().filter(|denied| !denied.budgets.is_empty()).count() as u64;
        let of_slots = denied().filter(|denied| !denied.slots.is_empty()).count() as u64;
        let of = |number: u64, what: &str| {
            (number > 0).then(|| format!("{} of {what}", figures::counted(number, "customer")))
        };
        let parts: Vec<String> = [of(of_budgets, "a budget"), of(of_slots, "a slot")].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("others ranked higher, so less was left for {}", parts.join(" and ")))
    }
}

impl Pass<'_> {
    /// What a customer takes of what is allowed.
    fn demand(&self, policy: &Policy, allowed: &Allowed<'_>) -> Demand {
        Demand::of(policy, allowed, &self.host.decide_blocking(allowed.context()))
    }

    /// Goes through the customers once, in the order of the input. What ends the input ends the pass; whoever decides
    /// afterwards says why.
    fn over<T: Send>(
        &self,
        work: impl Fn(Context) -> Option<T> + Sync,
        take: impl FnMut(T),
    ) -> Result<ControlFlow<()>> {
        let input = Input::open(self.input, Kind::Contexts)?;
        let progress = Progress::over(&input);
        let unknown = if self.strict { UnknownKeys::refused() } else { UnknownKeys::counted() };
        let see = |piece: io::Result<Piece>| match piece.map(|piece| unknown.context(piece)) {
            Ok(Ok(context)) => Seen::Customer(work(context)),
            Ok(Err(_)) if self.skips_broken => Seen::Customer(None),
            Ok(Err(_)) | Err(_) => Seen::End,
        };
        let threads = threads(self.threads);
        let mut taker = Taker { take, progress: &progress, seen: 0 };
        let end = in_order(Ahead::over(input, threads.get()), threads, see, &mut taker)?;
        progress.finish();
        Ok(if end == End::Interrupted { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }
}

/// What a piece of the input gave.
enum Seen<T> {
    Customer(Option<T>),
    End,
}

struct Taker<'p, F> {
    take: F,
    progress: &'p Progress,
    seen: u64,
}

impl<T, F: FnMut(T)> Take<Seen<T>> for Taker<'_, F> {
    type Stop = ();

    fn bytes(_: &Seen<T>) -> usize {
        // What waits for its turn is small beside the context that it came from, and most customers give nothing.
        0
    }

    fn take(&mut self, seen: Seen<T>) -> Result<ControlFlow<()>> {
        match seen {
            Seen::Customer(given) => {
                self.seen += 1;
                given.into_iter().for_each(&mut self.take);
                Ok(ControlFlow::Continue(()))
            }
            Seen::End => Ok(ControlFlow::Break(())),
        }
    }

    fn pause(&mut self) -> Result<()> {
        self.progress.show(self.seen, "customer");
        Ok(())
    }
}
