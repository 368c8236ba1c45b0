//! The interface of a rule about one action.

use super::{Candidate, Situation, Verdict};

/// A rule that no plugin can override. Courtesy's own rules and a backend's are the same to the host.
///
/// It must be pure: the same situation and candidate always give the same verdict, without a clock, a network or
/// memory, or a decision could not be replayed. It is asked about the moment [`Candidate::at`], and so more than once
/// when an action is to be carried out later: for now, for then, and for each moment to which a rule puts it off.
///
/// Its sentences stand in catalogues in [Fluent](https://projectfluent.org)'s syntax, in English at least.
///
/// ```
/// use courtesy_host::contract::{Channel, Disposition, MessageRef};
/// use courtesy_host::{Candidate, Guardrail, Host, Refusal, Situation, Verdict};
///
/// /// Nobody outside the country is telephoned.
/// struct CallsAtHome;
///
/// impl Guardrail for CallsAtHome {
///     fn name(&self) -> &'static str {
///         "calls_at_home"
///     }
///
///     fn messages(&self) -> &'static [(&'static str, &'static str)] {
///         &[
///             ("en", "calls-at-home-abroad = We don't make calls abroad."),
///             ("nl", "calls-at-home-abroad = Wij bellen niet naar het buitenland."),
///         ]
///     }
///
///     fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
///         let abroad = situation.context().customer.country.is_some_and(|country| country.as_str() != "NL");
///         if abroad {
///             candidate.retain_channels(|channel| channel != Channel::Phone);
///         }
///         if candidate.reaches_customer() && candidate.channels().is_empty() {
///             let explanation = MessageRef::new("calls-at-home-abroad");
///             return Verdict::Refuse(Refusal::new(Disposition::Suppressed, explanation));
///         }
///         Verdict::Allow
///     }
/// }
///
/// let host = Host::builder().guardrail(CallsAtHome).build()?;
/// # Ok::<(), courtesy_host::Error>(())
/// ```
pub trait Guardrail: Send + Sync {
    /// The rule's name in decisions and records, such as `calls_at_home`.
    fn name(&self) -> &'static str;

    /// The sentences of the rule: a language tag and the messages in it, in Fluent's syntax. Their ids are the rule's
    /// own; an operator's catalogue can replace them like any other.
    fn messages(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// Says whether the action may go on, or takes channels away from it.
    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict;
}
