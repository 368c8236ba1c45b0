//! Customers with long histories: every list as long as the plugin's input may be.

use anyhow::Result;
use courtesy_contract::Context;
use serde_json::Value;

use super::{Expected, Maker, Plan, typed};
use crate::commands::conformance::claim::Claim;
use crate::commands::conformance::sample::{Manner, Presence};

/// Fractions of the largest input, as denominators. A plugin must be able to read the first; at the others, it may run
/// into its fuel, deadline or memory.
const SHARES: [usize; 5] = [16, 8, 4, 2, 1];

/// A context's JSON may not be larger than a host reads, however little of it the plugin receives.
fn fits(plan: &Plan, context: &Value, input_bytes: usize) -> Result<Option<Context>> {
    if serde_json::to_vec(context)?.len() > plan.host.limits().context_bytes {
        return Ok(None);
    }
    let context = typed(context)?;
    Ok((plan.view(&context).len() <= input_bytes).then_some(context))
}

/// Adds a customer for each fraction.
pub(super) fn add(plan: &mut Plan, maker: &Maker) -> Result<()> {
    for share in SHARES {
        let input_bytes = plan.host.limits().input_bytes / share;
        let expected = if share == SHARES[0] { Expected::Answer } else { Expected::AnswerWithinMeans };
        if let Some(context) = longest(plan, maker, input_bytes)? {
            let kib = plan.view(&context).len() >> 10;
            plan.add_typed(Claim::Histories, &format!("{kib}-kib"), context, expected);
        }
    }
    Ok(())
}

/// The customer with the longest history that fits, found in a few tries from the measured size of an item.
fn longest(plan: &Plan, maker: &Maker, input_bytes: usize) -> Result<Option<Context>> {
    let limits = plan.host.limits();
    let weigh = |items: usize| -> Result<(usize, usize)> {
        let context = with_items(maker, items);
        Ok((serde_json::to_vec(&context)?.len(), plan.view(&typed(&context)?).len()))
    };
    let (few, more) = (weigh(4)?, weigh(24)?);
    let room = |(first, second): (usize, usize), most: usize| 20 * most.saturating_sub(first) / (second - first).max(1);
    let mut items = room((few.0, more.0), limits.context_bytes).min(room((few.1, more.1), input_bytes));
    while items > 0 {
        if let Some(context) = fits(plan, &with_items(maker, items), input_bytes)? {
            return Ok(Some(context));
        }
        items = items * 31 / 32;
    }
    Ok(None)
}

/// A context in which every list has this many items, or as many as it may have.
fn with_items(maker: &Maker, items: usize) -> Value {
    let mut context = maker.everything();
    for (name, schema) in maker.sections().filter(|(_, schema)| schema["type"] == "array") {
        let mut sampler = maker.sampler(name, Manner::usual(Presence::Everything));
        let items = if name == "promises" { items.min(Context::MOST_PROMISES) } else { items };
        context[name] = sampler.list(schema, name, items).unwrap_or_default();
    }
    context
}
