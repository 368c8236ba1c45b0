// Made by `courtesy schema --lang typescript`.

/**
 * What Courtesy and its plugins say to each other, version 1.0 of the contract.
 *
 * A field that isn't known is left out; there is no null. A plugin receives only the part of the context that
 * it names under `reads` in plugin.toml, so a field that is required here can be missing there.
 */

/** A moment in UTC, such as `2026-03-28T20:40:00Z`. */
export type Instant = string;

/**
 * What is known of one customer at one moment.
 *
 * The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
 * `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
 * A plugin ignores keys that it doesn't know. To whoever reads what a CRM writes, an unknown key is a
 * mistake, unless `contract` names a newer version: the misspelt one would protect nobody.
 */
export interface Context {
  /** The contract's version that this document is written for. */
  contract: string;
  /** Names the decision; the CRM chooses it, and the decision repeats it. */
  decision_id: string;
  /** The occasion on which the CRM asks. */
  hook: Hook;
  /** The moment the facts were read, and the only clock that a plugin and the rules have. */
  as_of: Instant;
  /** Who the customer is to the company. */
  customer: Customer;
  /** Appointments. */
  appointments?: Appointment[];
  /** What people agreed to for this customer. */
  approvals?: Approved[];
  /** How the customer stands with paying. */
  billing?: Billing;
  /** What was spent of the operator's budgets on all customers. */
  budgets?: BudgetSpent[];
  /** How busy the people are who would have to help. */
  capacity?: Capacity;
  /** Whether to be extra careful with this customer. */
  care?: Care;
  /** Questions, complaints and other matters that somebody works on. */
  cases?: Case[];
  /** The ways in which the customer can be reached. */
  channels?: ChannelState[];
  /** Customers who help each other. */
  community?: Community;
  /** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
  config?: { [name: string]: unknown };
  /**
   * Facts that the host computes, so that no plugin needs date arithmetic. What a CRM puts here is replaced.
   */
  derived?: Derived;
  /** What happens around the customer and affects many. */
  events?: Event[];
  /** Scores that the customer gave. */
  feedback?: Feedback[];
  /** What was proposed to this customer before, and what came of it. */
  history?: HistoryItem[];
  /** Conversations and messages, newest last. */
  interactions?: Interaction[];
  /** Where the customer is on the way to something, and where it gets stuck. */
  journeys?: Journey[];
  /** Orders, oldest first. */
  orders?: Order[];
  /** What the customer granted, denied or revoked. */
  permissions?: Permission[];
  /** What the customer asked of the company. It can only tighten what the company allows itself. */
  preferences?: Preferences;
  /**
   * The moment the CRM asks, where that is later than the reading of the facts. What is older than the policy
   * allows is not acted on.
   */
  requested_at?: Instant;
  /** Scores that the CRM's own models gave. */
  scores?: Score[];
  /** The only source of chance for plugins; 0 if left out. */
  seed?: number;
  /** Subscriptions. */
  subscriptions?: Subscription[];
}

/** The kinds of action, one for each thing a company can do for a customer. */
export type ActionKind =
  /** Ask how the customer is doing; the reply has somewhere to go. */
  | "check_in"
  /** An unexpected, caring gesture. */
  | "gesture"
  /** A person takes over. */
  | "human_handover"
  /** Repair after something went wrong. */
  | "service_recovery"
  /** Point to a channel that serves this customer's question better. */
  | "channel_suggestion"
  /** Point to something the customer can do alone, with a way to a person. */
  | "self_service"
  /** Customers who help each other. */
  | "community_help"
  /** Tell the customer first about what affects them. */
  | "heads_up"
  /** Bring the product to the customer in another way. */
  | "delivery_adaptation"
  /** Ask the customer for their terms instead of guessing. */
  | "preference_ask"
  /** A signal to staff; it never reaches the customer. */
  | "internal_insight";

/** An appointment. */
export interface Appointment {
  /** The CRM's reference. */
  id: string;
  /** How it stands. */
  status: AppointmentStatus;
  /** When it takes place. */
  at?: Instant;
  /** The event that touches it: the `ref` of one of `events`. */
  event?: string;
  /** In person or at a distance. */
  modality?: Modality;
  /** Where, as the CRM names it. */
  place?: string;
  /** What it is about. */
  topic?: string;
}

