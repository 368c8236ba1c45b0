/*
 * Made by `courtesy schema --lang c`.
 *
 * What Courtesy and its plugins say to each other, version 1.0 of the contract.
 *
 * A field that isn't known is left out; there is no null. A plugin receives only the part of the context that
 * it names under `reads` in plugin.toml, so a field that is required here can be missing there.
 *
 * The field `language` of the type `Customer` is COURTESY_CUSTOMER_LANGUAGE, and the word `email` of the type
 * `Channel` is COURTESY_CHANNEL_EMAIL. All of them are string literals, so they join others: "/customer/"
 * COURTESY_CUSTOMER_LANGUAGE.
 */
#ifndef COURTESY_CONTRACT_H
#define COURTESY_CONTRACT_H

/*
 * Context: What is known of one customer at one moment.
 *
 * The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
 * `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
 * A plugin ignores keys that it doesn't know. To whoever reads what a CRM writes, an unknown key is a
 * mistake, unless `contract` names a newer version: the misspelt one would protect nobody.
 */
/** The contract's version that this document is written for. */
#define COURTESY_CONTEXT_CONTRACT "contract"
/** Names the decision; the CRM chooses it, and the decision repeats it. */
#define COURTESY_CONTEXT_DECISION_ID "decision_id"
/** The occasion on which the CRM asks. */
#define COURTESY_CONTEXT_HOOK "hook"
/** The moment the facts were read, and the only clock that a plugin and the rules have. */
#define COURTESY_CONTEXT_AS_OF "as_of"
/** Who the customer is to the company. */
#define COURTESY_CONTEXT_CUSTOMER "customer"
/** Appointments. */
#define COURTESY_CONTEXT_APPOINTMENTS "appointments"
/** What people agreed to for this customer. */
#define COURTESY_CONTEXT_APPROVALS "approvals"
/** How the customer stands with paying. */
#define COURTESY_CONTEXT_BILLING "billing"
/** What was spent of the operator's budgets on all customers. */
#define COURTESY_CONTEXT_BUDGETS "budgets"
/** How busy the people are who would have to help. */
#define COURTESY_CONTEXT_CAPACITY "capacity"
/** Whether to be extra careful with this customer. */
#define COURTESY_CONTEXT_CARE "care"
/** Questions, complaints and other matters that somebody works on. */
#define COURTESY_CONTEXT_CASES "cases"
/** The ways in which the customer can be reached. */
#define COURTESY_CONTEXT_CHANNELS "channels"
/** Customers who help each other. */
#define COURTESY_CONTEXT_COMMUNITY "community"
/** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
#define COURTESY_CONTEXT_CONFIG "config"
/**
 * Facts that the host computes, so that no plugin needs date arithmetic. What a CRM puts here is replaced.
 */
#define COURTESY_CONTEXT_DERIVED "derived"
/** What happens around the customer and affects many. */
#define COURTESY_CONTEXT_EVENTS "events"
/** Scores that the customer gave. */
#define COURTESY_CONTEXT_FEEDBACK "feedback"
/** What was proposed to this customer before, and what came of it. */
#define COURTESY_CONTEXT_HISTORY "history"
/** Conversations and messages, newest last. */
#define COURTESY_CONTEXT_INTERACTIONS "interactions"
/** Where the customer is on the way to something, and where it gets stuck. */
#define COURTESY_CONTEXT_JOURNEYS "journeys"
/** Orders, oldest first. */
#define COURTESY_CONTEXT_ORDERS "orders"
/** What the customer granted, denied or revoked. */
#define COURTESY_CONTEXT_PERMISSIONS "permissions"
/** What the customer asked of the company. It can only tighten what the company allows itself. */
#define COURTESY_CONTEXT_PREFERENCES "preferences"
/**
 * The moment the CRM asks, where that is later than the reading of the facts. What is older than the policy
 * allows is not acted on.
 */
#define COURTESY_CONTEXT_REQUESTED_AT "requested_at"
/** Scores that the CRM's own models gave. */
#define COURTESY_CONTEXT_SCORES "scores"
/** The only source of chance for plugins; 0 if left out. */
#define COURTESY_CONTEXT_SEED "seed"
/** Subscriptions. */
#define COURTESY_CONTEXT_SUBSCRIPTIONS "subscriptions"

/*
 * ActionKind: The kinds of action, one for each thing a company can do for a customer.
 */
/** Ask how the customer is doing; the reply has somewhere to go. */
#define COURTESY_ACTION_KIND_CHECK_IN "check_in"
/** An unexpected, caring gesture. */
#define COURTESY_ACTION_KIND_GESTURE "gesture"
/** A person takes over. */
#define COURTESY_ACTION_KIND_HUMAN_HANDOVER "human_handover"
/** Repair after something went wrong. */
#define COURTESY_ACTION_KIND_SERVICE_RECOVERY "service_recovery"
/** Point to a channel that serves this customer's question better. */
#define COURTESY_ACTION_KIND_CHANNEL_SUGGESTION "channel_suggestion"
/** Point to something the customer can do alone, with a way to a person. */
#define COURTESY_ACTION_KIND_SELF_SERVICE "self_service"
/** Customers who help each other. */
#define COURTESY_ACTION_KIND_COMMUNITY_HELP "community_help"
/** Tell the customer first about what affects them. */
#define COURTESY_ACTION_KIND_HEADS_UP "heads_up"
/** Bring the product to the customer in another way. */
#define COURTESY_ACTION_KIND_DELIVERY_ADAPTATION "delivery_adaptation"
/** Ask the customer for their terms instead of guessing. */
#define COURTESY_ACTION_KIND_PREFERENCE_ASK "preference_ask"
/** A signal to staff; it never reaches the customer. */
#define COURTESY_ACTION_KIND_INTERNAL_INSIGHT "internal_insight"

/*
 * Appointment: An appointment.
 */
/** The CRM's reference. */
#define COURTESY_APPOINTMENT_ID "id"
/** How it stands. */
#define COURTESY_APPOINTMENT_STATUS "status"
/** When it takes place. */
#define COURTESY_APPOINTMENT_AT "at"
/** The event that touches it: the `ref` of one of `events`. */
#define COURTESY_APPOINTMENT_EVENT "event"
/** In person or at a distance. */
#define COURTESY_APPOINTMENT_MODALITY "modality"
/** Where, as the CRM names it. */
#define COURTESY_APPOINTMENT_PLACE "place"
/** What it is about. */
#define COURTESY_APPOINTMENT_TOPIC "topic"

/*
 * AppointmentStatus: How an appointment stands.
 */
