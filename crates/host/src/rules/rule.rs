//! The list of Courtesy's own rules.

use courtesy_contract::Stage;

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident => $name:literal, $stage:ident;)+) => {
        /// A rule of Courtesy's own, in the order in which the rules are asked.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule,)+
        }

        impl Rule {
            /// Every rule, in the order in which they are asked.
            pub const ALL: &[Self] = &[$(Self::$rule,)+];

            /// The name in decisions and documents, such as `quiet_hours`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)+ }
            }

            /// The rule with this name; `None` for a rule of a backend's own.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|rule| rule.name() == name)
            }

            /// The stage that asks the rule.
            #[must_use]
            pub const fn stage(self) -> Stage {
                match self { $(Self::$rule => Stage::$stage,)+ }
            }
        }
    };
}

rules! {
    /// What the manifest declares and the operator grants.
    Manifest => "manifest", Check;
    /// Whom the action reaches, and on which channels.
    Audience => "audience", Check;
    /// When it may be carried out.
    Window => "window", Check;
    /// The evidence of its reasons.
    Evidence => "evidence", Check;
    /// Placeholders, and who signs.
    Message => "message", Check;
    /// Where its links lead.
    Link => "link", Check;
    /// The customer's language.
    Language => "language", Check;
    /// How old the facts and scores are.
    Freshness => "freshness", Guardrail;
    /// A customer in difficulty.
    Care => "care", Guardrail;
    /// What the customer agreed to.
    Permission => "permission", Guardrail;
    /// Where the customer can be reached.
    Channel => "channel", Guardrail;
    /// Set texts on channels where people speak.
    SetText => "set_text", Guardrail;
    /// How present the customer wants the company to be.
    ContactMode => "contact_mode", Guardrail;
    /// What a plugin asked to suppress.
    Hold => "hold", Guardrail;
    /// Whether it comes in time.
    Validity => "validity", Guardrail;
    /// What a person must approve.
    SignificantEffects => "significant_effects", Guardrail;
    /// What was said before.
    Repetition => "repetition", Arbitration;
    /// Room for its group in one decision.
    MaxPerGroup => "max_per_group", Arbitration;
    /// Room for one more contact in one decision.
    MaxOffered => "max_offered", Arbitration;
    /// Room for its kind in one decision.
    MaxPerKind => "max_per_kind", Arbitration;
    /// What doesn't go together.
    Exclusion => "exclusion", Arbitration;
    /// Room on its channel in one decision.
    MaxPerChannel => "max_per_channel", Arbitration;
    /// Contacts in a period.
    Caps => "caps", Arbitration;
    /// No way round a full cap.
    Intrusiveness => "intrusiveness", Arbitration;
    /// Money in a period.
    Budget => "budget", Arbitration;
    /// The staff's time.
    Capacity => "capacity", Arbitration;
    /// Somebody who keeps what it promises.
    Promise => "promise", Arbitration;
    /// The customer's night.
    QuietHours => "quiet_hours", Arbitration;
    /// Who is held out by an experiment.
    Holdout => "holdout", Arbitration;
    /// How far ahead a decision may offer anything.
    Horizon => "horizon", Arbitration;
    /// A person for a customer in trouble.
    HumanEscape => "human_escape", Arbitration;
}