/** How an appointment stands. */
export type AppointmentStatus =
  /** It is planned. */
  | "planned"
  /** It took place. */
  | "done"
  /** The customer didn't come. */
  | "missed"
  /** It was called off. */
  | "cancelled";

/** Who has to agree before an action is carried out. */
export type Approval =
  /** Nobody. */
  | "none"
  /** A person. */
  | "human"
  /** A manager. */
  | "manager";

/**
 * Something that a person agreed to for this customer, once: when `history` holds the action from then on, it
 * is used up.
 */
export interface Approved {
  /** The action's `key`. */
  key: string;
  /** Who agreed: a person, or a manager. */
  by: Approval;
  /** When. */
  at: Instant;
  /** The most it may cost; any sum if left out. */
  amount?: Money;
  /** The plugin whose action it is; that of any plugin if left out. */
  plugin?: string;
  /** Until when it holds; for good if left out. */
  until_at?: Instant;
}

/** How the customer stands with paying. */
export interface Billing {
  /** Whether the customer is behind with paying. */
  arrears?: boolean;
  /** For how many days. */
  days_past_due?: number;
  /** Whether there is an arrangement to pay in parts. */
  payment_plan?: boolean;
}

/** What was spent of one of the operator's budgets on all customers, in the budget's present period. */
export interface BudgetSpent {
  /** The budget's name in the policy. */
  name: string;
  /** So much. */
  spent: Money;
}

/** How busy the people are who would have to help. */
export interface Capacity {
  /** The groups of people who help. */
  queues?: Queue[];
  /** How much they have on their hands. */
  volume?: Volume;
}

/**
 * Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
 * CRM.
 */
export interface Care {
  /** Be careful: nothing that sells, nothing that asks for an opinion. */
  handle_with_care?: boolean;
  /** Purposes for which there must be no contact at all meanwhile. */
  suppress_purposes?: Purpose[];
  /** Until when; until further notice if left out. */
  until_at?: Instant;
}

/** A matter that somebody works on. */
export interface Case {
  /** The CRM's reference. */
  id: string;
  /** What it is about. */
  kind: CaseKind;
  /** How far it is. */
  status: CaseStatus;
  /** When it was closed. */
  closed_at?: Instant;
  /** The event it is about: the `ref` of one of `events`. */
  event?: string;
  /** When it was opened. */
  opened_at?: Instant;
  /** The order it is about: the `id` of one of `orders`. */
  order?: string;
  /** When the company promised an answer. */
  promised_at?: Instant;
  /** How often it was opened again. */
  reopened?: number;
  /** How bad it is. */
  severity?: Severity;
  /** What it is about, as the CRM names it. */
  topic?: string;
}

/** What a case is about. */
export type CaseKind =
  /** A question. */
  | "question"
  /** A complaint. */
  | "complaint"
  /** Something that doesn't work. */
  | "incident"
  /** Goods that come back. */
  | "return"
  /** A claim for damage. */
  | "claim";

/** How far a case is. */
export type CaseStatus =
  /** Somebody has to act. */
  | "open"
  /** It waits for the customer. */
  | "waiting"
  /** It is solved, and the customer may still disagree. */
  | "resolved"
  /** It is over. */
  | "closed";

/** A way in which a company and a customer meet. */
export type Channel =
  /** E-mail. */
  | "email"
  /** A text message to a telephone. */
  | "sms"
  /** A telephone call. */
  | "phone"
  /** Chat on the website or in the app. */
  | "chat"
  /** A messaging service, such as WhatsApp. */
  | "messaging"
  /** A notification on the customer's device. */
  | "push"
  /** A note inside the app or the customer's account. */
  | "app"
  /** A letter or a card by post. */
  | "post"
  /** A video call. */
  | "video"
  /** A meeting: in a shop, at a counter, at home. */
  | "in_person";

/** One way in which the customer can be reached. */
export interface ChannelState {
  /** The channel. */
  channel: Channel;
  /** Whether the company can be reached there now. */
  available?: boolean;
  /** The share of the customer's contacts that went over it. */
  habit?: number;
  /** Whether the CRM has what it needs to reach the customer there. */
  reachable?: boolean;
  /** Whether the customer confirmed it. */
  verified?: boolean;
}

/** Customers who help each other. */
export interface Community {
  /** Whether the customer offered to help others. */
  helper_opt_in?: boolean;
  /** Whether the customer takes part. */
  member?: boolean;
  /** What the customer knows or asks about. */
  topics?: string[];
}

