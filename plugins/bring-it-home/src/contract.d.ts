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
 * What is known about one customer when a decision is asked for.
 *
 * The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
 * `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
 * A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version: a
 * misspelt key would protect nobody.
 */
export interface Context {
  /** The version of the contract that this document follows. */
  contract: string;
  /** The decision's id, chosen by the CRM and repeated in the decision. */
  decision_id: string;
  /** The occasion on which the CRM asks for a decision. */
  hook: Hook;
  /** When the facts were read; the only clock of plugins and rules. */
  as_of: Instant;
  /** Who the customer is. */
  customer: Customer;
  /** Appointments. */
  appointments?: Appointment[];
  /** Actions that people have approved for this customer. */
  approvals?: Approved[];
  /** Whether the customer's payments are up to date. */
  billing?: Billing;
  /** What has been spent from the operator's budgets on all customers. */
  budgets?: BudgetSpent[];
  /** What the staff can take on. */
  capacity?: Capacity;
  /** Whether to be extra careful with this customer. */
  care?: Care;
  /** Questions, complaints and other cases. */
  cases?: Case[];
  /** The ways in which the customer can be reached. */
  channels?: ChannelState[];
  /** Customers help each other. */
  community?: Community;
  /** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
  config?: { [name: string]: unknown };
  /**
   * Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here is
   * replaced.
   */
  derived?: Derived;
  /** Events that affect many customers. */
  events?: Event[];
  /** Ratings that the customer gave. */
  feedback?: Feedback[];
  /** What was done for this customer before, and what came of it. */
  history?: HistoryItem[];
  /** Conversations and messages, newest last. */
  interactions?: Interaction[];
  /** How far the customer is in each journey, and where they get stuck. */
  journeys?: Journey[];
  /** Orders, oldest first. */
  orders?: Order[];
  /** What the customer has granted, denied or revoked. */
  permissions?: Permission[];
  /** What the customer asked for. Preferences can only tighten the operator's rules. */
  preferences?: Preferences;
  /**
   * What the company has promised this customer: the `promises` of earlier decisions, with what became of
   * them; at most 200. Since 1.1.
   */
  promises?: PromiseMade[];
  /**
   * When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted on.
   */
  requested_at?: Instant;
  /** Scores from the CRM's own models. */
  scores?: Score[];
  /** A plugin's only source of randomness. Default: 0. */
  seed?: number;
  /** Subscriptions. */
  subscriptions?: Subscription[];
}

/** An appointment. */
export interface Appointment {
  /** The CRM's reference. */
  id: string;
  /** Its state. */
  status: AppointmentStatus;
  /** When it takes place. */
  at?: Instant;
  /** The event that affects it: the `ref` of an item in `events`. */
  event?: string;
  /** In person or remotely. */
  modality?: Modality;
  /** The place, as the CRM names it. */
  place?: string;
  /** What it is about. */
  topic?: string;
}

/** The state of an appointment. */
export type AppointmentStatus =
  /** It is planned. */
  | "planned"
  /** It took place. */
  | "done"
  /** The customer didn't come. */
  | "missed"
  /** It was cancelled. */
  | "cancelled";

/** Who must approve an action before it is carried out. */
export type Approval =
  /** Nobody. */
  | "none"
  /** A person. */
  | "human"
  /** A manager. */
  | "manager";

/**
 * A person's consent to one action for this customer. It is used once: an action of the same key in `history`
 * after it uses it up.
 */
export interface Approved {
  /** The action's `key`. */
  key: string;
  /** Who approved it: a person or a manager. */
  by: Approval;
  /** When it was approved. */
  at: Instant;
  /** The most that the action may cost. Default: any amount. */
  amount?: Money;
  /** The plugin whose action it is. Default: any plugin. */
  plugin?: string;
  /** When it expires. Default: never. */
  until_at?: Instant;
}

/** Whether the customer's payments are up to date. */
export interface Billing {
  /** Whether a payment is overdue. */
  arrears?: boolean;
  /** How long it has been overdue, in days. */
  days_past_due?: number;
  /** What the customer has to pay now. Since 1.1. */
  due?: Money;
  /** The day by which to pay it. Since 1.1. */
  due_on?: string;
  /** Whether a payment plan is agreed. */
  payment_plan?: boolean;
  /** How many reminders were sent for it. Since 1.1. */
  reminders?: number;
}

/**
 * What has been spent from one of the operator's budgets on all customers, in the budget's current period.
 */
export interface BudgetSpent {
  /** The budget's name in the policy. */
  name: string;
  /** The amount. */
  spent: Money;
}

/** A unit of the calendar. */
export type CalendarUnit =
  /** From midnight to midnight. */
  | "day"
  /** From Monday to Sunday (ISO 8601). */
  | "week"
  /** From the first to the last day of a month. */
  | "month"
  /** Three months: January to March, and so on. */
  | "quarter"
  /** From January to December. */
  | "year";

/** What the staff can take on. */
export interface Capacity {
  /** The teams that take work. */
  queues?: Queue[];
  /** How busy they are. */
  volume?: Volume;
}

/**
 * Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
 * CRM.
 */
export interface Care {
  /** Whether to send nothing that sells or asks for an opinion. */
  handle_with_care?: boolean;
  /** Purposes for which there must be no contact meanwhile. */
  suppress_purposes?: Purpose[];
  /** When it ends. Default: until further notice. */
  until_at?: Instant;
}

/** A question, complaint or other matter that staff work on. */
export interface Case {
  /** The CRM's reference. */
  id: string;
  /** What it is about. */
  kind: CaseKind;
  /** Its state. */
  status: CaseStatus;
  /** When it was closed. */
  closed_at?: Instant;
  /** The event that it is about: the `ref` of an item in `events`. */
  event?: string;
  /** A name that cases share if they are about one thing, as the CRM names it. Since 1.1. */
  matter?: string;
  /** When it was opened. */
  opened_at?: Instant;
  /** The order that it is about: the `id` of an item in `orders`. */
  order?: string;
  /** When an answer is promised for. */
  promised_at?: Instant;
  /** How often it was reopened. */
  reopened?: number;
  /** What the company did about it. Since 1.1. */
  resolution?: Resolution;
  /** How severe it is. */
  severity?: Severity;
  /** What it is about, as the CRM names it. */
  topic?: string;
  /** The channel on which the customer raised it. Since 1.1. */
  via?: Channel;
  /** What the customer asks for. Since 1.1. */
  wish?: Remedy;
}

/** What a case is about. */
export type CaseKind =
  /** A question. */
  | "question"
  /** A complaint. */
  | "complaint"
  /** An incident: something doesn't work. */
  | "incident"
  /** A return of goods. */
  | "return"
  /** A claim for damage. */
  | "claim";

/** The state of a case. */
export type CaseStatus =
  /** Somebody has to act. */
  | "open"
  /** It is waiting for the customer. */
  | "waiting"
  /** It is solved, but the customer may still disagree. */
  | "resolved"
  /** It is closed. */
  | "closed";

/** How something reaches the customer. */
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
  /** A notice in the app or the customer's account. */
  | "app"
  /** A letter or a card by post. */
  | "post"
  /** A video call. */
  | "video"
  /** A meeting, such as in a shop, at a counter or at home. */
  | "in_person"
  /**
   * A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1.
   */
  | "web_form"
  /** A social network. Since 1.1. */
  | "social"
  /** Fax. Since 1.1. */
  | "fax";

/** One way in which the customer can be reached. */
export interface ChannelState {
  /** The channel. */
  channel: Channel;
  /** Whether the company answers there now. */
  available?: boolean;
  /** The share of the customer's contacts that used it. */
  habit?: number;
  /** Whether the CRM has what it needs to reach the customer there. */
  reachable?: boolean;
  /** Whether the customer confirmed it. */
  verified?: boolean;
}

/** Customers help each other. */
export interface Community {
  /** Whether the customer has offered to help others. */
  helper_opt_in?: boolean;
  /** Whether the customer takes part. */
  member?: boolean;
  /** What the customer knows or asks about. */
  topics?: string[];
}

/** How much contact the customer wants. */
export type ContactMode =
  /** Welcomes contact that the company starts. */
  | "proactive_welcome"
  /** Wants contact only when it is needed: no check-ins, gestures or marketing. */
  | "only_when_needed"
  /** Wants contact only on request. */
  | "on_request_only";

/** Who the customer is. */
export interface Customer {
  /**
   * The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine what they
   * know.
   */
  ref: string;
  /** The country the customer lives in. */
  country?: string;
  /** Whether the customer is a person or an organisation. */
  kind?: CustomerKind;
  /** The language the customer prefers. */
  language?: string;
  /** A part of the country, as the CRM names it. */
  region?: string;
  /** The CRM's labels for groups that the customer belongs to. */
  segments?: string[];
  /** The stage of the customer's relationship with the company. */
  status?: CustomerStatus;
  /** How long the customer has been a customer, in days. */
  tenure_days?: number;
  /** The customer's time zone. */
  time_zone?: string;
  /** How much business the customer brings. */
  value_tier?: ValueTier;
}

/** Whether the customer is a person or an organisation. */
export type CustomerKind =
  /** A person. */
  | "person"
  /** A company or another organisation. */
  | "organisation";

/** The stage of the customer's relationship with the company. */
export type CustomerStatus =
  /** Hasn't bought anything yet. */
  | "prospect"
  /** Buys, or uses what they bought. */
  | "active"
  /** Seems to be leaving. */
  | "lapsing"
  /** Has left. */
  | "former"
  /** Has died. Only a person may contact the relatives. */
  | "deceased";

/**
 * Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't be
 * known is left out. A day is 24 hours.
 */
export interface Derived {
  /** Contacts that the company started in the last 7 days, according to `history`. */
  contacts_last_7_days?: number;
  /** Days since the latest gesture in `history`. */
  days_since_last_gesture?: number;
  /** Days since the latest interaction. */
  days_since_last_interaction?: number;
  /** Days since the latest order was placed. */
  days_since_last_order?: number;
  /**
   * Days since the customer last heard from the company: from an item in `history` with a channel, or an
   * outbound interaction. Since 1.1.
   */
  days_since_last_word?: number;
  /** Orders that failed and haven't been cancelled. */
  failed_orders?: number;
  /** What gestures in `history` cost in the last 365 days: one amount for each currency. */
  gesture_spend_365_days?: Money[];
  /** The time on the customer's clock at `as_of`; left out if the time zone isn't known. */
  local_time?: string;
  /** The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known. */
  local_weekday?: Weekday;
  /** Cases that are open or waiting for the customer. */
  open_cases?: number;
  /** Complaints that are open or waiting for the customer. */
  open_complaints?: number;
  /** Orders placed in the last 365 days. */
  orders_last_365_days?: number;
  /** Open promises that are past due. Since 1.1. */
  promises_broken?: number;
  /** Open promises that are due within the next 24 hours. Since 1.1. */
  promises_due?: number;
  /** Promises that are neither kept nor withdrawn. Since 1.1. */
  promises_open?: number;
  /**
   * The customer's usual interval: the median number of days between one day with orders and the next. Left
   * out if there are fewer than three such days.
   */
  usual_days_between_orders?: number;
}

/** Who started it. */
export type Direction =
  /** The customer. */
  | "inbound"
  /** The company. */
  | "outbound";

/** An event that affects many customers. */
export interface Event {
  /** The CRM's reference. */
  ref: string;
  /** The kind of event. */
  kind: EventKind;
  /** Whether it affects this customer. */
  affects_customer?: boolean;
  /** The place, as the CRM names it. */
  area?: string;
  /** When it begins. */
  from_at?: Instant;
  /** When it ends; unknown if left out. */
  until_at?: Instant;
}

/** The kind of event. */
export type EventKind =
  /** A contagious disease. */
  | "pandemic"
  /** A service outage. */
  | "outage"
  /** A product recall. */
  | "recall"
  /** Severe weather, such as storm, flood, heat or snow. */
  | "weather"
  /** A strike. */
  | "strike"
  /** The closure of a place, such as a shop. */
  | "closure";

/** A rating that the customer gave. */
export interface Feedback {
  /** Its scale. */
  kind: FeedbackKind;
  /** The score. */
  score: number;
  /** What it is about: the `id` of an order, case, interaction or appointment. Since 1.1. */
  about?: string;
  /** When it was given. */
  at?: Instant;
}

/** The scale of a rating. */
export type FeedbackKind =
  /** Net Promoter Score: 0 to 10. */
  | "nps"
  /** Customer satisfaction: 1 to 5. */
  | "csat"
  /** Customer Effort Score: 1 to 7. */
  | "ces";

/** Something that holds the customer up. */
export interface Friction {
  /** What gets in the way, such as `payment_error`. */
  kind: string;
  /** How often it happened. */
  count: number;
  /** When it last happened. */
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
  /** Bought in a shop. */
  | "store"
  /** Delivered digitally. */
  | "digital";

/** Who acted for the company. */
export type Handler =
  /** A person. */
  | "human"
  /** A bot. */
  | "bot";

/** What was done for this customer before, and what came of it. */
export interface HistoryItem {
  /** The action's `key`. */
  key: string;
  /** What was done. */
  kind: HistoryKind;
  /** When it was done. */
  at: Instant;
  /** The channel that it used; left out if it didn't reach the customer. */
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
  /** The digest of what it said, as the decision gave it. Since 1.1. */
  said?: string;
}

/** What an item in `history` was: an action of a plugin, or something else that reached the customer. */
export type HistoryKind =
  /** The action `check_in`. */
  | "check_in"
  /** The action `gesture`. */
  | "gesture"
  /** The action `human_handover`. */
  | "human_handover"
  /** The action `service_recovery`. */
  | "service_recovery"
  /** The action `channel_suggestion`. */
  | "channel_suggestion"
  /** The action `self_service`. */
  | "self_service"
  /** The action `community_help`. */
  | "community_help"
  /** The action `heads_up`. */
  | "heads_up"
  /** The action `delivery_adaptation`. */
  | "delivery_adaptation"
  /** The action `preference_ask`. */
  | "preference_ask"
  /** The action `internal_insight`. */
  | "internal_insight"
  /** A call that sells something. No plugin proposed it. Since 1.1. */
  | "sales_call"
  /** A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1. */
  | "newsletter"
  /** A bill, or a reminder to pay one. No plugin proposed it. Since 1.1. */
  | "bill";

/** The occasion on which the CRM asks for a decision. */
export type Hook =
  /** A regular review of a customer, such as in a nightly run. */
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
  /** An event began that affects many customers, such as an outage, a storm or a closure. */
  | "event_started"
  /** The customer changed preferences or permissions. */
  | "preferences_changed"
  /** The customer is visiting the shop, the app or their account. */
  | "visit";

/** A conversation or a message. */
export interface Interaction {
  /** The CRM's reference. */
  id: string;
  /** When it took place. */
  at: Instant;
  /** The channel. */
  channel?: Channel;
  /** Who started it. */
  direction?: Direction;
  /** How long it took, in seconds. Since 1.1. */
  duration_s?: number;
  /** The customer's effort. */
  effort?: number;
  /** The event that it was about: the `ref` of an item in `events`. */
  event?: string;
  /** Who acted for the company. */
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
  /** The question wasn't answered. */
  | "unresolved"
  /** The customer gave up. */
  | "abandoned"
  /** Somebody else took over. */
  | "escalated"
  /** The customer said yes to what was offered. Since 1.1. */
  | "accepted"
  /** The customer said no to what was offered. Since 1.1. */
  | "declined";

/** How far the customer is in a journey. */
export interface Journey {
  /** The journey, as the CRM names it, such as `move_house`. */
  journey: string;
  /** When the customer entered that stage. */
  entered_at?: Instant;
  /** Where the customer gets stuck. */
  friction?: Friction[];
  /** The stage that the customer has reached. */
  stage?: string;
}

/** The legal basis of the contact (GDPR article 6). */
export type LegalBasis =
  /** The customer's consent. */
  | "consent"
  /** The contract with the customer. */
  | "contract"
  /** A legal obligation. */
  | "legal_obligation"
  /** Somebody's vital interests. */
  | "vital_interest"
  /** A task in the public interest. */
  | "public_interest"
  /** A legitimate interest of the company. */
  | "legitimate_interest";

/** The most contacts that the customer wants within some days. */
export interface MaxContacts {
  /** The most contacts; 0 means none. */
  max: number;
  /** The length of the period, in days of 24 hours. */
  per_days: number;
  /** The channel that it applies to. Default: all channels together. */
  channel?: Channel;
}

/** How the customer is served: in person or remotely. */
export type Modality =
  /** In a shop, at a counter or at home. */
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
  /** Its state. */
  status: OrderStatus;
  /** What it cost. */
  amount?: Money;
  /** Who cancelled it. Since 1.1. */
  cancelled_by?: Party;
  /** When it was delivered. Since 1.1. */
  delivered_at?: Instant;
  /** The event that affects it: the `ref` of an item in `events`. */
  event?: string;
  /** When it is expected now. */
  expected_at?: Instant;
  /** Why it failed, such as `carrier_lost`. */
  failure?: string;
  /** How it reaches the customer. */
  fulfilment?: Fulfilment;
  /** Whether the customer has paid for it. Since 1.1. */
  paid?: boolean;
  /** Whether a part of it was delivered and the rest is still to come. Since 1.1. */
  part_delivered?: boolean;
  /** When it was placed. */
  placed_at?: Instant;
  /** When delivery is promised for. */
  promised_at?: Instant;
  /** The day for which delivery is promised, if no hour was promised. Since 1.1. */
  promised_on?: string;
  /** What was paid back. Since 1.1. */
  refunded?: Money;
}

/** The state of an order. */
export type OrderStatus =
  /** Placed. */
  | "placed"
  /** On the way. */
  | "shipped"
  /** Delivered to the customer. */
  | "delivered"
  /** Something went wrong, and the customer has nothing. */
  | "failed"
  /** Cancelled before it was sent. */
  | "cancelled"
  /** Sent back. */
  | "returned";

/** What came of an action. */
export type Outcome =
  /** It reached the customer; nothing more is known. */
  | "delivered"
  /** The customer accepted it. */
  | "accepted"
  /** The customer dismissed it. */
  | "dismissed"
  /** The customer complained about it. */
  | "complained"
  /** It never reached the customer. */
  | "failed"
  /** It was sent; whether it arrived isn't known. Since 1.1. */
  | "sent"
  /** It was cancelled before it was carried out. Since 1.1. */
  | "cancelled"
  /**
   * Its goal was met, such as a customer coming back. This can be known for customers who were held out, too.
   */
  | "goal_met";

/** One side of the relationship. */
export type Party =
  /** The customer. */
  | "customer"
  /** The company. */
  | "company";

/** The customer's wish not to be contacted for a while. */
export interface Pause {
  /** When it ends. Default: until further notice. */
  until_at?: Instant;
}

/**
 * What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope
 * overrides any "yes".
 */
export interface Permission {
  /** The purpose that it applies to. */
  purpose: Purpose;
  /** What the customer said. */
  status: PermissionStatus;
  /** The legal basis. */
  basis?: LegalBasis;
  /** The channel that it applies to. Default: every channel. */
  channel?: Channel;
  /** When it begins to hold. */
  from_at?: Instant;
  /** Where the customer said so, such as `preference_page`. */
  source?: string;
  /** When it ceases to hold. */
  to_at?: Instant;
  /** The topic that it applies to. Default: every topic. */
  topic?: string;
}

/** What the customer said about one purpose. */
export type PermissionStatus =
  /** Said yes. */
  | "granted"
  /** Said no. */
  | "denied"
  /** Said yes, and withdrew it. */
  | "revoked"
  /** Said yes, and it has expired. */
  | "expired"
  /** Was asked and hasn't answered. */
  | "pending"
  /** Nothing is known. */
  | "unknown";

/** What the customer asked for. Preferences can only tighten the operator's rules. */
export interface Preferences {
  /** The channels that the customer doesn't want to be contacted on. */
  avoid_channels?: Channel[];
  /** How much contact the customer wants. */
  contact_mode?: ContactMode;
  /** The most contacts that the customer wants within some days. */
  max_contacts?: MaxContacts[];
  /** In person or remotely, for each task. */
  modality?: TaskModality[];
  /** The customer's wish not to be contacted for a while. */
  pause?: Pause;
  /** The channels that the customer prefers, best first. */
  preferred_channels?: Channel[];
  /** Hours on the customer's clock at which nothing may arrive. */
  quiet_hours?: QuietHours[];
  /** Alone or with help. */
  self_service?: SelfServicePreference;
}

/**
 * What the company has promised the customer. A decision lists the promises of what it offers; the CRM keeps
 * them, and brings them back with what became of them.
 *
 * A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
 */
export interface PromiseMade {
  /** The promise's id, as the action named it. A later promise with the same id replaces an earlier one. */
  id: string;
  /** What was promised, in a sentence for staff. */
  what: string;
  /** When it was made. */
  made_at: Instant;
  /** When it must be kept. */
  due_at: Instant;
  /** What it is about: the `id` of an order or a case, or the `ref` of an event. */
  about?: string;
  /** When it was kept. */
  kept_at?: Instant;
  /** The `key` of the action that made it. */
  key?: string;
  /** The plugin whose action made it. */
  plugin?: string;
  /** The queue that keeps it. Left out if the action keeps it by itself. */
  queue?: string;
  /** When it was withdrawn: the customer was told that it no longer holds, or no longer needs it. */
  withdrawn_at?: Instant;
}

/**
 * What an action is for. The purpose decides which permission is needed. The order is from least to most
 * strict.
 */
export type Purpose =
  /** Carrying out what customer and company agreed, such as an order, a subscription or a complaint. */
  | "service"
  /** Attention that sells nothing, such as a check-in, a gesture or help. */
  | "care"
  /** Asking the customer for an opinion that helps the company. */
  | "research"
  /** Anything meant to sell. */
  | "marketing";

/** A team that takes work. */
export interface Queue {
  /** The queue's name. */
  queue: string;
  /** Whether it takes new work. */
  open: boolean;
  /** The next times at which somebody is free. */
  next_slots?: Instant[];
  /** The team's skills, such as a language or a subject. */
  skills?: string[];
  /** How long a customer waits now, in seconds. */
  wait_s?: number;
}

/**
 * Hours on the customer's clock at which nothing may arrive: from `from` up to but not including `to`. If
 * `to` isn't later than `from`, they end the next day.
 */
export interface QuietHours {
  /** The first quiet minute. */
  from: string;
  /** The first minute that isn't quiet. */
  to: string;
  /** The days on which they begin. Default: every day. */
  days?: Weekday[];
}

/** How something is put right. */
export type Remedy =
  /** An apology. */
  | "apology"
  /** A replacement. */
  | "replace"
  /** Money back. */
  | "refund"
  /** A new date. */
  | "rebook"
  /** Faster delivery or handling. */
  | "expedite"
  /** A change of terms. */
  | "term_change";

/** What the company did about a case. */
export type Resolution =
  /** It put things right. */
  | "remedied"
  /** It explained, and there was nothing to put right. */
  | "explained"
  /** It said no. */
  | "refused";

/** A score from one of the CRM's models. */
export interface Score {
  /** What it estimates, such as `churn`. */
  name: string;
  /** The score. */
  value: number;
  /** When it was computed. */
  as_of?: Instant;
  /** The model that computed it. */
  model?: string;
}

/** Whether the customer prefers to do things alone or with help. */
export type SelfServicePreference =
  /** Prefers to do things alone. */
  | "self"
  /** No preference. */
  | "neutral"
  /** Prefers help from a person. */
  | "human";

/** How severe a case is for the customer. */
export type Severity =
  /** A nuisance. */
  | "low"
  /** It costs time or money. */
  | "medium"
  /** It causes harm. */
  | "high";

/** A subscription. */
export interface Subscription {
  /** The CRM's reference. */
  id: string;
  /** Its state. */
  status: SubscriptionStatus;
  /** When the pause ends. */
  paused_until_at?: Instant;
  /** What it costs each `term`. Since 1.1. */
  price?: Money;
  /** What it is a subscription to. */
  product?: string;
  /** When it renews. */
  renews_at?: Instant;
  /** When it started. Since 1.1. */
  started_at?: Instant;
  /** How long it runs before it is paid for again. Since 1.1. */
  term?: CalendarUnit;
  /** The share of it that the customer uses. */
  usage?: number;
}

/** The state of a subscription. */
export type SubscriptionStatus =
  /** It is active. */
  | "active"
  /** It is paused. */
  | "paused"
  /** The customer ended it. */
  | "cancelled"
  /** It ran out. */
  | "expired";

/** How the customer wants one task to be done. */
export interface TaskModality {
  /** The task, as the company names it, such as `advice`. */
  task: string;
  /** In person or remotely. */
  modality: Modality;
}

/** How much business the customer brings, compared with other customers. */
export type ValueTier =
  /** Less than most. */
  | "low"
  /** About as much as most. */
  | "mid"
  /** More than most. */
  | "high";

/** How busy the staff are. */
export type Volume =
  /** They have time to spare. */
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
 * What one plugin returns: the actions that it proposes, and the holds that it asks for. An answer without
 * actions is valid and means "carry on". Unknown keys are rejected.
 */
export interface Answer {
  /** The version of the contract that this document follows. */
  contract: string;
  /** What the plugin proposes. */
  actions?: Action[];
  /** Why the plugin could not answer. The rest of the answer is ignored. */
  error?: PluginError;
  /**
   * The actions of other plugins that it asks to suppress. Allowed only if its manifest declares `holds`.
   */
  holds?: Hold[];
  /** Notes for the plugin's maintainer. They are kept in the decision and never reach a customer. */
  notes?: string[];
}

/** One thing that a plugin proposes to do or say. */
export interface Action {
  /** The action's id, unique in its answer. */
  id: string;
  /**
   * The name under which the action is counted and found in `history`: the same each time it is proposed.
   */
  key: string;
  /** What to do: the kind of action and the fields of that kind. */
  step: Step;
  /** What the action is for. The operator's policy can make the purpose stricter, never looser. */
  purpose: Purpose;
  /** Whom it reaches. */
  audience: Audience;
  /** How soon it matters. */
  urgency: Urgency;
  /** When it makes sense. */
  window: Window;
  /** Why it is proposed. At least one reason. */
  reasons: Reason[];
  /** The channels that it can use, best first. Required if the audience includes the customer. */
  channels?: Channel[];
  /** The `key`s of actions that must not be offered together with this one. */
  conflicts_with?: string[];
  /** What it costs the company. */
  cost?: Money;
  /**
   * A name that actions share if at most a few of them should be offered (`max_per_group` in the policy).
   */
  group?: string;
  /** What to say to the customer. */
  message?: Message;
  /** What it promises the customer. Since 1.1. */
  promises?: Promise[];
  /** How likely the customer is to welcome it. Default: 1. */
  propensity?: number;
  /** Who must approve it first. */
  requires?: Approval;
  /** What it is about, for permissions that apply to one topic. */
  topic?: string;
  /** What it is worth. */
  value?: Value;
}

/** Whom an action reaches. */
export type Audience =
  /** The customer. */
  | "customer"
  /** Staff; the customer doesn't notice. */
  | "agent"
  /** Both. */
  | "both";

/**
 * Who wrote a message. There is no value for a person, because a plugin must not claim that a person wrote
 * it.
 */
export type Author =
  /** Composed by a program. */
  | "machine"
  /** Written by a person in advance, for every customer in this situation. */
  | "template";

/** Who gets a gesture. */
export type Beneficiary =
  /** The customer. */
  | "customer"
  /** Somebody else, such as a neighbour or a good cause. */
  | "third_party";

/** Something that a customer can choose about being contacted. */
export type ContactSetting =
  /** How much contact the customer wants. */
  | "contact_mode"
  /** The channel. */
  | "channel"
  /** The frequency. */
  | "frequency"
  /** The language. */
  | "language";

/** What a gesture gives. */
export type Gift =
  /** A few kind words. */
  | "note"
  /** A discount, or money back. */
  | "credit"
  /** A fee that the customer needn't pay. */
  | "fee_waiver"
  /** Something better for the same money. */
  | "upgrade"
  /** Flowers. */
  | "flowers"
  /** A donation to a good cause. */
  | "donation"
  /** A physical item. */
  | "item";

/** What a gesture is paid from. */
export type GiftSource =
  /** Money set aside for gestures. */
  | "budget"
  /** Goods that can no longer be sold. */
  | "surplus";

/** How a person takes over. */
export type HandoverMode =
  /** Somebody calls the customer. */
  | "callback"
  /** The conversation continues with a person. */
  | "transfer"
  /** Somebody visits the customer. */
  | "visit"
  /** Somebody takes care of it; the customer needn't do anything. */
  | "task";

/** Who helps whom. */
export type HelpDirection =
  /** The customer is asked to help. */
  | "offer"
  /** The customer is helped. */
  | "receive";

/** Suppresses actions of every plugin for a while. A hold never allows anything. */
export interface Hold {
  /** What it suppresses. */
  scope: HoldScope;
  /** When it ends. */
  until_at: Instant;
  /** Why, in a sentence for staff. */
  reason: string;
}

/** What a hold suppresses. */
export type HoldScope =
  | AllHoldScope
  | PurposeHoldScope
  | ChannelHoldScope
  | GroupHoldScope;

/** Everything that reaches the customer. */
export interface AllHoldScope {
  kind: "all";
}

/** Everything with one purpose. */
export interface PurposeHoldScope {
  kind: "purpose";
  /** The purpose. */
  purpose: Purpose;
}

/** Everything on one channel. */
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
  /** The text, with placeholders such as `{first_name}` that the CRM fills in. */
  text: string;
  /** Who wrote it. */
  author: Author;
}

/** Why a plugin could not answer. */
export interface PluginError {
  /** The reason, in a sentence for the plugin's maintainer. */
  message: string;
}

/** What an action promises the customer. It is offered only if somebody can keep it. */
export interface Promise {
  /** The promise's id: the same each time the same thing is promised, such as `answer/case-7`. */
  id: string;
  /** What is promised, in a sentence for staff. */
  what: string;
  /** When it must be kept. */
  due_at: Instant;
  /** What it is about: the `id` of an order or a case, or the `ref` of an event. */
  about?: string;
  /**
   * The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot` that
   * it agrees.
   */
  queue?: string;
}