/** It is planned. */
#define COURTESY_APPOINTMENT_STATUS_PLANNED "planned"
/** It took place. */
#define COURTESY_APPOINTMENT_STATUS_DONE "done"
/** The customer didn't come. */
#define COURTESY_APPOINTMENT_STATUS_MISSED "missed"
/** It was called off. */
#define COURTESY_APPOINTMENT_STATUS_CANCELLED "cancelled"

/*
 * Approval: Who has to agree before an action is carried out.
 */
/** Nobody. */
#define COURTESY_APPROVAL_NONE "none"
/** A person. */
#define COURTESY_APPROVAL_HUMAN "human"
/** A manager. */
#define COURTESY_APPROVAL_MANAGER "manager"

/*
 * Approved: Something that a person agreed to for this customer, once: when `history` holds the action from
 * then on, it is used up.
 */
/** The action's `key`. */
#define COURTESY_APPROVED_KEY "key"
/** Who agreed: a person, or a manager. */
#define COURTESY_APPROVED_BY "by"
/** When. */
#define COURTESY_APPROVED_AT "at"
/** The most it may cost; any sum if left out. */
#define COURTESY_APPROVED_AMOUNT "amount"
/** The plugin whose action it is; that of any plugin if left out. */
#define COURTESY_APPROVED_PLUGIN "plugin"
/** Until when it holds; for good if left out. */
#define COURTESY_APPROVED_UNTIL_AT "until_at"

/*
 * Billing: How the customer stands with paying.
 */
/** Whether the customer is behind with paying. */
#define COURTESY_BILLING_ARREARS "arrears"
/** For how many days. */
#define COURTESY_BILLING_DAYS_PAST_DUE "days_past_due"
/** Whether there is an arrangement to pay in parts. */
#define COURTESY_BILLING_PAYMENT_PLAN "payment_plan"

/*
 * BudgetSpent: What was spent of one of the operator's budgets on all customers, in the budget's present
 * period.
 */
/** The budget's name in the policy. */
#define COURTESY_BUDGET_SPENT_NAME "name"
/** So much. */
#define COURTESY_BUDGET_SPENT_SPENT "spent"

/*
 * Capacity: How busy the people are who would have to help.
 */
/** The groups of people who help. */
#define COURTESY_CAPACITY_QUEUES "queues"
/** How much they have on their hands. */
#define COURTESY_CAPACITY_VOLUME "volume"

/*
 * Care: Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with
 * the CRM.
 */
/** Be careful: nothing that sells, nothing that asks for an opinion. */
#define COURTESY_CARE_HANDLE_WITH_CARE "handle_with_care"
/** Purposes for which there must be no contact at all meanwhile. */
#define COURTESY_CARE_SUPPRESS_PURPOSES "suppress_purposes"
/** Until when; until further notice if left out. */
#define COURTESY_CARE_UNTIL_AT "until_at"

/*
 * Case: A matter that somebody works on.
 */
/** The CRM's reference. */
#define COURTESY_CASE_ID "id"
/** What it is about. */
#define COURTESY_CASE_KIND "kind"
/** How far it is. */
#define COURTESY_CASE_STATUS "status"
/** When it was closed. */
#define COURTESY_CASE_CLOSED_AT "closed_at"
/** The event it is about: the `ref` of one of `events`. */
#define COURTESY_CASE_EVENT "event"
/** When it was opened. */
#define COURTESY_CASE_OPENED_AT "opened_at"
/** The order it is about: the `id` of one of `orders`. */
#define COURTESY_CASE_ORDER "order"
/** When the company promised an answer. */
#define COURTESY_CASE_PROMISED_AT "promised_at"
/** How often it was opened again. */
#define COURTESY_CASE_REOPENED "reopened"
/** How bad it is. */
#define COURTESY_CASE_SEVERITY "severity"
/** What it is about, as the CRM names it. */
#define COURTESY_CASE_TOPIC "topic"

/*
 * CaseKind: What a case is about.
 */
/** A question. */
#define COURTESY_CASE_KIND_QUESTION "question"
/** A complaint. */
#define COURTESY_CASE_KIND_COMPLAINT "complaint"
/** Something that doesn't work. */
#define COURTESY_CASE_KIND_INCIDENT "incident"
/** Goods that come back. */
#define COURTESY_CASE_KIND_RETURN "return"
/** A claim for damage. */
#define COURTESY_CASE_KIND_CLAIM "claim"

/*
 * CaseStatus: How far a case is.
 */
/** Somebody has to act. */
#define COURTESY_CASE_STATUS_OPEN "open"
/** It waits for the customer. */
#define COURTESY_CASE_STATUS_WAITING "waiting"
/** It is solved, and the customer may still disagree. */
#define COURTESY_CASE_STATUS_RESOLVED "resolved"
/** It is over. */
#define COURTESY_CASE_STATUS_CLOSED "closed"

/*
 * Channel: A way in which a company and a customer meet.
 */
/** E-mail. */
#define COURTESY_CHANNEL_EMAIL "email"
/** A text message to a telephone. */
#define COURTESY_CHANNEL_SMS "sms"
/** A telephone call. */
#define COURTESY_CHANNEL_PHONE "phone"
/** Chat on the website or in the app. */
#define COURTESY_CHANNEL_CHAT "chat"
/** A messaging service, such as WhatsApp. */
#define COURTESY_CHANNEL_MESSAGING "messaging"
/** A notification on the customer's device. */
#define COURTESY_CHANNEL_PUSH "push"
/** A note inside the app or the customer's account. */
#define COURTESY_CHANNEL_APP "app"
/** A letter or a card by post. */
#define COURTESY_CHANNEL_POST "post"
/** A video call. */
#define COURTESY_CHANNEL_VIDEO "video"
/** A meeting: in a shop, at a counter, at home. */
#define COURTESY_CHANNEL_IN_PERSON "in_person"

/*
 * ChannelState: One way in which the customer can be reached.
 */
/** The channel. */
#define COURTESY_CHANNEL_STATE_CHANNEL "channel"
/** Whether the company can be reached there now. */
#define COURTESY_CHANNEL_STATE_AVAILABLE "available"
/** The share of the customer's contacts that went over it. */
#define COURTESY_CHANNEL_STATE_HABIT "habit"
/** Whether the CRM has what it needs to reach the customer there. */
#define COURTESY_CHANNEL_STATE_REACHABLE "reachable"
/** Whether the customer confirmed it. */
#define COURTESY_CHANNEL_STATE_VERIFIED "verified"

/*
 * Community: Customers who help each other.
 */
/** Whether the customer offered to help others. */
#define COURTESY_COMMUNITY_HELPER_OPT_IN "helper_opt_in"
/** Whether the customer takes part. */
#define COURTESY_COMMUNITY_MEMBER "member"
/** What the customer knows or asks about. */
#define COURTESY_COMMUNITY_TOPICS "topics"

/*
 * ContactMode: When the customer wants the company to be there.
 */