/** When the customer wants the company to be there. */
export type ContactMode =
  /** Welcomes contact that the company starts. */
  | "proactive_welcome"
  /** Wants contact only when there is a need: no check-ins, gestures or marketing. */
  | "only_when_needed"
  /** Wants the company there only when called, like a butler. */
  | "on_request_only";

/** Who the customer is to the company. */
export interface Customer {
  /**
   * The CRM's opaque reference. Each plugin receives a different one, so that plugins can't compare notes.
   */
  ref: string;
  /** The country the customer lives in. */
  country?: string;
  /** A person or an organisation. */
  kind?: CustomerKind;
  /** The language the customer prefers. */
  language?: string;
  /** A part of the country, as the CRM names it. */
  region?: string;
  /** Groups that the CRM puts the customer in. */
  segments?: string[];
  /** Where the customer stands in the relation. */
  status?: CustomerStatus;
  /** For how many days the customer has been one. */
  tenure_days?: number;
  /** The customer's time zone. */
  time_zone?: string;
  /** How much the customer's business amounts to. */
  value_tier?: ValueTier;
}

/** Whether the customer is a person or an organisation. */
export type CustomerKind =
  /** A person. */
  | "person"
  /** A company or another organisation. */
  | "organisation";

/** Where the customer stands in the relation. */
export type CustomerStatus =
  /** Has not bought yet. */
  | "prospect"
  /** Buys or uses. */
  | "active"
  /** Is on the way out. */
  | "lapsing"
  /** Has left. */
  | "former"
  /** Has died; only a person may take contact with the relatives. */
  | "deceased";

/**
 * Facts that the host computes from the rest of the context. A fact that can't be known is left out. Days are
 * periods of 24 hours.
 */
export interface Derived {
  /** Times the company contacted the customer of its own accord in the last 7 days, by `history`. */
  contacts_last_7_days?: number;
  /** Days since the newest gesture in `history`. */
  days_since_last_gesture?: number;
  /** Days since the newest interaction. */
  days_since_last_interaction?: number;
  /** Days since the newest order was placed. */
  days_since_last_order?: number;
  /** Orders that failed and were not cancelled since. */
  failed_orders?: number;
  /** What gestures in `history` cost in the last 365 days, an amount for each currency. */
  gesture_spend_365_days?: Money[];
  /** The time on the customer's clock at `as_of`; left out if the time zone isn't known. */
  local_time?: string;
  /** The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known. */
  local_weekday?: Weekday;
  /** Cases that are open or wait for the customer. */
  open_cases?: number;
  /** Complaints that are open or wait for the customer. */
  open_complaints?: number;
  /** Orders placed in the last 365 days. */
  orders_last_365_days?: number;
  /**
   * The customer's own rhythm: the median of the whole days between one day with orders and the next; left
   * out below three such days.
   */
  usual_days_between_orders?: number;
}

/** Who started it. */
export type Direction =
  /** The customer. */
  | "inbound"
  /** The company. */
  | "outbound";

/** Something that happens and affects many. */
export interface Event {
  /** The CRM's reference. */
  ref: string;
  /** What kind of event it is. */
  kind: EventKind;
  /** Whether it affects this customer. */
  affects_customer?: boolean;
  /** Where, as the CRM names it. */
  area?: string;
  /** From when. */
  from_at?: Instant;
  /** Until when; unknown if left out. */
  until_at?: Instant;
}

/** What kind of event it is. */
export type EventKind =
  /** A contagious disease. */
  | "pandemic"
  /** A service that doesn't work. */
  | "outage"
  /** A product that is called back. */
  | "recall"
  /** Storm, flood, heat, snow. */
  | "weather"
  /** Work is laid down. */
  | "strike"
  /** A place closes. */
  | "closure";

/** A score that the customer gave. */
export interface Feedback {
  /** Which scale it is on. */
  kind: FeedbackKind;
  /** The score. */
  score: number;
  /** When it was given. */
  at?: Instant;
}

/** Which scale a score is on. */
export type FeedbackKind =
  /** Net Promoter Score: 0 to 10. */
  | "nps"
  /** Customer satisfaction: 1 to 5. */
  | "csat"
  /** Customer Effort Score: 1 to 7. */
  | "ces";