/** One reason for an action, with its evidence. */
export interface Reason {
  /** The reason's code: the same each time this reason applies. */
  code: string;
  /** The reason in a sentence for a colleague. */
  text: string;
  /**
   * The facts that support it, as places in the context that the plugin received. A reason without evidence
   * makes the action invalid.
   */
  evidence: string[];
}

/** What to do: `kind` and the fields of that kind. */
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

/** Ask how the customer is doing; a queue answers the reply. */
export interface CheckInStep {
  kind: "check_in";
  /** The question, in a few words for staff. */
  question: string;
  /** The queue that answers the reply. */
  reply_queue: string;
}

/** An unexpected, caring gesture. */
export interface GestureStep {
  kind: "gesture";
  /** What it gives. */
  gift: Gift;
  /** What it is paid from. */
  source: GiftSource;
  /** Whether the customer doesn't expect it. */
  surprise: boolean;
  /** Who receives it. */
  beneficiary: Beneficiary;
  /** What it is worth. */
  amount?: Money;
  /** Whether it has value only for somebody who buys, as a voucher does. */
  tied_to_purchase?: boolean;
}

/** A person takes over. */
export interface HumanHandoverStep {
  kind: "human_handover";
  /** How the person takes over. */
  mode: HandoverMode;
  /** The queue that takes over. */
  queue: string;
  /** The time by which the customer must have an answer. */
  respond_by_at: Instant;
  /** What the person must know, so that the customer needn't repeat it. */
  briefing: string;
  /** Other queues that could take over, best first. */
  alternatives?: string[];
  /** The skill that the person needs, such as a subject or a language. */
  skill?: string;
  /** The agreed time: one of the queue's `next_slots`. */
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
  /** What the customer wants to do. */
  task: string;
  /** What the customer gains. A saving for the company is not a benefit. */
  benefit: string;
  /** The channel the customer uses now. */
  from?: Channel;
}