/** Welcomes contact that the company starts. */
#define COURTESY_CONTACT_MODE_PROACTIVE_WELCOME "proactive_welcome"
/** Wants contact only when there is a need: no check-ins, gestures or marketing. */
#define COURTESY_CONTACT_MODE_ONLY_WHEN_NEEDED "only_when_needed"
/** Wants the company there only when called, like a butler. */
#define COURTESY_CONTACT_MODE_ON_REQUEST_ONLY "on_request_only"

/*
 * Customer: Who the customer is to the company.
 */
/** The CRM's opaque reference. Each plugin receives a different one, so that plugins can't compare notes. */
#define COURTESY_CUSTOMER_REF "ref"
/** The country the customer lives in. */
#define COURTESY_CUSTOMER_COUNTRY "country"
/** A person or an organisation. */
#define COURTESY_CUSTOMER_KIND "kind"
/** The language the customer prefers. */
#define COURTESY_CUSTOMER_LANGUAGE "language"
/** A part of the country, as the CRM names it. */
#define COURTESY_CUSTOMER_REGION "region"
/** Groups that the CRM puts the customer in. */
#define COURTESY_CUSTOMER_SEGMENTS "segments"
/** Where the customer stands in the relation. */
#define COURTESY_CUSTOMER_STATUS "status"
/** For how many days the customer has been one. */
#define COURTESY_CUSTOMER_TENURE_DAYS "tenure_days"
/** The customer's time zone. */
#define COURTESY_CUSTOMER_TIME_ZONE "time_zone"
/** How much the customer's business amounts to. */
#define COURTESY_CUSTOMER_VALUE_TIER "value_tier"

/*
 * CustomerKind: Whether the customer is a person or an organisation.
 */
/** A person. */
#define COURTESY_CUSTOMER_KIND_PERSON "person"
/** A company or another organisation. */
#define COURTESY_CUSTOMER_KIND_ORGANISATION "organisation"

/*
 * CustomerStatus: Where the customer stands in the relation.
 */
/** Has not bought yet. */
#define COURTESY_CUSTOMER_STATUS_PROSPECT "prospect"
/** Buys or uses. */
#define COURTESY_CUSTOMER_STATUS_ACTIVE "active"
/** Is on the way out. */
#define COURTESY_CUSTOMER_STATUS_LAPSING "lapsing"
/** Has left. */
#define COURTESY_CUSTOMER_STATUS_FORMER "former"
/** Has died; only a person may take contact with the relatives. */
#define COURTESY_CUSTOMER_STATUS_DECEASED "deceased"

/*
 * Derived: Facts that the host computes from the rest of the context. A fact that can't be known is left out.
 * Days are periods of 24 hours.
 */
/** Times the company contacted the customer of its own accord in the last 7 days, by `history`. */
#define COURTESY_DERIVED_CONTACTS_LAST_7_DAYS "contacts_last_7_days"
/** Days since the newest gesture in `history`. */
#define COURTESY_DERIVED_DAYS_SINCE_LAST_GESTURE "days_since_last_gesture"
/** Days since the newest interaction. */
#define COURTESY_DERIVED_DAYS_SINCE_LAST_INTERACTION "days_since_last_interaction"
/** Days since the newest order was placed. */
#define COURTESY_DERIVED_DAYS_SINCE_LAST_ORDER "days_since_last_order"
/** Orders that failed and were not cancelled since. */
#define COURTESY_DERIVED_FAILED_ORDERS "failed_orders"
/** What gestures in `history` cost in the last 365 days, an amount for each currency. */
#define COURTESY_DERIVED_GESTURE_SPEND_365_DAYS "gesture_spend_365_days"
/** The time on the customer's clock at `as_of`; left out if the time zone isn't known. */
#define COURTESY_DERIVED_LOCAL_TIME "local_time"
/** The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known. */
#define COURTESY_DERIVED_LOCAL_WEEKDAY "local_weekday"
/** Cases that are open or wait for the customer. */
#define COURTESY_DERIVED_OPEN_CASES "open_cases"
/** Complaints that are open or wait for the customer. */
#define COURTESY_DERIVED_OPEN_COMPLAINTS "open_complaints"
/** Orders placed in the last 365 days. */
#define COURTESY_DERIVED_ORDERS_LAST_365_DAYS "orders_last_365_days"
/**
 * The customer's own rhythm: the median of the whole days between one day with orders and the next; left out
 * below three such days.
 */
#define COURTESY_DERIVED_USUAL_DAYS_BETWEEN_ORDERS "usual_days_between_orders"

/*
 * Direction: Who started it.
 */
/** The customer. */
#define COURTESY_DIRECTION_INBOUND "inbound"
/** The company. */
#define COURTESY_DIRECTION_OUTBOUND "outbound"

/*
 * Event: Something that happens and affects many.
 */
/** The CRM's reference. */
#define COURTESY_EVENT_REF "ref"
/** What kind of event it is. */
#define COURTESY_EVENT_KIND "kind"
/** Whether it affects this customer. */
#define COURTESY_EVENT_AFFECTS_CUSTOMER "affects_customer"
/** Where, as the CRM names it. */
#define COURTESY_EVENT_AREA "area"
/** From when. */
#define COURTESY_EVENT_FROM_AT "from_at"
/** Until when; unknown if left out. */
#define COURTESY_EVENT_UNTIL_AT "until_at"

/*
 * EventKind: What kind of event it is.
 */
/** A contagious disease. */
#define COURTESY_EVENT_KIND_PANDEMIC "pandemic"
/** A service that doesn't work. */
#define COURTESY_EVENT_KIND_OUTAGE "outage"
/** A product that is called back. */
#define COURTESY_EVENT_KIND_RECALL "recall"
/** Storm, flood, heat, snow. */
#define COURTESY_EVENT_KIND_WEATHER "weather"
/** Work is laid down. */
#define COURTESY_EVENT_KIND_STRIKE "strike"
/** A place closes. */
#define COURTESY_EVENT_KIND_CLOSURE "closure"

/*
 * Feedback: A score that the customer gave.
 */
/** Which scale it is on. */
#define COURTESY_FEEDBACK_KIND "kind"
/** The score. */
#define COURTESY_FEEDBACK_SCORE "score"
/** When it was given. */
#define COURTESY_FEEDBACK_AT "at"

/*
 * FeedbackKind: Which scale a score is on.
 */
/** Net Promoter Score: 0 to 10. */
#define COURTESY_FEEDBACK_KIND_NPS "nps"
/** Customer satisfaction: 1 to 5. */
#define COURTESY_FEEDBACK_KIND_CSAT "csat"
/** Customer Effort Score: 1 to 7. */
#define COURTESY_FEEDBACK_KIND_CES "ces"

/*
 * Friction: A bump on the customer's way.
 */