/** A bump on the customer's way. */
export interface Friction {
  /** What gets in the way, such as `payment_error`. */
  kind: string;
  /** How often. */
  count: number;
  /** When it last did. */
  last_at?: Instant;
}

/** How goods reach the customer. */
export type Fulfilment =
  /** Delivered at home. */
  | "home"
  /** Picked up in a shop. */
  | "pick_up"
  /** Picked up from a locker. */
  | "locker"
  /** Bought and taken along in a shop. */
  | "store"
  /** Delivered digitally. */
  | "digital";

/** Who spoke for the company. */
export type Handler =
  /** A person. */
  | "human"
  /** A machine. */
  | "bot";

/** What was done for this customer before, and what came of it. */
export interface HistoryItem {
  /** The action's `key`. */
  key: string;
  /** What was done. */
  kind: ActionKind;
  /** When. */
  at: Instant;
  /** Over which channel; left out if it didn't reach the customer over one. */
  channel?: Channel;
  /** What it cost. */
  cost?: Money;
  /** The action's `group`. */
  group?: string;
  /** What came of it. */
  outcome?: Outcome;
  /** The plugin that proposed it. */
  plugin?: string;
  /** What it was for. */
  purpose?: Purpose;
}

/** The occasion on which the CRM asks. */
export type Hook =
  /** A regular look at a customer, such as a nightly run. */
  | "review"
  /** The customer gets in touch. */
  | "contact_started"
  /** A conversation has ended. */
  | "contact_ended"
  /** An order was placed. */
  | "order_placed"
  /** An order is late. */
  | "order_delayed"
  /** An order failed. */
  | "order_failed"
  /** A case was opened. */
  | "case_opened"
  /** A case was closed. */
  | "case_closed"
  /** Something happened that affects many: an outage, a storm, a closing. */
  | "event_started"
  /** The customer changed preferences or permissions. */
  | "preferences_changed"
  /** The customer looks at their account, shop or app now. */
  | "visit";

/** A conversation or a message. */
export interface Interaction {
  /** The CRM's reference. */
  id: string;
  /** When it took place. */
  at: Instant;
  /** Over which channel. */
  channel?: Channel;
  /** Who started it. */
  direction?: Direction;
  /** How much effort it cost the customer. */
  effort?: number;
  /** The event it was about: the `ref` of one of `events`. */
  event?: string;
  /** Who spoke for the company. */
  handler?: Handler;
  /** How it ended. */
  outcome?: InteractionOutcome;
  /** How the customer sounded. */
  sentiment?: number;
  /** What it was about, as the CRM names it, such as `delivery`. */
  topic?: string;
}

/** How a conversation ended. */
export type InteractionOutcome =
  /** The question was answered. */
  | "resolved"
  /** It was not. */
  | "unresolved"
  /** The customer gave up. */
  | "abandoned"
  /** Somebody else took over. */
  | "escalated";

/** Where the customer is on the way to something. */
export interface Journey {
  /** The journey, as the CRM names it, such as `move_house`. */
  journey: string;
  /** Since when. */
  entered_at?: Instant;
  /** Where it gets stuck. */
  friction?: Friction[];
  /** How far the customer is. */
  stage?: string;
}

/** The ground in law (GDPR article 6) on which the contact rests. */
export type LegalBasis =
  /** The customer's consent. */
  | "consent"
  /** The contract with the customer. */
  | "contract"
  /** A duty in law. */
  | "legal_obligation"
  /** Somebody's life or health. */
  | "vital_interest"
  /** A task in the public interest. */
  | "public_interest"
  /** A legitimate interest of the company. */
  | "legitimate_interest";

/** At most so many contacts in so many days. */
export interface MaxContacts {
  /** At most so many contacts; 0 is none. */
  max: number;
  /** In any period of so many days of 24 hours. */
  per_days: number;
  /** The channel it is about; all channels together if left out. */
  channel?: Channel;
}

/** Where the customer is served: in person or at a distance. */
export type Modality =
  /** In a shop, at a counter, at home. */
  | "in_person"
  /** By telephone, video or screen. */
  | "virtual";

/** An amount of money. Amounts in different currencies are never added or converted. */
export interface Money {
  /** The amount in the currency's smallest unit: 1250 is EUR 12.50. */
  minor: number;
  /** The currency's ISO 4217 code. */
  currency: string;
}

