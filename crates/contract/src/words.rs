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

            /// The word in JSON.
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
    /// How something reaches the customer.
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
        /// A notice in the app or the customer's account.
        App => "app",
        /// A letter or a card by post.
        Post => "post",
        /// A video call.
        Video => "video",
        /// A meeting, such as in a shop, at a counter or at home.
        InPerson => "in_person",
        /// A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1.
        WebForm => "web_form",
        /// A social network. Since 1.1.
        Social => "social",
        /// Fax. Since 1.1.
        Fax => "fax",
    }
}

words! {
    /// What an action is for. The purpose decides which permission is needed. The order is from least to most strict.
    Purpose {
        /// Carrying out what customer and company agreed, such as an order, a subscription or a complaint.
        Service => "service",
        /// Attention that sells nothing, such as a check-in, a gesture or help.
        Care => "care",
        /// Asking the customer for an opinion that helps the company.
        Research => "research",
        /// Anything meant to sell.
        Marketing => "marketing",
    }
}

words! {
    /// How soon an action matters, from least to most.
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
        /// Ask how the customer is doing; a queue answers the reply.
        CheckIn => "check_in",
        /// An unexpected, caring gesture.
        Gesture => "gesture",
        /// A person takes over.
        HumanHandover => "human_handover",
        /// Repair after something went wrong.
        ServiceRecovery => "service_recovery",
        /// Point to a channel that serves this customer's question better.
        ChannelSuggestion => "channel_suggestion",
        /// Point to something that the customer can do alone, with a way to reach a person.
        SelfService => "self_service",
        /// Customers help each other.
        CommunityHelp => "community_help",
        /// Tell the customer about something that affects them before they find out.
        HeadsUp => "heads_up",
        /// Deliver an order in another way.
        DeliveryAdaptation => "delivery_adaptation",
        /// Ask the customer for their preferences instead of guessing.
        PreferenceAsk => "preference_ask",
        /// A signal to staff; it never reaches the customer.
        InternalInsight => "internal_insight",
    }
}

impl ActionKind {
    /// The least strict purpose for an action of this kind, unless the operator's policy sets another: care for questions,
    /// gestures and suggestions, and service for the rest.
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
    /// What an item in `history` was: an action of a plugin, or something else that reached the customer.
    HistoryKind {
        /// The action `check_in`.
        CheckIn => "check_in",
        /// The action `gesture`.
        Gesture => "gesture",
        /// The action `human_handover`.
        HumanHandover => "human_handover",
        /// The action `service_recovery`.
        ServiceRecovery => "service_recovery",
        /// The action `channel_suggestion`.
        ChannelSuggestion => "channel_suggestion",
        /// The action `self_service`.
        SelfService => "self_service",
        /// The action `community_help`.
        CommunityHelp => "community_help",
        /// The action `heads_up`.
        HeadsUp => "heads_up",
        /// The action `delivery_adaptation`.
        DeliveryAdaptation => "delivery_adaptation",
        /// The action `preference_ask`.
        PreferenceAsk => "preference_ask",
        /// The action `internal_insight`.
        InternalInsight => "internal_insight",
        /// A call that sells something. No plugin proposed it. Since 1.1.
        SalesCall => "sales_call",
        /// A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1.
        Newsletter => "newsletter",
        /// A bill, or a reminder to pay one. No plugin proposed it. Since 1.1.
        Bill => "bill",
    }
}

impl HistoryKind {
    /// The kind of action, if it was one.
    #[must_use]
    pub fn action(self) -> Option<ActionKind> {
        match self {
            Self::CheckIn => Some(ActionKind::CheckIn),
            Self::Gesture => Some(ActionKind::Gesture),
            Self::HumanHandover => Some(ActionKind::HumanHandover),
            Self::ServiceRecovery => Some(ActionKind::ServiceRecovery),
            Self::ChannelSuggestion => Some(ActionKind::ChannelSuggestion),
            Self::SelfService => Some(ActionKind::SelfService),
            Self::CommunityHelp => Some(ActionKind::CommunityHelp),
            Self::HeadsUp => Some(ActionKind::HeadsUp),
            Self::DeliveryAdaptation => Some(ActionKind::DeliveryAdaptation),
            Self::PreferenceAsk => Some(ActionKind::PreferenceAsk),
            Self::InternalInsight => Some(ActionKind::InternalInsight),
            Self::SalesCall | Self::Newsletter | Self::Bill => None,
        }
    }
}

impl From<ActionKind> for HistoryKind {
    fn from(kind: ActionKind) -> Self {
        match kind {
            ActionKind::CheckIn => Self::CheckIn,
            ActionKind::Gesture => Self::Gesture,
            ActionKind::HumanHandover => Self::HumanHandover,
            ActionKind::ServiceRecovery => Self::ServiceRecovery,
            ActionKind::ChannelSuggestion => Self::ChannelSuggestion,
            ActionKind::SelfService => Self::SelfService,
            ActionKind::CommunityHelp => Self::CommunityHelp,
            ActionKind::HeadsUp => Self::HeadsUp,
            ActionKind::DeliveryAdaptation => Self::DeliveryAdaptation,
            ActionKind::PreferenceAsk => Self::PreferenceAsk,
            ActionKind::InternalInsight => Self::InternalInsight,
        }
    }
}

impl PartialEq<ActionKind> for HistoryKind {
    fn eq(&self, kind: &ActionKind) -> bool {
        *self == Self::from(*kind)
    }
}

words! {
    /// The occasion on which the CRM asks for a decision.
    Hook {
        /// A regular review of a customer, such as in a nightly run.
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
        /// An event began that affects many customers, such as an outage, a storm or a closure.
        EventStarted => "event_started",
        /// The customer changed preferences or permissions.
        PreferencesChanged => "preferences_changed",
        /// The customer is visiting the shop, the app or their account.
        Visit => "visit",
    }
}

words! {
    /// How the customer is served: in person or remotely.
    Modality {
        /// In a shop, at a counter or at home.
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
        /// Bought in a shop.
        Store => "store",
        /// Delivered digitally.
        Digital => "digital",
    }
}

words! {
    /// What came of an action.
    Outcome {
        /// It reached the customer; nothing more is known.
        Delivered => "delivered",
        /// The customer accepted it.
        Accepted => "accepted",
        /// The customer dismissed it.
        Dismissed => "dismissed",
        /// The customer complained about it.
        Complained => "complained",
        /// It never reached the customer.
        Failed => "failed",
        /// It was sent; whether it arrived isn't known. Since 1.1.
        Sent => "sent",
        /// It was cancelled before it was carried out. Since 1.1.
        Cancelled => "cancelled",
        /// Its goal was met, such as a customer coming back. This can be known for customers who were held out, too.
        GoalMet => "goal_met",
    }
}

words! {
    /// Something that a customer can choose about being contacted.
    ContactSetting {
        /// How much contact the customer wants.
        ContactMode => "contact_mode",
        /// The channel.
        Channel => "channel",
        /// The frequency.
        Frequency => "frequency",
        /// The language.
        Language => "language",
    }
}