/** What gets in the way, such as `payment_error`. */
#define COURTESY_FRICTION_KIND "kind"
/** How often. */
#define COURTESY_FRICTION_COUNT "count"
/** When it last did. */
#define COURTESY_FRICTION_LAST_AT "last_at"

/*
 * Fulfilment: How goods reach the customer.
 */
/** Delivered at home. */
#define COURTESY_FULFILMENT_HOME "home"
/** Picked up in a shop. */
#define COURTESY_FULFILMENT_PICK_UP "pick_up"
/** Picked up from a locker. */
#define COURTESY_FULFILMENT_LOCKER "locker"
/** Bought and taken along in a shop. */
#define COURTESY_FULFILMENT_STORE "store"
/** Delivered digitally. */
#define COURTESY_FULFILMENT_DIGITAL "digital"

/*
 * Handler: Who spoke for the company.
 */
/** A person. */
#define COURTESY_HANDLER_HUMAN "human"
/** A machine. */
#define COURTESY_HANDLER_BOT "bot"

/*
 * HistoryItem: What was done for this customer before, and what came of it.
 */
/** The action's `key`. */
#define COURTESY_HISTORY_ITEM_KEY "key"
/** What was done. */
#define COURTESY_HISTORY_ITEM_KIND "kind"
/** When. */
#define COURTESY_HISTORY_ITEM_AT "at"
/** Over which channel; left out if it didn't reach the customer over one. */
#define COURTESY_HISTORY_ITEM_CHANNEL "channel"
/** What it cost. */
#define COURTESY_HISTORY_ITEM_COST "cost"
/** The action's `group`. */
#define COURTESY_HISTORY_ITEM_GROUP "group"
/** What came of it. */
#define COURTESY_HISTORY_ITEM_OUTCOME "outcome"
/** The plugin that proposed it. */
#define COURTESY_HISTORY_ITEM_PLUGIN "plugin"
/** What it was for. */
#define COURTESY_HISTORY_ITEM_PURPOSE "purpose"

/*
 * Hook: The occasion on which the CRM asks.
 */
/** A regular look at a customer, such as a nightly run. */
#define COURTESY_HOOK_REVIEW "review"
/** The customer gets in touch. */
#define COURTESY_HOOK_CONTACT_STARTED "contact_started"
/** A conversation has ended. */
#define COURTESY_HOOK_CONTACT_ENDED "contact_ended"
/** An order was placed. */
#define COURTESY_HOOK_ORDER_PLACED "order_placed"
/** An order is late. */
#define COURTESY_HOOK_ORDER_DELAYED "order_delayed"
/** An order failed. */
#define COURTESY_HOOK_ORDER_FAILED "order_failed"
/** A case was opened. */
#define COURTESY_HOOK_CASE_OPENED "case_opened"
/** A case was closed. */
#define COURTESY_HOOK_CASE_CLOSED "case_closed"
/** Something happened that affects many: an outage, a storm, a closing. */
#define COURTESY_HOOK_EVENT_STARTED "event_started"
/** The customer changed preferences or permissions. */
#define COURTESY_HOOK_PREFERENCES_CHANGED "preferences_changed"
/** The customer looks at their account, shop or app now. */
#define COURTESY_HOOK_VISIT "visit"

/*
 * Interaction: A conversation or a message.
 */
/** The CRM's reference. */
#define COURTESY_INTERACTION_ID "id"
/** When it took place. */
#define COURTESY_INTERACTION_AT "at"
/** Over which channel. */
#define COURTESY_INTERACTION_CHANNEL "channel"
/** Who started it. */
#define COURTESY_INTERACTION_DIRECTION "direction"
/** How much effort it cost the customer. */
#define COURTESY_INTERACTION_EFFORT "effort"
/** The event it was about: the `ref` of one of `events`. */
#define COURTESY_INTERACTION_EVENT "event"
/** Who spoke for the company. */
#define COURTESY_INTERACTION_HANDLER "handler"
/** How it ended. */
#define COURTESY_INTERACTION_OUTCOME "outcome"
/** How the customer sounded. */
#define COURTESY_INTERACTION_SENTIMENT "sentiment"
/** What it was about, as the CRM names it, such as `delivery`. */
#define COURTESY_INTERACTION_TOPIC "topic"

/*
 * InteractionOutcome: How a conversation ended.
 */
/** The question was answered. */
#define COURTESY_INTERACTION_OUTCOME_RESOLVED "resolved"
/** It was not. */
#define COURTESY_INTERACTION_OUTCOME_UNRESOLVED "unresolved"
/** The customer gave up. */
#define COURTESY_INTERACTION_OUTCOME_ABANDONED "abandoned"
/** Somebody else took over. */
#define COURTESY_INTERACTION_OUTCOME_ESCALATED "escalated"

/*
 * Journey: Where the customer is on the way to something.
 */
/** The journey, as the CRM names it, such as `move_house`. */
#define COURTESY_JOURNEY_JOURNEY "journey"
/** Since when. */
#define COURTESY_JOURNEY_ENTERED_AT "entered_at"
/** Where it gets stuck. */
#define COURTESY_JOURNEY_FRICTION "friction"
/** How far the customer is. */
#define COURTESY_JOURNEY_STAGE "stage"

/*
 * LegalBasis: The ground in law (GDPR article 6) on which the contact rests.
 */
/** The customer's consent. */
#define COURTESY_LEGAL_BASIS_CONSENT "consent"
/** The contract with the customer. */
#define COURTESY_LEGAL_BASIS_CONTRACT "contract"
/** A duty in law. */
#define COURTESY_LEGAL_BASIS_LEGAL_OBLIGATION "legal_obligation"
/** Somebody's life or health. */
#define COURTESY_LEGAL_BASIS_VITAL_INTEREST "vital_interest"
/** A task in the public interest. */
#define COURTESY_LEGAL_BASIS_PUBLIC_INTEREST "public_interest"
/** A legitimate interest of the company. */
#define COURTESY_LEGAL_BASIS_LEGITIMATE_INTEREST "legitimate_interest"

/*
 * MaxContacts: At most so many contacts in so many days.
 */
/** At most so many contacts; 0 is none. */
#define COURTESY_MAX_CONTACTS_MAX "max"
/** In any period of so many days of 24 hours. */
#define COURTESY_MAX_CONTACTS_PER_DAYS "per_days"
/** The channel it is about; all channels together if left out. */
#define COURTESY_MAX_CONTACTS_CHANNEL "channel"

/*
 * Modality: Where the customer is served: in person or at a distance.
 */
/** In a shop, at a counter, at home. */
#define COURTESY_MODALITY_IN_PERSON "in_person"
/** By telephone, video or screen. */
#define COURTESY_MODALITY_VIRTUAL "virtual"