/** An order. */
export interface Order {
  /** The CRM's reference. */
  id: string;
  /** How far it is. */
  status: OrderStatus;
  /** What it cost. */
  amount?: Money;
  /** The event that touches it: the `ref` of one of `events`. */
  event?: string;
  /** When it is expected now. */
  expected_at?: Instant;
  /** Why it failed, such as `carrier_lost`. */
  failure?: string;
  /** How it reaches the customer. */
  fulfilment?: Fulfilment;
  /** When it was placed. */
  placed_at?: Instant;
  /** When the company promised it. */
  promised_at?: Instant;
}

/** How far an order is. */
export type OrderStatus =
  /** Placed. */
  | "placed"
  /** On the way. */
  | "shipped"
  /** With the customer. */
  | "delivered"
  /** Something went wrong, and the customer has nothing. */
  | "failed"
  /** Taken back before it was sent. */
  | "cancelled"
  /** Sent back. */
  | "returned";

/** What came of a contact. */
export type Outcome =
  /** It reached the customer; nothing more is known. */
  | "delivered"
  /** The customer took it up. */
  | "accepted"
  /** The customer put it aside. */
  | "dismissed"
  /** The customer complained about it. */
  | "complained"
  /** It never reached the customer. */
  | "failed"
  /**
   * What it was meant to bring about happened, such as a customer coming back. It can be known of customers
   * who were held out, too.
   */
  | "goal_met";

/** The customer wants to be left alone for a while. */
export interface Pause {
  /** Until when; until further notice if left out. */
  until_at?: Instant;
}

/**
 * What the customer granted, denied or revoked, for one purpose. A "no" at the same or a wider level beats
 * any "yes".
 */
export interface Permission {
  /** The purpose it is about. */
  purpose: Purpose;
  /** What the customer said. */
  status: PermissionStatus;
  /** The ground in law. */
  basis?: LegalBasis;
  /** The channel it is about; every channel if left out. */
  channel?: Channel;
  /** From when it holds. */
  from_at?: Instant;
  /** Where the customer said it, such as `preference_page`. */
  source?: string;
  /** Until when it holds. */
  to_at?: Instant;
  /** The topic it is about; every topic if left out. */
  topic?: string;
}

/** What the customer said to one purpose on one channel. */
export type PermissionStatus =
  /** Said yes. */
  | "granted"
  /** Said no. */
  | "denied"
  /** Said yes before, and took it back. */
  | "revoked"
  /** Said yes before, and it has run out. */
  | "expired"
  /** Was asked, and has not answered. */
  | "pending"
  /** Nothing is known. */
  | "unknown";

/** What the customer asked of the company. It can only tighten what the company allows itself. */
export interface Preferences {
  /** Channels the customer doesn't want to be met on. */
  avoid_channels?: Channel[];
  /** When the customer wants the company to be there. */
  contact_mode?: ContactMode;
  /** At most so many contacts in so many days. */
  max_contacts?: MaxContacts[];
  /** In person or at a distance, by task. */
  modality?: TaskModality[];
  /** The customer wants to be left alone for a while. */
  pause?: Pause;
  /** Channels the customer likes, best first. */
  preferred_channels?: Channel[];
  /** Hours on the customer's clock in which nothing may arrive. */
  quiet_hours?: QuietHours[];
  /** Alone or helped. */
  self_service?: SelfServicePreference;
}

/**
 * What a contact is for. It decides which permission is needed. In order from the least to the most that a
 * customer must have agreed to.
 */
export type Purpose =
  /** Carrying out what the customer and the company agreed: an order, a subscription, a complaint. */
  | "service"
  /** Attention without something to sell: a check-in, a gesture, help. */
  | "care"
  /** Asking the customer for an opinion that helps the company. */
  | "research"
  /** Anything meant to sell. */
  | "marketing";

/** A group of people who help. */
export interface Queue {
  /** The queue's name. */
  queue: string;
  /** Whether it takes new work. */
  open: boolean;
  /** The first moments at which somebody is free. */
  next_slots?: Instant[];
  /** What the people can do, such as a language or a subject. */
  skills?: string[];
  /** How many seconds a customer waits there now. */
  wait_s?: number;
}

/**
 * Hours on the customer's clock in which nothing may arrive: from `from` up to but not including `to`. When
 * `to` isn't later than `from`, the period ends the next day.
 */
