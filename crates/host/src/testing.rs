//! For testing a rule of your own, or a service with made-up plugins: the feature `testing`, for your `dev-dependencies`.
//!
//! Testing a rule alone, on an action that a plugin proposes for a customer:
//!
//! ```
//! use courtesy_host::contract::{Channel, Policy, Slug};
//! use courtesy_host::testing::{candidate, situation};
//! use courtesy_host::{Candidate, Guardrail, Situation, Verdict, read};
//!
//! struct NoCalls;
//!
//! impl Guardrail for NoCalls {
//!     fn name(&self) -> &'static str {
//!         "no_calls"
//!     }
//!
//!     fn screen(&self, _: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
//!         candidate.retain_channels(|channel| channel != Channel::Phone);
//!         Verdict::Allow
//!     }
//! }
//!
//! let context = read::context(
//!     br#"{"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
//!          "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-20417"}}"#,
//! )?;
//! let answer = read::answer(
//!     br#"{"contract": "1.0", "actions": [{
//!          "id": "ask", "key": "check-in", "purpose": "care", "audience": "customer", "urgency": "info",
//!          "step": {"kind": "check_in", "question": "How are you?", "reply_queue": "care"},
//!          "channels": ["phone", "email"], "window": {"not_after_at": "2026-04-04T00:00:00Z"},
//!          "reasons": [{"code": "quiet", "text": "Quieter than usual.", "evidence": ["/as_of"]}]}]}"#,
//! )?;
//! let policy = Policy::default();
//! let situation = situation(&context, &policy);
//! let mut proposed = candidate(Slug::new("check-in")?, answer.actions[0].clone(), &situation);
//! assert_eq!(NoCalls.screen(&situation, &mut proposed), Verdict::Allow);
//! assert_eq!(proposed.channels(), [Channel::Email]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use courtesy_contract::{Action, Answer, Context, Manifest, Policy, Slug};

use crate::rules::{Candidate, Situation};
use crate::sandbox::Function;

/// What the rules know about this customer under this policy, without holds.
#[must_use]
pub fn situation<'s>(context: &'s Context, policy: &'s Policy) -> Situation<'s> {
    Situation::new(context, policy, &[])
}

/// This action as the plugin proposed it, with its purpose and urgency under the policy, to be carried out now.
#[must_use]
pub fn candidate(plugin: Slug, action: Action, situation: &Situation<'_>) -> Candidate {
    Candidate::new(plugin, action, situation)
}

/// A plugin that is a function of your test, and no `.wasm` file.
///
/// It receives the context as any plugin does: reduced to what its manifest reads and the policy grants, with `derived` and
/// another reference. Its answer is checked, screened and ranked like any other, and it may fail with [`Answer::error`]. It
/// isn't limited in time and memory, and only as pure as you write it. In decisions and records its fuel is 0 and its digest
/// is all zeros. If the function panics, so does the test.
pub struct InProcess {
    pub(crate) manifest: Manifest,
    pub(crate) function: Function,
}

impl InProcess {
    /// A plugin with this manifest, from [`read::manifest`](crate::read::manifest) for example, that answers with this function.
    #[must_use]
    pub fn new(manifest: Manifest, answer: impl Fn(&Context) -> Answer + Send + Sync + 'static) -> Self {
        let function = move |view: &[u8]| {
            let view: Context = serde_json::from_slice(view).expect("what a plugin receives is a context");
            serde_json::to_vec(&answer(&view)).expect("an answer is plain data")
        };
        Self { manifest, function: Box::new(function) }
    }
}