/*
 * Money: An amount of money. Amounts in different currencies are never added or converted.
 */
/** The amount in the currency's smallest unit: 1250 is EUR 12.50. */
#define COURTESY_MONEY_MINOR "minor"
/** The currency's ISO 4217 code. */
#define COURTESY_MONEY_CURRENCY "currency"

/*
 * Order: An order.
 */
/** The CRM's reference. */
#define COURTESY_ORDER_ID "id"
/** How far it is. */
#define COURTESY_ORDER_STATUS "status"
/** What it cost. */
#define COURTESY_ORDER_AMOUNT "amount"
/** The event that touches it: the `ref` of one of `events`. */
#define COURTESY_ORDER_EVENT "event"
/** When it is expected now. */
#define COURTESY_ORDER_EXPECTED_AT "expected_at"
/** Why it failed, such as `carrier_lost`. */
#define COURTESY_ORDER_FAILURE "failure"
/** How it reaches the customer. */
#define COURTESY_ORDER_FULFILMENT "fulfilment"
/** When it was placed. */
#define COURTESY_ORDER_PLACED_AT "placed_at"
/** When the company promised it. */
#define COURTESY_ORDER_PROMISED_AT "promised_at"

/*
 * OrderStatus: How far an order is.
 */
/** Placed. */
#define COURTESY_ORDER_STATUS_PLACED "placed"
/** On the way. */
#define COURTESY_ORDER_STATUS_SHIPPED "shipped"
/** With the customer. */
#define COURTESY_ORDER_STATUS_DELIVERED "delivered"
/** Something went wrong, and the customer has nothing. */
#define COURTESY_ORDER_STATUS_FAILED "failed"
/** Taken back before it was sent. */
#define COURTESY_ORDER_STATUS_CANCELLED "cancelled"
/** Sent back. */
#define COURTESY_ORDER_STATUS_RETURNED "returned"

/*
 * Outcome: What came of a contact.
 */
/** It reached the customer; nothing more is known. */
#define COURTESY_OUTCOME_DELIVERED "delivered"
/** The customer took it up. */
#define COURTESY_OUTCOME_ACCEPTED "accepted"
/** The customer put it aside. */
#define COURTESY_OUTCOME_DISMISSED "dismissed"
/** The customer complained about it. */
#define COURTESY_OUTCOME_COMPLAINED "complained"
/** It never reached the customer. */
#define COURTESY_OUTCOME_FAILED "failed"
/**
 * What it was meant to bring about happened, such as a customer coming back. It can be known of customers who
 * were held out, too.
 */
#define COURTESY_OUTCOME_GOAL_MET "goal_met"

/*
 * Pause: The customer wants to be left alone for a while.
 */
/** Until when; until further notice if left out. */
#define COURTESY_PAUSE_UNTIL_AT "until_at"

/*
 * Permission: What the customer granted, denied or revoked, for one purpose. A "no" at the same or a wider
 * level beats any "yes".
 */
/** The purpose it is about. */
#define COURTESY_PERMISSION_PURPOSE "purpose"
/** What the customer said. */
#define COURTESY_PERMISSION_STATUS "status"
/** The ground in law. */
#define COURTESY_PERMISSION_BASIS "basis"
/** The channel it is about; every channel if left out. */
#define COURTESY_PERMISSION_CHANNEL "channel"
/** From when it holds. */
#define COURTESY_PERMISSION_FROM_AT "from_at"
/** Where the customer said it, such as `preference_page`. */
#define COURTESY_PERMISSION_SOURCE "source"
/** Until when it holds. */
#define COURTESY_PERMISSION_TO_AT "to_at"
/** The topic it is about; every topic if left out. */
#define COURTESY_PERMISSION_TOPIC "topic"

/*
 * PermissionStatus: What the customer said to one purpose on one channel.
 */
/** Said yes. */
#define COURTESY_PERMISSION_STATUS_GRANTED "granted"
/** Said no. */
#define COURTESY_PERMISSION_STATUS_DENIED "denied"
/** Said yes before, and took it back. */
#define COURTESY_PERMISSION_STATUS_REVOKED "revoked"
/** Said yes before, and it has run out. */
#define COURTESY_PERMISSION_STATUS_EXPIRED "expired"
/** Was asked, and has not answered. */
#define COURTESY_PERMISSION_STATUS_PENDING "pending"
/** Nothing is known. */
#define COURTESY_PERMISSION_STATUS_UNKNOWN "unknown"

/*
 * Preferences: What the customer asked of the company. It can only tighten what the company allows itself.
 */
/** Channels the customer doesn't want to be met on. */
#define COURTESY_PREFERENCES_AVOID_CHANNELS "avoid_channels"
/** When the customer wants the company to be there. */
#define COURTESY_PREFERENCES_CONTACT_MODE "contact_mode"
/** At most so many contacts in so many days. */
#define COURTESY_PREFERENCES_MAX_CONTACTS "max_contacts"
/** In person or at a distance, by task. */
#define COURTESY_PREFERENCES_MODALITY "modality"
/** The customer wants to be left alone for a while. */
#define COURTESY_PREFERENCES_PAUSE "pause"
/** Channels the customer likes, best first. */
#define COURTESY_PREFERENCES_PREFERRED_CHANNELS "preferred_channels"
/** Hours on the customer's clock in which nothing may arrive. */
#define COURTESY_PREFERENCES_QUIET_HOURS "quiet_hours"
/** Alone or helped. */
#define COURTESY_PREFERENCES_SELF_SERVICE "self_service"

/*
 * Purpose: What a contact is for. It decides which permission is needed. In order from the least to the most
 * that a customer must have agreed to.
 */
/** Carrying out what the customer and the company agreed: an order, a subscription, a complaint. */
#define COURTESY_PURPOSE_SERVICE "service"
/** Attention without something to sell: a check-in, a gesture, help. */
#define COURTESY_PURPOSE_CARE "care"
/** Asking the customer for an opinion that helps the company. */
#define COURTESY_PURPOSE_RESEARCH "research"
/** Anything meant to sell. */
#define COURTESY_PURPOSE_MARKETING "marketing"

/*
 * Queue: A group of people who help.
 */
/** The queue's name. */
#define COURTESY_QUEUE_QUEUE "queue"
/** Whether it takes new work. */
#define COURTESY_QUEUE_OPEN "open"
/** The first moments at which somebody is free. */
#define COURTESY_QUEUE_NEXT_SLOTS "next_slots"
/** What the people can do, such as a language or a subject. */
#define COURTESY_QUEUE_SKILLS "skills"
/** How many seconds a customer waits there now. */
#define COURTESY_QUEUE_WAIT_S "wait_s"

/*
 * QuietHours: Hours on the customer's clock in which nothing may arrive: from `from` up to but not including
 * `to`. When `to` isn't later than `from`, the period ends the next day.
 */