export interface QuietHours {
  /** The first quiet minute. */
  from: string;
  /** The first minute that isn't quiet. */
  to: string;
  /** The days on which the period starts; every day if left out. */
  days?: Weekday[];
}

/** A score that one of the CRM's models gave. */
export interface Score {
  /** What it says, such as `churn`. */
  name: string;
  /** The score. */
  value: number;
  /** When. */
  as_of?: Instant;
  /** Which model gave it. */
  model?: string;
}

/** Whether the customer would rather do things alone or be helped. */
export type SelfServicePreference =
  /** Would rather do it alone. */
  | "self"
  /** No preference. */
  | "neutral"
  /** Would rather be helped by a person. */
  | "human";

/** How bad something is for the customer. */
export type Severity =
  /** A nuisance. */
  | "low"
  /** It costs time or money. */
  | "medium"
  /** It does harm. */
  | "high";

/** A subscription. */
export interface Subscription {
  /** The CRM's reference. */
  id: string;
  /** How it stands. */
  status: SubscriptionStatus;
  /** Until when it rests. */
  paused_until_at?: Instant;
  /** What it is a subscription to. */
  product?: string;
  /** When it is renewed. */
  renews_at?: Instant;
  /** The share of it that the customer uses. */
  usage?: number;
}

/** How a subscription stands. */
export type SubscriptionStatus =
  /** It runs. */
  | "active"
  /** It rests. */
  | "paused"
  /** The customer ended it. */
  | "cancelled"
  /** It ran out. */
  | "expired";

/** Where the customer wants one task to be done. */
export interface TaskModality {
  /** The task, as the company names it, such as `advice`. */
  task: string;
  /** In person or at a distance. */
  modality: Modality;
}

/** How much the customer's business amounts to, next to other customers. */
export type ValueTier =
  /** Less than most. */
  | "low"
  /** As most. */
  | "mid"
  /** More than most. */
  | "high";

/** How much the people who help have on their hands. */
export type Volume =
  /** Time to spare. */
  | "idle"
  /** As usual. */
  | "normal"
  /** More than usual. */
  | "peak"
  /** More than they can answer. */
  | "crisis";

/** A day of the week. */
export type Weekday =
  /** Monday. */
  | "monday"
  /** Tuesday. */
  | "tuesday"
  /** Wednesday. */
  | "wednesday"
  /** Thursday. */
  | "thursday"
  /** Friday. */
  | "friday"
  /** Saturday. */
  | "saturday"
  /** Sunday. */
  | "sunday";

/**
 * What one plugin returns: the actions it proposes, and what it asks others to hold back. An answer without
 * actions is a good answer: just carry on. Unknown keys are refused.
 */
export interface Answer {
  /** The contract's version that this document is written for. */
  contract: string;
  /** What the plugin proposes. */
  actions?: Action[];
  /** The plugin could not answer. Nothing else of the answer counts. */
  error?: PluginError;
  /** What the plugin asks others to hold back. Only a plugin whose manifest declares `holds` may. */
  holds?: Hold[];
  /** Remarks for whoever maintains the plugin; they stand in the decision and never reach a customer. */
  notes?: string[];
}

/** One proposed thing to do, or to say. */
export interface Action {
  /** Names the action; unique in the answer. */
  id: string;
  /** Names what is proposed, the same each time it is proposed, so that it can be counted in `history`. */
  key: string;
  /** What is to be done: the kind of action and the fields of that kind. */
  step: Step;
  /** What the contact is for. The operator's policy can make it stricter, never looser. */
  purpose: Purpose;
  /** Whom it reaches. */
  audience: Audience;
  /** How soon it matters. */
  urgency: Urgency;
  /** When it makes sense. */
  window: Window;
  /** Why. At least one reason. */
  reasons: Reason[];
  /** The channels it can go over, best first. Required when the audience includes the customer. */
  channels?: Channel[];
  /** The `key`s of actions that can't go together with this one. */
  conflicts_with?: string[];
  /** What it costs the company. */
  cost?: Money;
  /** Of the actions in one group at most one is offered. */
  group?: string;
  /** What to say to the customer. */
  message?: Message;
  /** The chance that the customer welcomes it; counts as 1 if left out. */
  propensity?: number;
  /** Who has to agree first. */
  requires?: Approval;
  /** What it is about, for permissions that are given by topic. */
  topic?: string;
  /** What it is worth. */
  value?: Value;
}

