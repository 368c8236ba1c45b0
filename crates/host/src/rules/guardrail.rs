//! The trait for rules about one action.

use super::{Candidate, Situation, Verdict};

/// A rule that no plugin can override. Implement it to add a rule of the backend's own.
///
/// It must be pure: the same situation and candidate always give the same verdict. With a clock, a network or memory, a
/// decision could not be replayed. It is asked about the time [`Candidate::at`], and so more than once if an action is to be
/// carried out later: about now, about that time, and about each time to which a rule defers it.
///
/// Its sentences are in catalogues in [Fluent](https://projectfluent.org)'s syntax, at least in English.
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

    /// The rule's sentences: pairs of a language tag and messages in Fluent's syntax. Their ids must be unique. An operator's
    /// catalogue can replace them like any others.
    fn messages(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// Decides whether the action is allowed, waits or is refused. It may also take channels away.
    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict;
}