/** Point to something that the customer can do alone, with a way to reach a person. */
export interface SelfServiceStep {
  kind: "self_service";
  /** What the customer wants to do. */
  task: string;
  /** Where to do it. */
  link: string;
  /** The queue in which a person helps if it doesn't work. */
  human_escape: string;
  /** How long it takes, in minutes. */
  minutes?: number;
}

/** Customers help each other. */
export interface CommunityHelpStep {
  kind: "community_help";
  /** Who helps whom. */
  direction: HelpDirection;
  /** What it is about. */
  topic: string;
}

/** Tell the customer about something that affects them before they find out. */
export interface HeadsUpStep {
  kind: "heads_up";
  /** What it is about: the `ref` of an item in `events`, or the `id` of what is affected. */
  event: string;
  /** What the company does about it. */
  we_do: string;
  /** When the customer will hear more. */
  next_update_at?: Instant;
  /** What the customer can do. */
  you_can?: string;
}

/** Deliver an order in another way. */
export interface DeliveryAdaptationStep {
  kind: "delivery_adaptation";
  /** The order: the `id` of an item in `orders`. */
  order: string;
  /** The new way. */
  fulfilment: Fulfilment;
  /** The agreed time. */
  slot?: Instant;
}

/** Ask the customer for their preferences instead of guessing. */
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
  /** What was noticed, in a sentence. */
  signal: string;
  /** Who should know, such as `store_manager`. */
  to_role: string;
}

/** How soon an action matters, from least to most. */
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
  /** The time from which it no longer makes sense. */
  not_after_at: Instant;
  /** The earliest time. Default: at once. */
  not_before_at?: Instant;
}