/** The first quiet minute. */
#define COURTESY_QUIET_HOURS_FROM "from"
/** The first minute that isn't quiet. */
#define COURTESY_QUIET_HOURS_TO "to"
/** The days on which the period starts; every day if left out. */
#define COURTESY_QUIET_HOURS_DAYS "days"

/*
 * Score: A score that one of the CRM's models gave.
 */
/** What it says, such as `churn`. */
#define COURTESY_SCORE_NAME "name"
/** The score. */
#define COURTESY_SCORE_VALUE "value"
/** When. */
#define COURTESY_SCORE_AS_OF "as_of"
/** Which model gave it. */
#define COURTESY_SCORE_MODEL "model"

/*
 * SelfServicePreference: Whether the customer would rather do things alone or be helped.
 */
/** Would rather do it alone. */
#define COURTESY_SELF_SERVICE_PREFERENCE_SELF "self"
/** No preference. */
#define COURTESY_SELF_SERVICE_PREFERENCE_NEUTRAL "neutral"
/** Would rather be helped by a person. */
#define COURTESY_SELF_SERVICE_PREFERENCE_HUMAN "human"

/*
 * Severity: How bad something is for the customer.
 */
/** A nuisance. */
#define COURTESY_SEVERITY_LOW "low"
/** It costs time or money. */
#define COURTESY_SEVERITY_MEDIUM "medium"
/** It does harm. */
#define COURTESY_SEVERITY_HIGH "high"

/*
 * Subscription: A subscription.
 */
/** The CRM's reference. */
#define COURTESY_SUBSCRIPTION_ID "id"
/** How it stands. */
#define COURTESY_SUBSCRIPTION_STATUS "status"
/** Until when it rests. */
#define COURTESY_SUBSCRIPTION_PAUSED_UNTIL_AT "paused_until_at"
/** What it is a subscription to. */
#define COURTESY_SUBSCRIPTION_PRODUCT "product"
/** When it is renewed. */
#define COURTESY_SUBSCRIPTION_RENEWS_AT "renews_at"
/** The share of it that the customer uses. */
#define COURTESY_SUBSCRIPTION_USAGE "usage"

/*
 * SubscriptionStatus: How a subscription stands.
 */
/** It runs. */
#define COURTESY_SUBSCRIPTION_STATUS_ACTIVE "active"
/** It rests. */
#define COURTESY_SUBSCRIPTION_STATUS_PAUSED "paused"
/** The customer ended it. */
#define COURTESY_SUBSCRIPTION_STATUS_CANCELLED "cancelled"
/** It ran out. */
#define COURTESY_SUBSCRIPTION_STATUS_EXPIRED "expired"

/*
 * TaskModality: Where the customer wants one task to be done.
 */
/** The task, as the company names it, such as `advice`. */
#define COURTESY_TASK_MODALITY_TASK "task"
/** In person or at a distance. */
#define COURTESY_TASK_MODALITY_MODALITY "modality"

/*
 * ValueTier: How much the customer's business amounts to, next to other customers.
 */
/** Less than most. */
#define COURTESY_VALUE_TIER_LOW "low"
/** As most. */
#define COURTESY_VALUE_TIER_MID "mid"
/** More than most. */
#define COURTESY_VALUE_TIER_HIGH "high"

/*
 * Volume: How much the people who help have on their hands.
 */
/** Time to spare. */
#define COURTESY_VOLUME_IDLE "idle"
/** As usual. */
#define COURTESY_VOLUME_NORMAL "normal"
/** More than usual. */
#define COURTESY_VOLUME_PEAK "peak"
/** More than they can answer. */
#define COURTESY_VOLUME_CRISIS "crisis"

/*
 * Weekday: A day of the week.
 */
/** Monday. */
#define COURTESY_WEEKDAY_MONDAY "monday"
/** Tuesday. */
#define COURTESY_WEEKDAY_TUESDAY "tuesday"
/** Wednesday. */
#define COURTESY_WEEKDAY_WEDNESDAY "wednesday"
/** Thursday. */
#define COURTESY_WEEKDAY_THURSDAY "thursday"
/** Friday. */
#define COURTESY_WEEKDAY_FRIDAY "friday"
/** Saturday. */
#define COURTESY_WEEKDAY_SATURDAY "saturday"
/** Sunday. */
#define COURTESY_WEEKDAY_SUNDAY "sunday"

/*
 * Answer: What one plugin returns: the actions it proposes, and what it asks others to hold back. An answer
 * without actions is a good answer: just carry on. Unknown keys are refused.
 */
/** The contract's version that this document is written for. */
#define COURTESY_ANSWER_CONTRACT "contract"
/** What the plugin proposes. */
#define COURTESY_ANSWER_ACTIONS "actions"
/** The plugin could not answer. Nothing else of the answer counts. */
#define COURTESY_ANSWER_ERROR "error"
/** What the plugin asks others to hold back. Only a plugin whose manifest declares `holds` may. */
#define COURTESY_ANSWER_HOLDS "holds"
/** Remarks for whoever maintains the plugin; they stand in the decision and never reach a customer. */
#define COURTESY_ANSWER_NOTES "notes"

/*
 * Action: One proposed thing to do, or to say.
 */
/** Names the action; unique in the answer. */
#define COURTESY_ACTION_ID "id"
/** Names what is proposed, the same each time it is proposed, so that it can be counted in `history`. */
#define COURTESY_ACTION_KEY "key"
/** What is to be done: the kind of action and the fields of that kind. */
#define COURTESY_ACTION_STEP "step"
/** What the contact is for. The operator's policy can make it stricter, never looser. */
#define COURTESY_ACTION_PURPOSE "purpose"
/** Whom it reaches. */
#define COURTESY_ACTION_AUDIENCE "audience"
/** How soon it matters. */
#define COURTESY_ACTION_URGENCY "urgency"
/** When it makes sense. */
#define COURTESY_ACTION_WINDOW "window"
/** Why. At least one reason. */
#define COURTESY_ACTION_REASONS "reasons"
/** The channels it can go over, best first. Required when the audience includes the customer. */
#define COURTESY_ACTION_CHANNELS "channels"
/** The `key`s of actions that can't go together with this one. */
#define COURTESY_ACTION_CONFLICTS_WITH "conflicts_with"
/** What it costs the company. */
#define COURTESY_ACTION_COST "cost"
/** Of the actions in one group at most one is offered. */
#define COURTESY_ACTION_GROUP "group"
/** What to say to the customer. */
#define COURTESY_ACTION_MESSAGE "message"
/** The chance that the customer welcomes it; counts as 1 if left out. */
#define COURTESY_ACTION_PROPENSITY "propensity"
/** Who has to agree first. */
#define COURTESY_ACTION_REQUIRES "requires"
/** What it is about, for permissions that are given by topic. */
#define COURTESY_ACTION_TOPIC "topic"
/** What it is worth. */
#define COURTESY_ACTION_VALUE "value"