/** Whom an action reaches. */
export type Audience =
  /** The customer. */
  | "customer"
  /** Somebody at the company; the customer notices nothing. */
  | "agent"
  /** Both. */
  | "both";

/** Where the words of a message come from. There is no value for a person: a plugin can't claim one. */
export type Author =
  /** Put together by a program. */
  | "machine"
  /** Written beforehand by a person, for every customer in this situation. */
  | "template";

/** Who gets a gesture. */
export type Beneficiary =
  /** The customer. */
  | "customer"
  /** Somebody else, such as a neighbour or a good cause. */
  | "third_party";

/** Something that a customer can settle about being contacted. */
export type ContactSetting =
  /** When the company should be there at all. */
  | "contact_mode"
  /** Over which channel. */
  | "channel"
  /** How often. */
  | "frequency"
  /** In which language. */
  | "language";

/** What a gesture consists of. */
export type Gift =
  /** A few kind words. */
  | "note"
  /** Money off or back. */
  | "credit"
  /** A fee that needn't be paid. */
  | "fee_waiver"
  /** Something better for the same money. */
  | "upgrade"
  /** Flowers. */
  | "flowers"
  /** A gift to a good cause. */
  | "donation"
  /** A thing. */
  | "item";

/** What a gesture is paid from. */
export type GiftSource =
  /** Money set aside for it. */
  | "budget"
  /** What can't be sold any more. */
  | "surplus";

/** How a person takes over. */
export type HandoverMode =
  /** Somebody calls the customer. */
  | "callback"
  /** The conversation goes on with a person. */
  | "transfer"
  /** Somebody visits the customer. */
  | "visit"
  /** Somebody works on it; the customer needn't do anything. */
  | "task";

/** Which way help goes. */
export type HelpDirection =
  /** The customer is asked to help. */
  | "offer"
  /** The customer is helped. */
  | "receive";

/** Silences actions of every plugin. It never lets anything through. */
export interface Hold {
  /** What it silences. */
  scope: HoldScope;
  /** Until when. */
  until_at: Instant;
  /** Why, in a sentence for a colleague. */
  reason: string;
}

/** What a hold silences. */
export type HoldScope =
  | AllHoldScope
  | PurposeHoldScope
  | ChannelHoldScope
  | GroupHoldScope;

/** Everything that reaches the customer. */
export interface AllHoldScope {
  kind: "all";
}

/** Everything for one purpose. */
export interface PurposeHoldScope {
  kind: "purpose";
  /** The purpose. */
  purpose: Purpose;
}

/** Everything over one channel. */
export interface ChannelHoldScope {
  kind: "channel";
  /** The channel. */
  channel: Channel;
}

/** Everything in one group. */
export interface GroupHoldScope {
  kind: "group";
  /** The group. */
  group: string;
}

/** What to say to the customer. */
export interface Message {
  /** The language it is written in. */
  language: string;
  /** The words, with placeholders such as `{first_name}` that the CRM fills in. */
  text: string;
  /** Where the words come from. */
  author: Author;
}

/** The plugin could not answer. */
export interface PluginError {
  /** Why not, in a sentence for whoever maintains the plugin. */
  message: string;
}

/** One reason for an action, with what it rests on. */
export interface Reason {
  /** The same code each time this reason applies. */
  code: string;
  /** The reason in a sentence for a colleague. */
  text: string;
  /**
   * The facts it rests on: places in the context that the plugin received. A reason that rests on nothing
   * makes the action invalid.
   */
  evidence: string[];
}

/** How something is put right. */
export type Remedy =
  /** Saying sorry. */
  | "apology"
  /** A new one. */
  | "replace"
  /** Money back. */
  | "refund"
  /** Another date. */
  | "rebook"
  /** Making haste. */
  | "expedite"
  /** Other terms. */
  | "term_change";

/** What is to be done: `kind` and the fields of that kind. */
export type Step =
  | CheckInStep
  | GestureStep
  | HumanHandoverStep
  | ServiceRecoveryStep
  | ChannelSuggestionStep
  | SelfServiceStep
  | CommunityHelpStep
  | HeadsUpStep
  | DeliveryAdaptationStep
  | PreferenceAskStep
  | InternalInsightStep;

