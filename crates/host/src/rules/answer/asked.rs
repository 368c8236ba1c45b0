//! What a rule about an answer is asked, and what it says when it refuses.

use courtesy_contract::{Context, Disposition, MessageRef, Pointer};

use super::remit::Remit;
use crate::rules::{Refusal, Rulebook, Verdict};

/// What a rule about an answer knows of the call.
pub(crate) struct Asked<'a> {
    pub(crate) remit: &'a Remit,
    pub(crate) book: &'a Rulebook,
    pub(crate) context: &'a Context,
    /// Whether a pointer leads to something that the plugin received.
    pub(crate) received: &'a dyn Fn(&Pointer) -> bool,
}

/// Refuses an action that its plugin may not propose.
pub(super) fn invalid(explanation: MessageRef, detail: MessageRef) -> Verdict {
    Verdict::Refuse(Refusal::new(Disposition::Invalid, explanation).with_detail(detail))
}