/*
 * Audience: Whom an action reaches.
 */
/** The customer. */
#define COURTESY_AUDIENCE_CUSTOMER "customer"
/** Somebody at the company; the customer notices nothing. */
#define COURTESY_AUDIENCE_AGENT "agent"
/** Both. */
#define COURTESY_AUDIENCE_BOTH "both"

/*
 * Author: Where the words of a message come from. There is no value for a person: a plugin can't claim one.
 */
/** Put together by a program. */
#define COURTESY_AUTHOR_MACHINE "machine"
/** Written beforehand by a person, for every customer in this situation. */
#define COURTESY_AUTHOR_TEMPLATE "template"

/*
 * Beneficiary: Who gets a gesture.
 */
/** The customer. */
#define COURTESY_BENEFICIARY_CUSTOMER "customer"
/** Somebody else, such as a neighbour or a good cause. */
#define COURTESY_BENEFICIARY_THIRD_PARTY "third_party"

/*
 * ContactSetting: Something that a customer can settle about being contacted.
 */
/** When the company should be there at all. */
#define COURTESY_CONTACT_SETTING_CONTACT_MODE "contact_mode"
/** Over which channel. */
#define COURTESY_CONTACT_SETTING_CHANNEL "channel"
/** How often. */
#define COURTESY_CONTACT_SETTING_FREQUENCY "frequency"
/** In which language. */
#define COURTESY_CONTACT_SETTING_LANGUAGE "language"

/*
 * Gift: What a gesture consists of.
 */
/** A few kind words. */
#define COURTESY_GIFT_NOTE "note"
/** Money off or back. */
#define COURTESY_GIFT_CREDIT "credit"
/** A fee that needn't be paid. */
#define COURTESY_GIFT_FEE_WAIVER "fee_waiver"
/** Something better for the same money. */
#define COURTESY_GIFT_UPGRADE "upgrade"
/** Flowers. */
#define COURTESY_GIFT_FLOWERS "flowers"
/** A gift to a good cause. */
#define COURTESY_GIFT_DONATION "donation"
/** A thing. */
#define COURTESY_GIFT_ITEM "item"

/*
 * GiftSource: What a gesture is paid from.
 */
/** Money set aside for it. */
#define COURTESY_GIFT_SOURCE_BUDGET "budget"
/** What can't be sold any more. */
#define COURTESY_GIFT_SOURCE_SURPLUS "surplus"

/*
 * HandoverMode: How a person takes over.
 */
/** Somebody calls the customer. */
#define COURTESY_HANDOVER_MODE_CALLBACK "callback"
/** The conversation goes on with a person. */
#define COURTESY_HANDOVER_MODE_TRANSFER "transfer"
/** Somebody visits the customer. */
#define COURTESY_HANDOVER_MODE_VISIT "visit"
/** Somebody works on it; the customer needn't do anything. */
#define COURTESY_HANDOVER_MODE_TASK "task"

/*
 * HelpDirection: Which way help goes.
 */
/** The customer is asked to help. */
#define COURTESY_HELP_DIRECTION_OFFER "offer"
/** The customer is helped. */
#define COURTESY_HELP_DIRECTION_RECEIVE "receive"

/*
 * Hold: Silences actions of every plugin. It never lets anything through.
 */
/** What it silences. */
#define COURTESY_HOLD_SCOPE "scope"
/** Until when. */
#define COURTESY_HOLD_UNTIL_AT "until_at"
/** Why, in a sentence for a colleague. */
#define COURTESY_HOLD_REASON "reason"

/*
 * HoldScope: What a hold silences.
 */
/** Says which fields follow. */
#define COURTESY_HOLD_SCOPE_KIND "kind"
/** Everything that reaches the customer. */
#define COURTESY_HOLD_SCOPE_ALL "all"
/** Everything for one purpose. */
#define COURTESY_HOLD_SCOPE_PURPOSE "purpose"
/** The purpose. */
#define COURTESY_HOLD_SCOPE_PURPOSE_PURPOSE "purpose"
/** Everything over one channel. */
#define COURTESY_HOLD_SCOPE_CHANNEL "channel"
/** The channel. */
#define COURTESY_HOLD_SCOPE_CHANNEL_CHANNEL "channel"
/** Everything in one group. */
#define COURTESY_HOLD_SCOPE_GROUP "group"
/** The group. */
#define COURTESY_HOLD_SCOPE_GROUP_GROUP "group"

/*
 * Message: What to say to the customer.
 */
/** The language it is written in. */
#define COURTESY_MESSAGE_LANGUAGE "language"
/** The words, with placeholders such as `{first_name}` that the CRM fills in. */
#define COURTESY_MESSAGE_TEXT "text"
/** Where the words come from. */
#define COURTESY_MESSAGE_AUTHOR "author"

/*
 * PluginError: The plugin could not answer.
 */
/** Why not, in a sentence for whoever maintains the plugin. */
#define COURTESY_PLUGIN_ERROR_MESSAGE "message"

/*
 * Reason: One reason for an action, with what it rests on.
 */
/** The same code each time this reason applies. */
#define COURTESY_REASON_CODE "code"
/** The reason in a sentence for a colleague. */
#define COURTESY_REASON_TEXT "text"
/**
 * The facts it rests on: places in the context that the plugin received. A reason that rests on nothing makes
 * the action invalid.
 */
#define COURTESY_REASON_EVIDENCE "evidence"

/*
 * Remedy: How something is put right.
 */
/** Saying sorry. */
#define COURTESY_REMEDY_APOLOGY "apology"
/** A new one. */
#define COURTESY_REMEDY_REPLACE "replace"
/** Money back. */
#define COURTESY_REMEDY_REFUND "refund"
/** Another date. */
#define COURTESY_REMEDY_REBOOK "rebook"
/** Making haste. */
#define COURTESY_REMEDY_EXPEDITE "expedite"
/** Other terms. */
#define COURTESY_REMEDY_TERM_CHANGE "term_change"

/*
 * Step: What is to be done: `kind` and the fields of that kind.
 */