/** Ask how the customer is doing; the reply has somewhere to go. */
export interface CheckInStep {
  kind: "check_in";
  /** The question, in a few words for a colleague. */
  question: string;
  /** The queue that answers the reply. */
  reply_queue: string;
}

/** An unexpected, caring gesture. */
export interface GestureStep {
  kind: "gesture";
  /** What it consists of. */
  gift: Gift;
  /** What it is paid from. */
  source: GiftSource;
  /** Whether the customer doesn't expect it. */
  surprise: boolean;
  /** Who gets it. */
  beneficiary: Beneficiary;
  /** What it is worth. */
  amount?: Money;
  /** Whether it is worth something only to somebody who buys, such as a voucher. */
  tied_to_purchase?: boolean;
}

/** A person takes over. */
export interface HumanHandoverStep {
  kind: "human_handover";
  /** How. */
  mode: HandoverMode;
  /** The queue that takes over. */
  queue: string;
  /** When the customer must have been answered. */
  respond_by_at: Instant;
  /** What the person must know, so that the customer needn't tell it again. */
  briefing: string;
  /** Other queues that could, best first. */
  alternatives?: string[];
  /** What the person has to know or speak. */
  skill?: string;
  /** When: one of the queue's `next_slots`. */
  slot?: Instant;
}

/** Repair after something went wrong. */
export interface ServiceRecoveryStep {
  kind: "service_recovery";
  /** What went wrong, in words that acknowledge it. */
  acknowledge: string;
  /** How it is put right. */
  remedy: Remedy;
  /** What it is worth. */
  amount?: Money;
  /** The case it answers: the `id` of one of `cases`. */
  case?: string;
  /** The order it puts right: the `id` of one of `orders`. */
  order?: string;
}

/** Point to a channel that serves this customer's question better. */
export interface ChannelSuggestionStep {
  kind: "channel_suggestion";
  /** The better channel. */
  to: Channel;
  /** What the customer wants done. */
  task: string;
  /** What the customer gains by it. That it is cheaper for the company is no reason. */
  benefit: string;
  /** The channel the customer uses now. */
  from?: Channel;
}

/** Point to something the customer can do alone, with a way to a person. */
export interface SelfServiceStep {
  kind: "self_service";
  /** What the customer wants done. */
  task: string;
  /** Where. */
  link: string;
  /** The queue where a person helps if it doesn't work. */
  human_escape: string;
  /** How many minutes it takes. */
  minutes?: number;
}

/** Customers who help each other. */
export interface CommunityHelpStep {
  kind: "community_help";
  /** Which way help goes. */
  direction: HelpDirection;
  /** What it is about. */
  topic: string;
}

/** Tell the customer first about what affects them. */
export interface HeadsUpStep {
  kind: "heads_up";
  /** What it is about: the `ref` of one of `events`, or the `id` of what is affected. */
  event: string;
  /** What the company does about it. */
  we_do: string;
  /** When there will be more news. */
  next_update_at?: Instant;
  /** What the customer can do. */
  you_can?: string;
}

/** Bring the product to the customer in another way. */
export interface DeliveryAdaptationStep {
  kind: "delivery_adaptation";
  /** The order: the `id` of one of `orders`. */
  order: string;
  /** The other way. */
  fulfilment: Fulfilment;
  /** When. */
  slot?: Instant;
}

/** Ask the customer for their terms instead of guessing. */
export interface PreferenceAskStep {
  kind: "preference_ask";
  /** What to ask about. */
  about: ContactSetting;
}

/** A signal to staff; it never reaches the customer. */
export interface InternalInsightStep {
  kind: "internal_insight";
  /** What it is about. */
  topic: string;
  /** What was seen, in a sentence. */
  signal: string;
  /** Who should know, such as `store_manager`. */
  to_role: string;
}

/** How soon something matters to the customer, from least to most. */
export type Urgency =
  /** Good to know. */
  | "info"
  /** Better today than tomorrow. */
  | "warning"
  /** Harm or loss if it waits. */
  | "critical";

/** What an action is worth to each side. */
export interface Value {
  /** To the customer. */
  customer: number;
  /** To the company. */
  company: number;
}

/** When an action makes sense. */
export interface Window {
  /** Not at this moment or later. */
  not_after_at: Instant;
  /** Not before this moment; at once if left out. */
  not_before_at?: Instant;
}
