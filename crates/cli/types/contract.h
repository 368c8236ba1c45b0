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
 * Context: What is known about one customer when a decision is asked for.
 *
 * The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
 * `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
 * A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version: a
 * misspelt key would protect nobody.
 */
/** The version of the contract that this document follows. */
#define COURTESY_CONTEXT_CONTRACT "contract"
/** The decision's id, chosen by the CRM and repeated in the decision. */
#define COURTESY_CONTEXT_DECISION_ID "decision_id"
/** The occasion on which the CRM asks for a decision. */
#define COURTESY_CONTEXT_HOOK "hook"
/** When the facts were read; the only clock of plugins and rules. */
#define COURTESY_CONTEXT_AS_OF "as_of"
/** Who the customer is. */
#define COURTESY_CONTEXT_CUSTOMER "customer"
/** Appointments. */
#define COURTESY_CONTEXT_APPOINTMENTS "appointments"
/** Actions that people have approved for this customer. */
#define COURTESY_CONTEXT_APPROVALS "approvals"
/** Whether the customer's payments are up to date. */
#define COURTESY_CONTEXT_BILLING "billing"
/** What has been spent from the operator's budgets on all customers. */
#define COURTESY_CONTEXT_BUDGETS "budgets"
/** What the staff can take on. */
#define COURTESY_CONTEXT_CAPACITY "capacity"
/** Whether to be extra careful with this customer. */
#define COURTESY_CONTEXT_CARE "care"
/** Questions, complaints and other cases. */
#define COURTESY_CONTEXT_CASES "cases"
/** The ways in which the customer can be reached. */
#define COURTESY_CONTEXT_CHANNELS "channels"
/** Customers help each other. */
#define COURTESY_CONTEXT_COMMUNITY "community"
/** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
#define COURTESY_CONTEXT_CONFIG "config"
/**
 * Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here is
 * replaced.
 */
#define COURTESY_CONTEXT_DERIVED "derived"
/** Events that affect many customers. */
#define COURTESY_CONTEXT_EVENTS "events"
/** Ratings that the customer gave. */
#define COURTESY_CONTEXT_FEEDBACK "feedback"
/** What was done for this customer before, and what came of it. */
#define COURTESY_CONTEXT_HISTORY "history"
/** Conversations and messages, newest last. */
#define COURTESY_CONTEXT_INTERACTIONS "interactions"
/** How far the customer is in each journey, and where they get stuck. */
#define COURTESY_CONTEXT_JOURNEYS "journeys"
/** Orders, oldest first. */
#define COURTESY_CONTEXT_ORDERS "orders"
/** What the customer has granted, denied or revoked. */
#define COURTESY_CONTEXT_PERMISSIONS "permissions"
/** What the customer asked for. Preferences can only tighten the operator's rules. */
#define COURTESY_CONTEXT_PREFERENCES "preferences"
/**
 * What the company has promised this customer: the `promises` of earlier decisions, with what became of them;
 * at most 200. Since 1.1.
 */
#define COURTESY_CONTEXT_PROMISES "promises"
/** When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted on. */
#define COURTESY_CONTEXT_REQUESTED_AT "requested_at"
/** Scores from the CRM's own models. */
#define COURTESY_CONTEXT_SCORES "scores"
/** A plugin's only source of randomness. Default: 0. */
#define COURTESY_CONTEXT_SEED "seed"
/** Subscriptions. */
#define COURTESY_CONTEXT_SUBSCRIPTIONS "subscriptions"

/*
 * Appointment: An appointment.
 */
/** The CRM's reference. */
#define COURTESY_APPOINTMENT_ID "id"
/** Its state. */
#define COURTESY_APPOINTMENT_STATUS "status"
/** When it takes place. */
#define COURTESY_APPOINTMENT_AT "at"
/** The event that affects it: the `ref` of an item in `events`. */
#define COURTESY_APPOINTMENT_EVENT "event"
/** In person or remotely. */
#define COURTESY_APPOINTMENT_MODALITY "modality"
/** The place, as the CRM names it. */
#define COURTESY_APPOINTMENT_PLACE "place"
/** What it is about. */
#define COURTESY_APPOINTMENT_TOPIC "topic"

/*
 * AppointmentStatus: The state of an appointment.
 */
/** It is planned. */
#define COURTESY_APPOINTMENT_STATUS_PLANNED "planned"
/** It took place. */
#define COURTESY_APPOINTMENT_STATUS_DONE "done"
/** The customer didn't come. */
#define COURTESY_APPOINTMENT_STATUS_MISSED "missed"
/** It was cancelled. */
#define COURTESY_APPOINTMENT_STATUS_CANCELLED "cancelled"

/*
 * Approval: Who must approve an action before it is carried out.
 */
/** Nobody. */
#define COURTESY_APPROVAL_NONE "none"
/** A person. */
#define COURTESY_APPROVAL_HUMAN "human"
/** A manager. */
#define COURTESY_APPROVAL_MANAGER "manager"

/*
 * Approved: A person's consent to one action for this customer. It is used once: an action of the same key in
 * `history` after it uses it up.
 */
/** The action's `key`. */
#define COURTESY_APPROVED_KEY "key"
/** Who approved it: a person or a manager. */
#define COURTESY_APPROVED_BY "by"
/** When it was approved. */
#define COURTESY_APPROVED_AT "at"
/** The most that the action may cost. Default: any amount. */
#define COURTESY_APPROVED_AMOUNT "amount"
/** The plugin whose action it is. Default: any plugin. */
#define COURTESY_APPROVED_PLUGIN "plugin"
/** When it expires. Default: never. */
#define COURTESY_APPROVED_UNTIL_AT "until_at"

/*
 * Billing: Whether the customer's payments are up to date.
 */
/** Whether a payment is overdue. */
#define COURTESY_BILLING_ARREARS "arrears"
/** How long it has been overdue, in days. */
#define COURTESY_BILLING_DAYS_PAST_DUE "days_past_due"
/** What the customer has to pay now. Since 1.1. */
#define COURTESY_BILLING_DUE "due"
/** The day by which to pay it. Since 1.1. */
#define COURTESY_BILLING_DUE_ON "due_on"
/** Whether a payment plan is agreed. */
#define COURTESY_BILLING_PAYMENT_PLAN "payment_plan"
/** How many reminders were sent for it. Since 1.1. */
#define COURTESY_BILLING_REMINDERS "reminders"

/*
 * BudgetSpent: What has been spent from one of the operator's budgets on all customers, in the budget's
 * current period.
 */
/** The budget's name in the policy. */
#define COURTESY_BUDGET_SPENT_NAME "name"
/** The amount. */
#define COURTESY_BUDGET_SPENT_SPENT "spent"

/*
 * CalendarUnit: A unit of the calendar.
 */
/** From midnight to midnight. */
#define COURTESY_CALENDAR_UNIT_DAY "day"
/** From Monday to Sunday (ISO 8601). */
#define COURTESY_CALENDAR_UNIT_WEEK "week"
/** From the first to the last day of a month. */
#define COURTESY_CALENDAR_UNIT_MONTH "month"
/** Three months: January to March, and so on. */
#define COURTESY_CALENDAR_UNIT_QUARTER "quarter"
/** From January to December. */
#define COURTESY_CALENDAR_UNIT_YEAR "year"

/*
 * Capacity: What the staff can take on.
 */
/** The teams that take work. */
#define COURTESY_CAPACITY_QUEUES "queues"
/** How busy they are. */
#define COURTESY_CAPACITY_VOLUME "volume"

/*
 * Care: Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with
 * the CRM.
 */
/** Whether to send nothing that sells or asks for an opinion. */
#define COURTESY_CARE_HANDLE_WITH_CARE "handle_with_care"
/** Purposes for which there must be no contact meanwhile. */
#define COURTESY_CARE_SUPPRESS_PURPOSES "suppress_purposes"
/** When it ends. Default: until further notice. */
#define COURTESY_CARE_UNTIL_AT "until_at"

/*
 * Case: A question, complaint or other matter that staff work on.
 */
/** The CRM's reference. */
#define COURTESY_CASE_ID "id"
/** What it is about. */
#define COURTESY_CASE_KIND "kind"
/** Its state. */
#define COURTESY_CASE_STATUS "status"
/** When it was closed. */
#define COURTESY_CASE_CLOSED_AT "closed_at"
/** The event that it is about: the `ref` of an item in `events`. */
#define COURTESY_CASE_EVENT "event"
/** A name that cases share if they are about one thing, as the CRM names it. Since 1.1. */
#define COURTESY_CASE_MATTER "matter"
/** When it was opened. */
#define COURTESY_CASE_OPENED_AT "opened_at"
/** The order that it is about: the `id` of an item in `orders`. */
#define COURTESY_CASE_ORDER "order"
/** When an answer is promised for. */
#define COURTESY_CASE_PROMISED_AT "promised_at"
/** How often it was reopened. */
#define COURTESY_CASE_REOPENED "reopened"
/** What the company did about it. Since 1.1. */
#define COURTESY_CASE_RESOLUTION "resolution"
/** How severe it is. */
#define COURTESY_CASE_SEVERITY "severity"
/** What it is about, as the CRM names it. */
#define COURTESY_CASE_TOPIC "topic"
/** The channel on which the customer raised it. Since 1.1. */
#define COURTESY_CASE_VIA "via"
/** What the customer asks for. Since 1.1. */
#define COURTESY_CASE_WISH "wish"

/*
 * CaseKind: What a case is about.
 */
/** A question. */
#define COURTESY_CASE_KIND_QUESTION "question"
/** A complaint. */
#define COURTESY_CASE_KIND_COMPLAINT "complaint"
/** An incident: something doesn't work. */
#define COURTESY_CASE_KIND_INCIDENT "incident"
/** A return of goods. */
#define COURTESY_CASE_KIND_RETURN "return"
/** A claim for damage. */
#define COURTESY_CASE_KIND_CLAIM "claim"

/*
 * CaseStatus: The state of a case.
 */
/** Somebody has to act. */
#define COURTESY_CASE_STATUS_OPEN "open"
/** It is waiting for the customer. */
#define COURTESY_CASE_STATUS_WAITING "waiting"
/** It is solved, but the customer may still disagree. */
#define COURTESY_CASE_STATUS_RESOLVED "resolved"
/** It is closed. */
#define COURTESY_CASE_STATUS_CLOSED "closed"

/*
 * Channel: How something reaches the customer.
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
/** A notice in the app or the customer's account. */
#define COURTESY_CHANNEL_APP "app"
/** A letter or a card by post. */
#define COURTESY_CHANNEL_POST "post"
/** A video call. */
#define COURTESY_CHANNEL_VIDEO "video"
/** A meeting, such as in a shop, at a counter or at home. */
#define COURTESY_CHANNEL_IN_PERSON "in_person"
/** A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1. */
#define COURTESY_CHANNEL_WEB_FORM "web_form"
/** A social network. Since 1.1. */
#define COURTESY_CHANNEL_SOCIAL "social"
/** Fax. Since 1.1. */
#define COURTESY_CHANNEL_FAX "fax"

/*
 * ChannelState: One way in which the customer can be reached.
 */
/** The channel. */
#define COURTESY_CHANNEL_STATE_CHANNEL "channel"
/** Whether the company answers there now. */
#define COURTESY_CHANNEL_STATE_AVAILABLE "available"
/** The share of the customer's contacts that used it. */
#define COURTESY_CHANNEL_STATE_HABIT "habit"
/** Whether the CRM has what it needs to reach the customer there. */
#define COURTESY_CHANNEL_STATE_REACHABLE "reachable"
/** Whether the customer confirmed it. */
#define COURTESY_CHANNEL_STATE_VERIFIED "verified"

/*
 * Community: Customers help each other.
 */
/** Whether the customer has offered to help others. */
#define COURTESY_COMMUNITY_HELPER_OPT_IN "helper_opt_in"
/** Whether the customer takes part. */
#define COURTESY_COMMUNITY_MEMBER "member"
/** What the customer knows or asks about. */
#define COURTESY_COMMUNITY_TOPICS "topics"

/*
 * ContactMode: How much contact the customer wants.
 */
/** Welcomes contact that the company starts. */
#define COURTESY_CONTACT_MODE_PROACTIVE_WELCOME "proactive_welcome"
/** Wants contact only when it is needed: no check-ins, gestures or marketing. */
#define COURTESY_CONTACT_MODE_ONLY_WHEN_NEEDED "only_when_needed"
/** Wants contact only on request. */
#define COURTESY_CONTACT_MODE_ON_REQUEST_ONLY "on_request_only"

/*
 * Customer: Who the customer is.
 */
/**
 * The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine what they
 * know.
 */
#define COURTESY_CUSTOMER_REF "ref"
/** The country the customer lives in. */
#define COURTESY_CUSTOMER_COUNTRY "country"
/** Whether the customer is a person or an organisation. */
#define COURTESY_CUSTOMER_KIND "kind"
/** The language the customer prefers. */
#define COURTESY_CUSTOMER_LANGUAGE "language"
/** A part of the country, as the CRM names it. */
#define COURTESY_CUSTOMER_REGION "region"
/** The CRM's labels for groups that the customer belongs to. */
#define COURTESY_CUSTOMER_SEGMENTS "segments"
/** The stage of the customer's relationship with the company. */
#define COURTESY_CUSTOMER_STATUS "status"
/** How long the customer has been a customer, in days. */
#define COURTESY_CUSTOMER_TENURE_DAYS "tenure_days"
/** The customer's time zone. */
#define COURTESY_CUSTOMER_TIME_ZONE "time_zone"
/** How much business the customer brings. */
#define COURTESY_CUSTOMER_VALUE_TIER "value_tier"

/*
 * CustomerKind: Whether the customer is a person or an organisation.
 */
/** A person. */
#define COURTESY_CUSTOMER_KIND_PERSON "person"
/** A company or another organisation. */
#define COURTESY_CUSTOMER_KIND_ORGANISATION "organisation"

/*
 * CustomerStatus: The stage of the customer's relationship with the company.
 */
/** Hasn't bought anything yet. */
#define COURTESY_CUSTOMER_STATUS_PROSPECT "prospect"
/** Buys, or uses what they bought. */
#define COURTESY_CUSTOMER_STATUS_ACTIVE "active"
/** Seems to be leaving. */
#define COURTESY_CUSTOMER_STATUS_LAPSING "lapsing"
/** Has left. */
#define COURTESY_CUSTOMER_STATUS_FORMER "former"
/** Has died. Only a person may contact the relatives. */
#define COURTESY_CUSTOMER_STATUS_DECEASED "deceased"

/*
 * Derived: Facts that the host computes from the rest of the context, the same for every plugin. A fact that
 * can't be known is left out. A day is 24 hours.
 */
/** Contacts that the company started in the last 7 days, according to `history`. */
#define COURTESY_DERIVED_CONTACTS_LAST_7_DAYS "contacts_last_7_days"
/** Days since the latest gesture in `history`. */
#define COURTESY_DERIVED_DAYS_SINCE_LAST_GESTURE "days_since_last_gesture"
/** Days since the latest interaction. */
#define COURTESY_DERIVED_DAYS_SINCE_LAST_INTERACTION "days_since_last_interaction"
/** Days since the latest order was placed. */
#define COURTESY_DERIVED_DAYS_SINCE_LAST_ORDER "days_since_last_order"
/**
 * Days since the customer last heard from the company: from an item in `history` with a channel, or an
 * outbound interaction. Since 1.1.
 */
#define COURTESY_DERIVED_DAYS_SINCE_LAST_WORD "days_since_last_word"
/** Orders that failed and haven't been cancelled. */
#define COURTESY_DERIVED_FAILED_ORDERS "failed_orders"
/** What gestures in `history` cost in the last 365 days: one amount for each currency. */
#define COURTESY_DERIVED_GESTURE_SPEND_365_DAYS "gesture_spend_365_days"
/** The time on the customer's clock at `as_of`; left out if the time zone isn't known. */
#define COURTESY_DERIVED_LOCAL_TIME "local_time"
/** The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known. */
#define COURTESY_DERIVED_LOCAL_WEEKDAY "local_weekday"
/** Cases that are open or waiting for the customer. */
#define COURTESY_DERIVED_OPEN_CASES "open_cases"
/** Complaints that are open or waiting for the customer. */
#define COURTESY_DERIVED_OPEN_COMPLAINTS "open_complaints"
/** Orders placed in the last 365 days. */
#define COURTESY_DERIVED_ORDERS_LAST_365_DAYS "orders_last_365_days"
/** Open promises that are past due. Since 1.1. */
#define COURTESY_DERIVED_PROMISES_BROKEN "promises_broken"
/** Open promises that are due within the next 24 hours. Since 1.1. */
#define COURTESY_DERIVED_PROMISES_DUE "promises_due"
/** Promises that are neither kept nor withdrawn. Since 1.1. */
#define COURTESY_DERIVED_PROMISES_OPEN "promises_open"
/**
 * The customer's usual interval: the median number of days between one day with orders and the next. Left out
 * if there are fewer than three such days.
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
 * Event: An event that affects many customers.
 */
/** The CRM's reference. */
#define COURTESY_EVENT_REF "ref"
/** The kind of event. */
#define COURTESY_EVENT_KIND "kind"
/** Whether it affects this customer. */
#define COURTESY_EVENT_AFFECTS_CUSTOMER "affects_customer"
/** The place, as the CRM names it. */
#define COURTESY_EVENT_AREA "area"
/** When it begins. */
#define COURTESY_EVENT_FROM_AT "from_at"
/** When it ends; unknown if left out. */
#define COURTESY_EVENT_UNTIL_AT "until_at"

/*
 * EventKind: The kind of event.
 */
/** A contagious disease. */
#define COURTESY_EVENT_KIND_PANDEMIC "pandemic"
/** A service outage. */
#define COURTESY_EVENT_KIND_OUTAGE "outage"
/** A product recall. */
#define COURTESY_EVENT_KIND_RECALL "recall"
/** Severe weather, such as storm, flood, heat or snow. */
#define COURTESY_EVENT_KIND_WEATHER "weather"
/** A strike. */
#define COURTESY_EVENT_KIND_STRIKE "strike"
/** The closure of a place, such as a shop. */
#define COURTESY_EVENT_KIND_CLOSURE "closure"

/*
 * Feedback: A rating that the customer gave.
 */
/** Its scale. */
#define COURTESY_FEEDBACK_KIND "kind"
/** The score. */
#define COURTESY_FEEDBACK_SCORE "score"
/** What it is about: the `id` of an order, case, interaction or appointment. Since 1.1. */
#define COURTESY_FEEDBACK_ABOUT "about"
/** When it was given. */
#define COURTESY_FEEDBACK_AT "at"

/*
 * FeedbackKind: The scale of a rating.
 */
/** Net Promoter Score: 0 to 10. */
#define COURTESY_FEEDBACK_KIND_NPS "nps"
/** Customer satisfaction: 1 to 5. */
#define COURTESY_FEEDBACK_KIND_CSAT "csat"
/** Customer Effort Score: 1 to 7. */
#define COURTESY_FEEDBACK_KIND_CES "ces"

/*
 * Friction: Something that holds the customer up.
 */
/** What gets in the way, such as `payment_error`. */
#define COURTESY_FRICTION_KIND "kind"
/** How often it happened. */
#define COURTESY_FRICTION_COUNT "count"
/** When it last happened. */
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
/** Bought in a shop. */
#define COURTESY_FULFILMENT_STORE "store"
/** Delivered digitally. */
#define COURTESY_FULFILMENT_DIGITAL "digital"

/*
 * Handler: Who acted for the company.
 */
/** A person. */
#define COURTESY_HANDLER_HUMAN "human"
/** A bot. */
#define COURTESY_HANDLER_BOT "bot"

/*
 * HistoryItem: What was done for this customer before, and what came of it.
 */
/** The action's `key`. */
#define COURTESY_HISTORY_ITEM_KEY "key"
/** What was done. */
#define COURTESY_HISTORY_ITEM_KIND "kind"
/** When it was done. */
#define COURTESY_HISTORY_ITEM_AT "at"
/** The channel that it used; left out if it didn't reach the customer. */
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
/** The digest of what it said, as the decision gave it. Since 1.1. */
#define COURTESY_HISTORY_ITEM_SAID "said"

/*
 * HistoryKind: What an item in `history` was: an action of a plugin, or something else that reached the
 * customer.
 */
/** The action `check_in`. */
#define COURTESY_HISTORY_KIND_CHECK_IN "check_in"
/** The action `gesture`. */
#define COURTESY_HISTORY_KIND_GESTURE "gesture"
/** The action `human_handover`. */
#define COURTESY_HISTORY_KIND_HUMAN_HANDOVER "human_handover"
/** The action `service_recovery`. */
#define COURTESY_HISTORY_KIND_SERVICE_RECOVERY "service_recovery"
/** The action `channel_suggestion`. */
#define COURTESY_HISTORY_KIND_CHANNEL_SUGGESTION "channel_suggestion"
/** The action `self_service`. */
#define COURTESY_HISTORY_KIND_SELF_SERVICE "self_service"
/** The action `community_help`. */
#define COURTESY_HISTORY_KIND_COMMUNITY_HELP "community_help"
/** The action `heads_up`. */
#define COURTESY_HISTORY_KIND_HEADS_UP "heads_up"
/** The action `delivery_adaptation`. */
#define COURTESY_HISTORY_KIND_DELIVERY_ADAPTATION "delivery_adaptation"
/** The action `preference_ask`. */
#define COURTESY_HISTORY_KIND_PREFERENCE_ASK "preference_ask"
/** The action `internal_insight`. */
#define COURTESY_HISTORY_KIND_INTERNAL_INSIGHT "internal_insight"
/** A call that sells something. No plugin proposed it. Since 1.1. */
#define COURTESY_HISTORY_KIND_SALES_CALL "sales_call"
/** A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1. */
#define COURTESY_HISTORY_KIND_NEWSLETTER "newsletter"
/** A bill, or a reminder to pay one. No plugin proposed it. Since 1.1. */
#define COURTESY_HISTORY_KIND_BILL "bill"

/*
 * Hook: The occasion on which the CRM asks for a decision.
 */
/** A regular review of a customer, such as in a nightly run. */
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
/** An event began that affects many customers, such as an outage, a storm or a closure. */
#define COURTESY_HOOK_EVENT_STARTED "event_started"
/** The customer changed preferences or permissions. */
#define COURTESY_HOOK_PREFERENCES_CHANGED "preferences_changed"
/** The customer is visiting the shop, the app or their account. */
#define COURTESY_HOOK_VISIT "visit"

/*
 * Interaction: A conversation or a message.
 */
/** The CRM's reference. */
#define COURTESY_INTERACTION_ID "id"
/** When it took place. */
#define COURTESY_INTERACTION_AT "at"
/** The channel. */
#define COURTESY_INTERACTION_CHANNEL "channel"
/** Who started it. */
#define COURTESY_INTERACTION_DIRECTION "direction"
/** How long it took, in seconds. Since 1.1. */
#define COURTESY_INTERACTION_DURATION_S "duration_s"
/** The customer's effort. */
#define COURTESY_INTERACTION_EFFORT "effort"
/** The event that it was about: the `ref` of an item in `events`. */
#define COURTESY_INTERACTION_EVENT "event"
/** Who acted for the company. */
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
/** The question wasn't answered. */
#define COURTESY_INTERACTION_OUTCOME_UNRESOLVED "unresolved"
/** The customer gave up. */
#define COURTESY_INTERACTION_OUTCOME_ABANDONED "abandoned"
/** Somebody else took over. */
#define COURTESY_INTERACTION_OUTCOME_ESCALATED "escalated"
/** The customer said yes to what was offered. Since 1.1. */
#define COURTESY_INTERACTION_OUTCOME_ACCEPTED "accepted"
/** The customer said no to what was offered. Since 1.1. */
#define COURTESY_INTERACTION_OUTCOME_DECLINED "declined"

/*
 * Journey: How far the customer is in a journey.
 */
/** The journey, as the CRM names it, such as `move_house`. */
#define COURTESY_JOURNEY_JOURNEY "journey"
/** When the customer entered that stage. */
#define COURTESY_JOURNEY_ENTERED_AT "entered_at"
/** Where the customer gets stuck. */
#define COURTESY_JOURNEY_FRICTION "friction"
/** The stage that the customer has reached. */
#define COURTESY_JOURNEY_STAGE "stage"

/*
 * LegalBasis: The legal basis of the contact (GDPR article 6).
 */
/** The customer's consent. */
#define COURTESY_LEGAL_BASIS_CONSENT "consent"
/** The contract with the customer. */
#define COURTESY_LEGAL_BASIS_CONTRACT "contract"
/** A legal obligation. */
#define COURTESY_LEGAL_BASIS_LEGAL_OBLIGATION "legal_obligation"
/** Somebody's vital interests. */
#define COURTESY_LEGAL_BASIS_VITAL_INTEREST "vital_interest"
/** A task in the public interest. */
#define COURTESY_LEGAL_BASIS_PUBLIC_INTEREST "public_interest"
/** A legitimate interest of the company. */
#define COURTESY_LEGAL_BASIS_LEGITIMATE_INTEREST "legitimate_interest"

/*
 * MaxContacts: The most contacts that the customer wants within some days.
 */
/** The most contacts; 0 means none. */
#define COURTESY_MAX_CONTACTS_MAX "max"
/** The length of the period, in days of 24 hours. */
#define COURTESY_MAX_CONTACTS_PER_DAYS "per_days"
/** The channel that it applies to. Default: all channels together. */
#define COURTESY_MAX_CONTACTS_CHANNEL "channel"

/*
 * Modality: How the customer is served: in person or remotely.
 */
/** In a shop, at a counter or at home. */
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
/** Its state. */
#define COURTESY_ORDER_STATUS "status"
/** What it cost. */
#define COURTESY_ORDER_AMOUNT "amount"
/** Who cancelled it. Since 1.1. */
#define COURTESY_ORDER_CANCELLED_BY "cancelled_by"
/** When it was delivered. Since 1.1. */
#define COURTESY_ORDER_DELIVERED_AT "delivered_at"
/** The event that affects it: the `ref` of an item in `events`. */
#define COURTESY_ORDER_EVENT "event"
/** When it is expected now. */
#define COURTESY_ORDER_EXPECTED_AT "expected_at"
/** Why it failed, such as `carrier_lost`. */
#define COURTESY_ORDER_FAILURE "failure"
/** How it reaches the customer. */
#define COURTESY_ORDER_FULFILMENT "fulfilment"
/** Whether the customer has paid for it. Since 1.1. */
#define COURTESY_ORDER_PAID "paid"
/** Whether a part of it was delivered and the rest is still to come. Since 1.1. */
#define COURTESY_ORDER_PART_DELIVERED "part_delivered"
/** When it was placed. */
#define COURTESY_ORDER_PLACED_AT "placed_at"
/** When delivery is promised for. */
#define COURTESY_ORDER_PROMISED_AT "promised_at"
/** The day for which delivery is promised, if no hour was promised. Since 1.1. */
#define COURTESY_ORDER_PROMISED_ON "promised_on"
/** What was paid back. Since 1.1. */
#define COURTESY_ORDER_REFUNDED "refunded"

/*
 * OrderStatus: The state of an order.
 */
/** Placed. */
#define COURTESY_ORDER_STATUS_PLACED "placed"
/** On the way. */
#define COURTESY_ORDER_STATUS_SHIPPED "shipped"
/** Delivered to the customer. */
#define COURTESY_ORDER_STATUS_DELIVERED "delivered"
/** Something went wrong, and the customer has nothing. */
#define COURTESY_ORDER_STATUS_FAILED "failed"
/** Cancelled before it was sent. */
#define COURTESY_ORDER_STATUS_CANCELLED "cancelled"
/** Sent back. */
#define COURTESY_ORDER_STATUS_RETURNED "returned"

/*
 * Outcome: What came of an action.
 */
/** It reached the customer; nothing more is known. */
#define COURTESY_OUTCOME_DELIVERED "delivered"
/** The customer accepted it. */
#define COURTESY_OUTCOME_ACCEPTED "accepted"
/** The customer dismissed it. */
#define COURTESY_OUTCOME_DISMISSED "dismissed"
/** The customer complained about it. */
#define COURTESY_OUTCOME_COMPLAINED "complained"
/** It never reached the customer. */
#define COURTESY_OUTCOME_FAILED "failed"
/** It was sent; whether it arrived isn't known. Since 1.1. */
#define COURTESY_OUTCOME_SENT "sent"
/** It was cancelled before it was carried out. Since 1.1. */
#define COURTESY_OUTCOME_CANCELLED "cancelled"
/**
 * Its goal was met, such as a customer coming back. This can be known for customers who were held out, too.
 */
#define COURTESY_OUTCOME_GOAL_MET "goal_met"

/*
 * Party: One side of the relationship.
 */
/** The customer. */
#define COURTESY_PARTY_CUSTOMER "customer"
/** The company. */
#define COURTESY_PARTY_COMPANY "company"

/*
 * Pause: The customer's wish not to be contacted for a while.
 */
/** When it ends. Default: until further notice. */
#define COURTESY_PAUSE_UNTIL_AT "until_at"

/*
 * Permission: What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider
 * scope overrides any "yes".
 */
/** The purpose that it applies to. */
#define COURTESY_PERMISSION_PURPOSE "purpose"
/** What the customer said. */
#define COURTESY_PERMISSION_STATUS "status"
/** The legal basis. */
#define COURTESY_PERMISSION_BASIS "basis"
/** The channel that it applies to. Default: every channel. */
#define COURTESY_PERMISSION_CHANNEL "channel"
/** When it begins to hold. */
#define COURTESY_PERMISSION_FROM_AT "from_at"
/** Where the customer said so, such as `preference_page`. */
#define COURTESY_PERMISSION_SOURCE "source"
/** When it ceases to hold. */
#define COURTESY_PERMISSION_TO_AT "to_at"
/** The topic that it applies to. Default: every topic. */
#define COURTESY_PERMISSION_TOPIC "topic"

/*
 * PermissionStatus: What the customer said about one purpose.
 */
/** Said yes. */
#define COURTESY_PERMISSION_STATUS_GRANTED "granted"
/** Said no. */
#define COURTESY_PERMISSION_STATUS_DENIED "denied"
/** Said yes, and withdrew it. */
#define COURTESY_PERMISSION_STATUS_REVOKED "revoked"
/** Said yes, and it has expired. */
#define COURTESY_PERMISSION_STATUS_EXPIRED "expired"
/** Was asked and hasn't answered. */
#define COURTESY_PERMISSION_STATUS_PENDING "pending"
/** Nothing is known. */
#define COURTESY_PERMISSION_STATUS_UNKNOWN "unknown"

/*
 * Preferences: What the customer asked for. Preferences can only tighten the operator's rules.
 */
/** The channels that the customer doesn't want to be contacted on. */
#define COURTESY_PREFERENCES_AVOID_CHANNELS "avoid_channels"
/** How much contact the customer wants. */
#define COURTESY_PREFERENCES_CONTACT_MODE "contact_mode"
/** The most contacts that the customer wants within some days. */
#define COURTESY_PREFERENCES_MAX_CONTACTS "max_contacts"
/** In person or remotely, for each task. */
#define COURTESY_PREFERENCES_MODALITY "modality"
/** The customer's wish not to be contacted for a while. */
#define COURTESY_PREFERENCES_PAUSE "pause"
/** The channels that the customer prefers, best first. */
#define COURTESY_PREFERENCES_PREFERRED_CHANNELS "preferred_channels"
/** Hours on the customer's clock at which nothing may arrive. */
#define COURTESY_PREFERENCES_QUIET_HOURS "quiet_hours"
/** Alone or with help. */
#define COURTESY_PREFERENCES_SELF_SERVICE "self_service"

/*
 * PromiseMade: What the company has promised the customer. A decision lists the promises of what it offers;
 * the CRM keeps them, and brings them back with what became of them.
 *
 * A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
 */
/** The promise's id, as the action named it. A later promise with the same id replaces an earlier one. */
#define COURTESY_PROMISE_MADE_ID "id"
/** What was promised, in a sentence for staff. */
#define COURTESY_PROMISE_MADE_WHAT "what"
/** When it was made. */
#define COURTESY_PROMISE_MADE_MADE_AT "made_at"
/** When it must be kept. */
#define COURTESY_PROMISE_MADE_DUE_AT "due_at"
/** What it is about: the `id` of an order or a case, or the `ref` of an event. */
#define COURTESY_PROMISE_MADE_ABOUT "about"
/** When it was kept. */
#define COURTESY_PROMISE_MADE_KEPT_AT "kept_at"
/** The `key` of the action that made it. */
#define COURTESY_PROMISE_MADE_KEY "key"
/** The plugin whose action made it. */
#define COURTESY_PROMISE_MADE_PLUGIN "plugin"
/** The queue that keeps it. Left out if the action keeps it by itself. */
#define COURTESY_PROMISE_MADE_QUEUE "queue"
/** When it was withdrawn: the customer was told that it no longer holds, or no longer needs it. */
#define COURTESY_PROMISE_MADE_WITHDRAWN_AT "withdrawn_at"

/*
 * Purpose: What an action is for. The purpose decides which permission is needed. The order is from least to
 * most strict.
 */
/** Carrying out what customer and company agreed, such as an order, a subscription or a complaint. */
#define COURTESY_PURPOSE_SERVICE "service"
/** Attention that sells nothing, such as a check-in, a gesture or help. */
#define COURTESY_PURPOSE_CARE "care"
/** Asking the customer for an opinion that helps the company. */
#define COURTESY_PURPOSE_RESEARCH "research"
/** Anything meant to sell. */
#define COURTESY_PURPOSE_MARKETING "marketing"

/*
 * Queue: A team that takes work.
 */
/** The queue's name. */
#define COURTESY_QUEUE_QUEUE "queue"
/** Whether it takes new work. */
#define COURTESY_QUEUE_OPEN "open"
/** The next times at which somebody is free. */
#define COURTESY_QUEUE_NEXT_SLOTS "next_slots"
/** The team's skills, such as a language or a subject. */
#define COURTESY_QUEUE_SKILLS "skills"
/** How long a customer waits now, in seconds. */
#define COURTESY_QUEUE_WAIT_S "wait_s"

/*
 * QuietHours: Hours on the customer's clock at which nothing may arrive: from `from` up to but not including
 * `to`. If `to` isn't later than `from`, they end the next day.
 */
/** The first quiet minute. */
#define COURTESY_QUIET_HOURS_FROM "from"
/** The first minute that isn't quiet. */
#define COURTESY_QUIET_HOURS_TO "to"
/** The days on which they begin. Default: every day. */
#define COURTESY_QUIET_HOURS_DAYS "days"

/*
 * Remedy: How something is put right.
 */
/** An apology. */
#define COURTESY_REMEDY_APOLOGY "apology"
/** A replacement. */
#define COURTESY_REMEDY_REPLACE "replace"
/** Money back. */
#define COURTESY_REMEDY_REFUND "refund"
/** A new date. */
#define COURTESY_REMEDY_REBOOK "rebook"
/** Faster delivery or handling. */
#define COURTESY_REMEDY_EXPEDITE "expedite"
/** A change of terms. */
#define COURTESY_REMEDY_TERM_CHANGE "term_change"

/*
 * Resolution: What the company did about a case.
 */
/** It put things right. */
#define COURTESY_RESOLUTION_REMEDIED "remedied"
/** It explained, and there was nothing to put right. */
#define COURTESY_RESOLUTION_EXPLAINED "explained"
/** It said no. */
#define COURTESY_RESOLUTION_REFUSED "refused"

/*
 * Score: A score from one of the CRM's models.
 */
/** What it estimates, such as `churn`. */
#define COURTESY_SCORE_NAME "name"
/** The score. */
#define COURTESY_SCORE_VALUE "value"
/** When it was computed. */
#define COURTESY_SCORE_AS_OF "as_of"
/** The model that computed it. */
#define COURTESY_SCORE_MODEL "model"

/*
 * SelfServicePreference: Whether the customer prefers to do things alone or with help.
 */
/** Prefers to do things alone. */
#define COURTESY_SELF_SERVICE_PREFERENCE_SELF "self"
/** No preference. */
#define COURTESY_SELF_SERVICE_PREFERENCE_NEUTRAL "neutral"
/** Prefers help from a person. */
#define COURTESY_SELF_SERVICE_PREFERENCE_HUMAN "human"

/*
 * Severity: How severe a case is for the customer.
 */
/** A nuisance. */
#define COURTESY_SEVERITY_LOW "low"
/** It costs time or money. */
#define COURTESY_SEVERITY_MEDIUM "medium"
/** It causes harm. */
#define COURTESY_SEVERITY_HIGH "high"

/*
 * Subscription: A subscription.
 */
/** The CRM's reference. */
#define COURTESY_SUBSCRIPTION_ID "id"
/** Its state. */
#define COURTESY_SUBSCRIPTION_STATUS "status"
/** When the pause ends. */
#define COURTESY_SUBSCRIPTION_PAUSED_UNTIL_AT "paused_until_at"
/** What it costs each `term`. Since 1.1. */
#define COURTESY_SUBSCRIPTION_PRICE "price"
/** What it is a subscription to. */
#define COURTESY_SUBSCRIPTION_PRODUCT "product"
/** When it renews. */
#define COURTESY_SUBSCRIPTION_RENEWS_AT "renews_at"
/** When it started. Since 1.1. */
#define COURTESY_SUBSCRIPTION_STARTED_AT "started_at"
/** How long it runs before it is paid for again. Since 1.1. */
#define COURTESY_SUBSCRIPTION_TERM "term"
/** The share of it that the customer uses. */
#define COURTESY_SUBSCRIPTION_USAGE "usage"

/*
 * SubscriptionStatus: The state of a subscription.
 */
/** It is active. */
#define COURTESY_SUBSCRIPTION_STATUS_ACTIVE "active"
/** It is paused. */
#define COURTESY_SUBSCRIPTION_STATUS_PAUSED "paused"
/** The customer ended it. */
#define COURTESY_SUBSCRIPTION_STATUS_CANCELLED "cancelled"
/** It ran out. */
#define COURTESY_SUBSCRIPTION_STATUS_EXPIRED "expired"

/*
 * TaskModality: How the customer wants one task to be done.
 */
/** The task, as the company names it, such as `advice`. */
#define COURTESY_TASK_MODALITY_TASK "task"
/** In person or remotely. */
#define COURTESY_TASK_MODALITY_MODALITY "modality"

/*
 * ValueTier: How much business the customer brings, compared with other customers.
 */
/** Less than most. */
#define COURTESY_VALUE_TIER_LOW "low"
/** About as much as most. */
#define COURTESY_VALUE_TIER_MID "mid"
/** More than most. */
#define COURTESY_VALUE_TIER_HIGH "high"

/*
 * Volume: How busy the staff are.
 */
/** They have time to spare. */
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
 * Answer: What one plugin returns: the actions that it proposes, and the holds that it asks for. An answer
 * without actions is valid and means "carry on". Unknown keys are rejected.
 */
/** The version of the contract that this document follows. */
#define COURTESY_ANSWER_CONTRACT "contract"
/** What the plugin proposes. */
#define COURTESY_ANSWER_ACTIONS "actions"
/** Why the plugin could not answer. The rest of the answer is ignored. */
#define COURTESY_ANSWER_ERROR "error"
/** The actions of other plugins that it asks to suppress. Allowed only if its manifest declares `holds`. */
#define COURTESY_ANSWER_HOLDS "holds"
/** Notes for the plugin's maintainer. They are kept in the decision and never reach a customer. */
#define COURTESY_ANSWER_NOTES "notes"

/*
 * Action: One thing that a plugin proposes to do or say.
 */
/** The action's id, unique in its answer. */
#define COURTESY_ACTION_ID "id"
/** The name under which the action is counted and found in `history`: the same each time it is proposed. */
#define COURTESY_ACTION_KEY "key"
/** What to do: the kind of action and the fields of that kind. */
#define COURTESY_ACTION_STEP "step"
/** What the action is for. The operator's policy can make the purpose stricter, never looser. */
#define COURTESY_ACTION_PURPOSE "purpose"
/** Whom it reaches. */
#define COURTESY_ACTION_AUDIENCE "audience"
/** How soon it matters. */
#define COURTESY_ACTION_URGENCY "urgency"
/** When it makes sense. */
#define COURTESY_ACTION_WINDOW "window"
/** Why it is proposed. At least one reason. */
#define COURTESY_ACTION_REASONS "reasons"
/** The channels that it can use, best first. Required if the audience includes the customer. */
#define COURTESY_ACTION_CHANNELS "channels"
/** The `key`s of actions that must not be offered together with this one. */
#define COURTESY_ACTION_CONFLICTS_WITH "conflicts_with"
/** What it costs the company. */
#define COURTESY_ACTION_COST "cost"
/** A name that actions share if at most a few of them should be offered (`max_per_group` in the policy). */
#define COURTESY_ACTION_GROUP "group"
/** What to say to the customer. */
#define COURTESY_ACTION_MESSAGE "message"
/** What it promises the customer. Since 1.1. */
#define COURTESY_ACTION_PROMISES "promises"
/** How likely the customer is to welcome it. Default: 1. */
#define COURTESY_ACTION_PROPENSITY "propensity"
/** Who must approve it first. */
#define COURTESY_ACTION_REQUIRES "requires"
/** What it is about, for permissions that apply to one topic. */
#define COURTESY_ACTION_TOPIC "topic"
/** What it is worth. */
#define COURTESY_ACTION_VALUE "value"

/*
 * Audience: Whom an action reaches.
 */
/** The customer. */
#define COURTESY_AUDIENCE_CUSTOMER "customer"
/** Staff; the customer doesn't notice. */
#define COURTESY_AUDIENCE_AGENT "agent"
/** Both. */
#define COURTESY_AUDIENCE_BOTH "both"

/*
 * Author: Who wrote a message. There is no value for a person, because a plugin must not claim that a person
 * wrote it.
 */
/** Composed by a program. */
#define COURTESY_AUTHOR_MACHINE "machine"
/** Written by a person in advance, for every customer in this situation. */
#define COURTESY_AUTHOR_TEMPLATE "template"

/*
 * Beneficiary: Who gets a gesture.
 */
/** The customer. */
#define COURTESY_BENEFICIARY_CUSTOMER "customer"
/** Somebody else, such as a neighbour or a good cause. */
#define COURTESY_BENEFICIARY_THIRD_PARTY "third_party"

/*
 * ContactSetting: Something that a customer can choose about being contacted.
 */
/** How much contact the customer wants. */
#define COURTESY_CONTACT_SETTING_CONTACT_MODE "contact_mode"
/** The channel. */
#define COURTESY_CONTACT_SETTING_CHANNEL "channel"
/** The frequency. */
#define COURTESY_CONTACT_SETTING_FREQUENCY "frequency"
/** The language. */
#define COURTESY_CONTACT_SETTING_LANGUAGE "language"

/*
 * Gift: What a gesture gives.
 */
/** A few kind words. */
#define COURTESY_GIFT_NOTE "note"
/** A discount, or money back. */
#define COURTESY_GIFT_CREDIT "credit"
/** A fee that the customer needn't pay. */
#define COURTESY_GIFT_FEE_WAIVER "fee_waiver"
/** Something better for the same money. */
#define COURTESY_GIFT_UPGRADE "upgrade"
/** Flowers. */
#define COURTESY_GIFT_FLOWERS "flowers"
/** A donation to a good cause. */
#define COURTESY_GIFT_DONATION "donation"
/** A physical item. */
#define COURTESY_GIFT_ITEM "item"

/*
 * GiftSource: What a gesture is paid from.
 */
/** Money set aside for gestures. */
#define COURTESY_GIFT_SOURCE_BUDGET "budget"
/** Goods that can no longer be sold. */
#define COURTESY_GIFT_SOURCE_SURPLUS "surplus"

/*
 * HandoverMode: How a person takes over.
 */
/** Somebody calls the customer. */
#define COURTESY_HANDOVER_MODE_CALLBACK "callback"
/** The conversation continues with a person. */
#define COURTESY_HANDOVER_MODE_TRANSFER "transfer"
/** Somebody visits the customer. */
#define COURTESY_HANDOVER_MODE_VISIT "visit"
/** Somebody takes care of it; the customer needn't do anything. */
#define COURTESY_HANDOVER_MODE_TASK "task"

/*
 * HelpDirection: Who helps whom.
 */
/** The customer is asked to help. */
#define COURTESY_HELP_DIRECTION_OFFER "offer"
/** The customer is helped. */
#define COURTESY_HELP_DIRECTION_RECEIVE "receive"

/*
 * Hold: Suppresses actions of every plugin for a while. A hold never allows anything.
 */
/** What it suppresses. */
#define COURTESY_HOLD_SCOPE "scope"
/** When it ends. */
#define COURTESY_HOLD_UNTIL_AT "until_at"
/** Why, in a sentence for staff. */
#define COURTESY_HOLD_REASON "reason"

/*
 * HoldScope: What a hold suppresses.
 */
/** Says which fields follow. */
#define COURTESY_HOLD_SCOPE_KIND "kind"
/** Everything that reaches the customer. */
#define COURTESY_HOLD_SCOPE_ALL "all"
/** Everything with one purpose. */
#define COURTESY_HOLD_SCOPE_PURPOSE "purpose"
/** The purpose. */
#define COURTESY_HOLD_SCOPE_PURPOSE_PURPOSE "purpose"
/** Everything on one channel. */
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
/** The text, with placeholders such as `{first_name}` that the CRM fills in. */
#define COURTESY_MESSAGE_TEXT "text"
/** Who wrote it. */
#define COURTESY_MESSAGE_AUTHOR "author"

/*
 * PluginError: Why a plugin could not answer.
 */
/** The reason, in a sentence for the plugin's maintainer. */
#define COURTESY_PLUGIN_ERROR_MESSAGE "message"

/*
 * Promise: What an action promises the customer. It is offered only if somebody can keep it.
 */
/** The promise's id: the same each time the same thing is promised, such as `answer/case-7`. */
#define COURTESY_PROMISE_ID "id"
/** What is promised, in a sentence for staff. */
#define COURTESY_PROMISE_WHAT "what"
/** When it must be kept. */
#define COURTESY_PROMISE_DUE_AT "due_at"
/** What it is about: the `id` of an order or a case, or the `ref` of an event. */
#define COURTESY_PROMISE_ABOUT "about"
/**
 * The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot` that it
 * agrees.
 */