/** Says which fields follow. */
#define COURTESY_STEP_KIND "kind"
/** Ask how the customer is doing; the reply has somewhere to go. */
#define COURTESY_STEP_CHECK_IN "check_in"
/** The question, in a few words for a colleague. */
#define COURTESY_STEP_CHECK_IN_QUESTION "question"
/** The queue that answers the reply. */
#define COURTESY_STEP_CHECK_IN_REPLY_QUEUE "reply_queue"
/** An unexpected, caring gesture. */
#define COURTESY_STEP_GESTURE "gesture"
/** What it consists of. */
#define COURTESY_STEP_GESTURE_GIFT "gift"
/** What it is paid from. */
#define COURTESY_STEP_GESTURE_SOURCE "source"
/** Whether the customer doesn't expect it. */
#define COURTESY_STEP_GESTURE_SURPRISE "surprise"
/** Who gets it. */
#define COURTESY_STEP_GESTURE_BENEFICIARY "beneficiary"
/** What it is worth. */
#define COURTESY_STEP_GESTURE_AMOUNT "amount"
/** Whether it is worth something only to somebody who buys, such as a voucher. */
#define COURTESY_STEP_GESTURE_TIED_TO_PURCHASE "tied_to_purchase"
/** A person takes over. */
#define COURTESY_STEP_HUMAN_HANDOVER "human_handover"
/** How. */
#define COURTESY_STEP_HUMAN_HANDOVER_MODE "mode"
/** The queue that takes over. */
#define COURTESY_STEP_HUMAN_HANDOVER_QUEUE "queue"
/** When the customer must have been answered. */
#define COURTESY_STEP_HUMAN_HANDOVER_RESPOND_BY_AT "respond_by_at"
/** What the person must know, so that the customer needn't tell it again. */
#define COURTESY_STEP_HUMAN_HANDOVER_BRIEFING "briefing"
/** Other queues that could, best first. */
#define COURTESY_STEP_HUMAN_HANDOVER_ALTERNATIVES "alternatives"
/** What the person has to know or speak. */
#define COURTESY_STEP_HUMAN_HANDOVER_SKILL "skill"
/** When: one of the queue's `next_slots`. */
#define COURTESY_STEP_HUMAN_HANDOVER_SLOT "slot"
/** Repair after something went wrong. */
#define COURTESY_STEP_SERVICE_RECOVERY "service_recovery"
/** What went wrong, in words that acknowledge it. */
#define COURTESY_STEP_SERVICE_RECOVERY_ACKNOWLEDGE "acknowledge"
/** How it is put right. */
#define COURTESY_STEP_SERVICE_RECOVERY_REMEDY "remedy"
/** What it is worth. */
#define COURTESY_STEP_SERVICE_RECOVERY_AMOUNT "amount"
/** The case it answers: the `id` of one of `cases`. */
#define COURTESY_STEP_SERVICE_RECOVERY_CASE "case"
/** The order it puts right: the `id` of one of `orders`. */
#define COURTESY_STEP_SERVICE_RECOVERY_ORDER "order"
/** Point to a channel that serves this customer's question better. */
#define COURTESY_STEP_CHANNEL_SUGGESTION "channel_suggestion"
/** The better channel. */
#define COURTESY_STEP_CHANNEL_SUGGESTION_TO "to"
/** What the customer wants done. */
#define COURTESY_STEP_CHANNEL_SUGGESTION_TASK "task"
/** What the customer gains by it. That it is cheaper for the company is no reason. */
#define COURTESY_STEP_CHANNEL_SUGGESTION_BENEFIT "benefit"
/** The channel the customer uses now. */
#define COURTESY_STEP_CHANNEL_SUGGESTION_FROM "from"
/** Point to something the customer can do alone, with a way to a person. */
#define COURTESY_STEP_SELF_SERVICE "self_service"
/** What the customer wants done. */
#define COURTESY_STEP_SELF_SERVICE_TASK "task"
/** Where. */
#define COURTESY_STEP_SELF_SERVICE_LINK "link"
/** The queue where a person helps if it doesn't work. */
#define COURTESY_STEP_SELF_SERVICE_HUMAN_ESCAPE "human_escape"
/** How many minutes it takes. */
#define COURTESY_STEP_SELF_SERVICE_MINUTES "minutes"
/** Customers who help each other. */
#define COURTESY_STEP_COMMUNITY_HELP "community_help"
/** Which way help goes. */
#define COURTESY_STEP_COMMUNITY_HELP_DIRECTION "direction"
/** What it is about. */
#define COURTESY_STEP_COMMUNITY_HELP_TOPIC "topic"
/** Tell the customer first about what affects them. */
#define COURTESY_STEP_HEADS_UP "heads_up"
/** What it is about: the `ref` of one of `events`, or the `id` of what is affected. */
#define COURTESY_STEP_HEADS_UP_EVENT "event"
/** What the company does about it. */
#define COURTESY_STEP_HEADS_UP_WE_DO "we_do"
/** When there will be more news. */
#define COURTESY_STEP_HEADS_UP_NEXT_UPDATE_AT "next_update_at"
/** What the customer can do. */
#define COURTESY_STEP_HEADS_UP_YOU_CAN "you_can"
/** Bring the product to the customer in another way. */
#define COURTESY_STEP_DELIVERY_ADAPTATION "delivery_adaptation"
/** The order: the `id` of one of `orders`. */
#define COURTESY_STEP_DELIVERY_ADAPTATION_ORDER "order"
/** The other way. */
#define COURTESY_STEP_DELIVERY_ADAPTATION_FULFILMENT "fulfilment"
/** When. */
#define COURTESY_STEP_DELIVERY_ADAPTATION_SLOT "slot"
/** Ask the customer for their terms instead of guessing. */
#define COURTESY_STEP_PREFERENCE_ASK "preference_ask"
/** What to ask about. */
#define COURTESY_STEP_PREFERENCE_ASK_ABOUT "about"
/** A signal to staff; it never reaches the customer. */
#define COURTESY_STEP_INTERNAL_INSIGHT "internal_insight"
/** What it is about. */
#define COURTESY_STEP_INTERNAL_INSIGHT_TOPIC "topic"
/** What was seen, in a sentence. */
#define COURTESY_STEP_INTERNAL_INSIGHT_SIGNAL "signal"
/** Who should know, such as `store_manager`. */
#define COURTESY_STEP_INTERNAL_INSIGHT_TO_ROLE "to_role"

/*
 * Urgency: How soon something matters to the customer, from least to most.
 */
/** Good to know. */
#define COURTESY_URGENCY_INFO "info"
/** Better today than tomorrow. */
#define COURTESY_URGENCY_WARNING "warning"
/** Harm or loss if it waits. */
#define COURTESY_URGENCY_CRITICAL "critical"

/*
 * Value: What an action is worth to each side.
 */
/** To the customer. */
#define COURTESY_VALUE_CUSTOMER "customer"
/** To the company. */
#define COURTESY_VALUE_COMPANY "company"

/*
 * Window: When an action makes sense.
 */
/** Not at this moment or later. */
#define COURTESY_WINDOW_NOT_AFTER_AT "not_after_at"
/** Not before this moment; at once if left out. */
#define COURTESY_WINDOW_NOT_BEFORE_AT "not_before_at"

#endif
