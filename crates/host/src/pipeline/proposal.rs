//! What comes of asking one plugin.

use courtesy_contract::{Answer, Failure, PluginRun, Withheld};

/// What one plugin answered to one context.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What it cost.
    pub run: PluginRun,
    /// What the plugin proposes, without the actions that are invalid; or why there is no answer.
    pub answer: Result<Answer, Failure>,
    /// Actions that the plugin may not propose, or not without ground.
    pub invalid: Vec<Withheld>,
}
