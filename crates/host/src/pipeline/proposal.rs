//! What comes of asking one plugin.

use courtesy_contract::{Answer, Failure, PluginRun, Withheld};

/// One plugin's answer to one context.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The cost of the call.
    pub run: PluginRun,
    /// The plugin's answer without invalid actions, or why there is none.
    pub answer: Result<Answer, Failure>,
    /// Actions that the plugin may not propose, or without a valid reason.
    pub invalid: Vec<Withheld>,
}