impl std::fmt::Debug for InProcess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InProcess").field("manifest", &self.manifest).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use courtesy_contract::{Disposition, FailureKind};
    use serde_json::json;

    use super::*;
    use crate::plugin::NO_FILE;
    use crate::read;
    use crate::replay::Comparison;
    use crate::rules::examples::{CHECK_IN, action, context};
    use crate::{Breakers, Error, Host, Limits};

    const MANIFEST: &str = "id = \"asking\"\nversion = \"1.0.0\"\ncontract = \"1\"\nsummary = \"Asks.\"\n\
                            reads = [\"orders.status\", \"derived\"]\nkinds = [\"check_in\"]\npurposes = [\"care\"]\n";

    fn manifest(text: &str) -> Manifest {
        read::manifest(text).unwrap()
    }

    fn asking(evidence: &str) -> Answer {
        let because = json!([{"code": "because", "text": "Because.", "evidence": [evidence]}]);
        action(CHECK_IN, json!({"purpose": "care", "reasons": because})).into()
    }

    fn host(answer: impl Fn(&Context) -> Answer + Send + Sync + 'static) -> Host {
        Host::builder().in_process(InProcess::new(manifest(MANIFEST), answer)).build().unwrap()
    }

    const PERMITTED: &str = r#""permissions":[{"purpose":"care","status":"granted"}],
        "orders":[{"id":"o-1","status":"shipped","failure":"late"}]"#;

    #[test]
    fn it_sees_what_a_plugin_sees() {
        let seen = Arc::new(Mutex::new(None));
        let keep = Arc::clone(&seen);
        let host = host(move |context| {
            *keep.lock().unwrap() = Some(context.clone());
            Answer::nothing()
        });
        let customer = context(PERMITTED);
        let decision = host.decide_blocking(&customer);
        assert_eq!((decision.failures, decision.offered), (vec![], vec![]));
        let seen: Context = seen.lock().unwrap().take().unwrap();
        assert_ne!(seen.customer.reference, customer.customer.reference);
        assert_eq!((seen.orders.len(), &seen.orders[0].failure), (1, &None));
        assert!(seen.permissions.is_empty(), "it doesn't read them");
        assert_eq!(seen.derived, crate::derived(&customer));
    }

    #[test]
    fn what_it_answers_is_checked_screened_chosen_recorded_and_replayed() {
        let host = host(|_| asking("/as_of"));
        let record = host.record_blocking(&context(PERMITTED), &Breakers::new());
        let decision = record.decision.clone().unwrap();
        assert_eq!(decision.offered[0].plugin, "asking");
        assert_eq!((decision.plugins[0].digest, record.plugins[0].digest), (NO_FILE, NO_FILE));
        assert_eq!(host.replay_blocking(&record, None).comparison, Comparison::Same);
        let refused = host.decide_blocking(&context("")).withheld;
        assert_eq!((refused[0].rule.as_str(), refused[0].disposition), ("permission", Disposition::Suppressed));
    }

    #[test]
    fn it_may_do_no_more_than_a_plugin() {
        let unfounded = host(|_| asking("/orders/0/failure")).decide_blocking(&context(PERMITTED)).withheld;
        assert_eq!((unfounded[0].rule.as_str(), unfounded[0].disposition), ("evidence", Disposition::Invalid));
        let many = host(|_| Answer { actions: vec![asking("/as_of").actions.remove(0); 17], ..Answer::nothing() });
        assert_eq!(many.decide_blocking(&context("")).failures[0].kind, FailureKind::Contract);
        let bounded = |limits: Limits| {
            let plugin = InProcess::new(manifest(MANIFEST), |_| asking("/as_of"));
            let host = Host::builder().in_process(plugin).limits(limits).build().unwrap();
            host.decide_blocking(&context("")).failures[0].kind
        };
        assert_eq!(bounded(Limits { input_bytes: 10, ..Limits::default() }), FailureKind::Input);
        assert_eq!(bounded(Limits { output_bytes: 10, ..Limits::default() }), FailureKind::Output);
    }

    #[test]
    fn its_manifest_and_its_grant_are_checked_like_any_others() {
        let built = |text: &str, policy: &str| -> Result<Host, Error> {
            let plugin = |text: &str| InProcess::new(manifest(text), |_| Answer::nothing());
            let both = Host::builder().in_process(plugin(MANIFEST)).in_process(plugin(text));
            both.policy(read::policy(policy).unwrap()).build()
        };
        let other = MANIFEST.replace("asking", "other");
        assert!(built(&other, "[plugins.other]\nkinds = [\"check_in\"]\n").is_ok());
        let refusal = |text: &str, policy: &str| built(text, policy).unwrap_err().to_string();
        assert!(refusal(MANIFEST, "").contains("two plugins have the id `asking`"));
        assert!(refusal(&other.replace("orders.status", "orders.sttus"), "").contains("did you mean `orders.status`?"));
        assert!(refusal(&other, "[plugins.other]\nkinds = [\"gesture\"]\n").contains("plugins.other.kinds, item 1"));
        let off = built(&other, "[plugins.other]\nmode = \"off\"\n").unwrap();
        assert_eq!(off.plugins().count(), 1);
    }
}
