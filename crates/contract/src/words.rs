//! Words that more than one document uses.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(crate = "crate::strict")]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the contract.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word that stands in the JSON.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl From<$name> for crate::Argument {
            fn from(word: $name) -> Self {
                word.word().into()
            }
        }
    };
}
pub(crate) use words;

words! {
    /// A way in which a company and a customer meet.
    Channel {
        /// E-mail.
        Email => "email",
        /// A text message to a telephone.
        Sms => "sms",
        /// A telephone call.
        Phone => "phone",
        /// Chat on the website or in the app.
        Chat => "chat",
        /// A messaging service, such as WhatsApp.
        Messaging => "messaging",
        /// A notification on the customer's device.
        Push => "push",
        /// A note inside the app or the customer's account.
        App => "app",
        /// A letter or a card by post.
        Post => "post",
        /// A video call.
        Video => "video",
        /// A meeting: in a shop, at a counter, at home.
        InPerson => "in_person",
    }
}

words! {
    /// What a contact is for. It decides which permission is needed. In order from the least to the most that a customer must have agreed to.
    Purpose {
        /// Carrying out what the customer and the company agreed: an order, a subscription, a complaint.
        Service => "service",
        /// Attention without something to sell: a check-in, a gesture, help.
        Care => "care",
        /// Asking the customer for an opinion that helps the company.
        Research => "research",
        /// Anything meant to sell.
        Marketing => "marketing",
    }
}

words! {
    /// How soon something matters to the customer, from least to most.
    Urgency {
        /// Good to know.
        Info => "info",
        /// Better today than tomorrow.
        Warning => "warning",
        /// Harm or loss if it waits.
        Critical => "critical",
    }
}

words! {
    /// The kinds of action, one for each thing a company can do for a customer.
    ActionKind {
        /// Ask how the customer is doing; the reply has somewhere to go.
        CheckIn => "check_in",
        /// An unexpected, caring gesture.
        Gesture => "gesture",
        /// A person takes over.
        HumanHandover => "human_handover",
        /// Repair after something went wrong.
        ServiceRecovery => "service_recovery",
        /// Point to a channel that serves this customer's question better.
        ChannelSuggestion => "channel_suggestion",
        /// Point to something the customer can do alone, with a way to a person.
        SelfService => "self_service",
        /// Customers who help each other.
        CommunityHelp => "community_help",
        /// Tell the customer first about what affects them.
        HeadsUp => "heads_up",
        /// Bring the product to the customer in another way.
        DeliveryAdaptation => "delivery_adaptation",
        /// Ask the customer for their terms instead of guessing.
        PreferenceAsk => "preference_ask",
        /// A signal to staff; it never reaches the customer.
        InternalInsight => "internal_insight",
    }
}

impl ActionKind {
    /// The purpose that an action of this kind has at least, unless the operator's policy says otherwise: questions,
    /// gestures and suggestions are care, the rest is service.
    #[must_use]
    pub fn least_purpose(self) -> Purpose {
        match self {
            Self::CheckIn | Self::Gesture | Self::ChannelSuggestion | Self::CommunityHelp | Self::PreferenceAsk => {
                Purpose::Care
            }
            Self::HumanHandover
            | Self::ServiceRecovery
            | Self::SelfService
            | Self::HeadsUp
            | Self::DeliveryAdaptation
            | Self::InternalInsight => Purpose::Service,
        }
    }
}

words! {
    /// The occasion on which the CRM asks.
    Hook {
        /// A regular look at a customer, such as a nightly run.
        Review => "review",
        /// The customer gets in touch.
        ContactStarted => "contact_started",
        /// A conversation has ended.
        ContactEnded => "contact_ended",
        /// An order was placed.
        OrderPlaced => "order_placed",
        /// An order is late.
        OrderDelayed => "order_delayed",
        /// An order failed.
        OrderFailed => "order_failed",
        /// A case was opened.
        CaseOpened => "case_opened",
        /// A case was closed.
        CaseClosed => "case_closed",
        /// Something happened that affects many: an outage, a storm, a closing.
        EventStarted => "event_started",
        /// The customer changed preferences or permissions.
        PreferencesChanged => "preferences_changed",
        /// The customer looks at their account, shop or app now.
        Visit => "visit",
    }
}

words! {
    /// Where the customer is served: in person or at a distance.
    Modality {
        /// In a shop, at a counter, at home.
        InPerson => "in_person",
        /// By telephone, video or screen.
        Virtual => "virtual",
    }
}

words! {
    /// How goods reach the customer.
    Fulfilment {
        /// Delivered at home.
        Home => "home",
        /// Picked up in a shop.
        PickUp => "pick_up",
        /// Picked up from a locker.
        Locker => "locker",
        /// Bought and taken along in a shop.
        Store => "store",
        /// Delivered digitally.
        Digital => "digital",
    }
}

words! {
    /// What came of a contact.
    Outcome {
        /// It reached the customer; nothing more is known.
        Delivered => "delivered",
        /// The customer took it up.
        Accepted => "accepted",
        /// The customer put it aside.
        Dismissed => "dismissed",
        /// The customer complained about it.
        Complained => "complained",
        /// It never reached the customer.
        Failed => "failed",
        /// What it was meant to bring about happened, such as a customer coming back. It can be known of customers who were held out, too.
        GoalMet => "goal_met",
    }
}

words! {
    /// Something that a customer can settle about being contacted.
    ContactSetting {
        /// When the company should be there at all.
        ContactMode => "contact_mode",
        /// Over which channel.
        Channel => "channel",
        /// How often.
        Frequency => "frequency",
        /// In which language.
        Language => "language",
    }
}