#define COURTESY_PROMISE_QUEUE "queue"

/*
 * Reason: One reason for an action, with its evidence.
 */
/** The reason's code: the same each time this reason applies. */
#define COURTESY_REASON_CODE "code"
/** The reason in a sentence for a colleague. */
#define COURTESY_REASON_TEXT "text"
/**
 * The facts that support it, as places in the context that the plugin received. A reason without evidence
 * makes the action invalid.
 */
#define COURTESY_REASON_EVIDENCE "evidence"

/*
 * Step: What to do: `kind` and the fields of that kind.
 */
/** Says which fields follow. */
#define COURTESY_STEP_KIND "kind"
/** Ask how the customer is doing; a queue answers the reply. */
#define COURTESY_STEP_CHECK_IN "check_in"
/** The question, in a few words for staff. */
#define COURTESY_STEP_CHECK_IN_QUESTION "question"
/** The queue that answers the reply. */
#define COURTESY_STEP_CHECK_IN_REPLY_QUEUE "reply_queue"
/** An unexpected, caring gesture. */
#define COURTESY_STEP_GESTURE "gesture"
/** What it gives. */
#define COURTESY_STEP_GESTURE_GIFT "gift"
/** What it is paid from. */
#define COURTESY_STEP_GESTURE_SOURCE "source"
/** Whether the customer doesn't expect it. */
#define COURTESY_STEP_GESTURE_SURPRISE "surprise"
/** Who receives it. */
#define COURTESY_STEP_GESTURE_BENEFICIARY "beneficiary"
/** What it is worth. */
#define COURTESY_STEP_GESTURE_AMOUNT "amount"
/** Whether it has value only for somebody who buys, as a voucher does. */
#define COURTESY_STEP_GESTURE_TIED_TO_PURCHASE "tied_to_purchase"
/** A person takes over. */
#define COURTESY_STEP_HUMAN_HANDOVER "human_handover"
/** How the person takes over. */
#define COURTESY_STEP_HUMAN_HANDOVER_MODE "mode"
/** The queue that takes over. */
#define COURTESY_STEP_HUMAN_HANDOVER_QUEUE "queue"
/** The time by which the customer must have an answer. */
#define COURTESY_STEP_HUMAN_HANDOVER_RESPOND_BY_AT "respond_by_at"
/** What the person must know, so that the customer needn't repeat it. */
#define COURTESY_STEP_HUMAN_HANDOVER_BRIEFING "briefing"
/** Other queues that could take over, best first. */
#define COURTESY_STEP_HUMAN_HANDOVER_ALTERNATIVES "alternatives"
/** The skill that the person needs, such as a subject or a language. */
#define COURTESY_STEP_HUMAN_HANDOVER_SKILL "skill"
/** The agreed time: one of the queue's `next_slots`. */
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
/** What the customer wants to do. */
#define COURTESY_STEP_CHANNEL_SUGGESTION_TASK "task"
/** What the customer gains. A saving for the company is not a benefit. */
#define COURTESY_STEP_CHANNEL_SUGGESTION_BENEFIT "benefit"
/** The channel the customer uses now. */
#define COURTESY_STEP_CHANNEL_SUGGESTION_FROM "from"
/** Point to something that the customer can do alone, with a way to reach a person. */
#define COURTESY_STEP_SELF_SERVICE "self_service"
/** What the customer wants to do. */
#define COURTESY_STEP_SELF_SERVICE_TASK "task"
/** Where to do it. */
#define COURTESY_STEP_SELF_SERVICE_LINK "link"
/** The queue in which a person helps if it doesn't work. */
#define COURTESY_STEP_SELF_SERVICE_HUMAN_ESCAPE "human_escape"
/** How long it takes, in minutes. */
#define COURTESY_STEP_SELF_SERVICE_MINUTES "minutes"
/** Customers help each other. */
#define COURTESY_STEP_COMMUNITY_HELP "community_help"
/** Who helps whom. */
#define COURTESY_STEP_COMMUNITY_HELP_DIRECTION "direction"
/** What it is about. */
#define COURTESY_STEP_COMMUNITY_HELP_TOPIC "topic"
/** Tell the customer about something that affects them before they find out. */
#define COURTESY_STEP_HEADS_UP "heads_up"
/** What it is about: the `ref` of an item in `events`, or the `id` of what is affected. */
#define COURTESY_STEP_HEADS_UP_EVENT "event"
/** What the company does about it. */
#define COURTESY_STEP_HEADS_UP_WE_DO "we_do"
/** When the customer will hear more. */
#define COURTESY_STEP_HEADS_UP_NEXT_UPDATE_AT "next_update_at"
/** What the customer can do. */
#define COURTESY_STEP_HEADS_UP_YOU_CAN "you_can"
/** Deliver an order in another way. */
#define COURTESY_STEP_DELIVERY_ADAPTATION "delivery_adaptation"
/** The order: the `id` of an item in `orders`. */
#define COURTESY_STEP_DELIVERY_ADAPTATION_ORDER "order"
/** The new way. */
#define COURTESY_STEP_DELIVERY_ADAPTATION_FULFILMENT "fulfilment"
/** The agreed time. */
#define COURTESY_STEP_DELIVERY_ADAPTATION_SLOT "slot"
/** Ask the customer for their preferences instead of guessing. */
#define COURTESY_STEP_PREFERENCE_ASK "preference_ask"
/** What to ask about. */
#define COURTESY_STEP_PREFERENCE_ASK_ABOUT "about"
/** A signal to staff; it never reaches the customer. */
#define COURTESY_STEP_INTERNAL_INSIGHT "internal_insight"
/** What it is about. */
#define COURTESY_STEP_INTERNAL_INSIGHT_TOPIC "topic"
/** What was noticed, in a sentence. */
#define COURTESY_STEP_INTERNAL_INSIGHT_SIGNAL "signal"
/** Who should know, such as `store_manager`. */
#define COURTESY_STEP_INTERNAL_INSIGHT_TO_ROLE "to_role"

/*
 * Urgency: How soon an action matters, from least to most.
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
/** The time from which it no longer makes sense. */
#define COURTESY_WINDOW_NOT_AFTER_AT "not_after_at"
/** The earliest time. Default: at once. */
#define COURTESY_WINDOW_NOT_BEFORE_AT "not_before_at"

#endif
