//! Random customers, and those that the caller supplied.

use anyhow::Result;
use courtesy_contract::Hook;
use serde_json::json;

use super::contexts::with;
use super::{Choice, Expected, Maker, Plan};
use crate::commands::conformance::claim::Claim;
use crate::commands::conformance::sample::{Manner, Presence};

/// Adds both.
pub(super) fn add(plan: &mut Plan, maker: &Maker, choice: &Choice) -> Result<()> {
    for number in 1..=choice.customers {
        let name = number.to_string();
        let mut chance = maker.chance(&name);
        let hook = *chance.pick(Hook::ALL);
        let presence = Presence::OnceIn(*chance.pick(&[2, 2, 3, 6]));
        let quiet_days = *chance.pick(&[0, 0, 20, 100, 400]);
        let context = maker.made(&name, Manner { quiet_days, ..Manner::usual(presence) });
        plan.add(Claim::Customers, &name, &with(context, "hook", json!(hook)))?;
    }
    for (name, context) in choice.given {
        plan.add_typed(Claim::Given, name, context.clone(), Expected::Answer);
    }
    Ok(())
}
