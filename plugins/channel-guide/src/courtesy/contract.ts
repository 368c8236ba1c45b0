// Made by `courtesy schema --lang assemblyscript`.

/**
 * What Courtesy and its plugins say to each other, version 1.0 of the contract.
 *
 * A field that isn't known is left out; there is no null. A plugin receives only the part of the context that
 * it names under `reads` in plugin.toml, so a field that is required here can be missing there.
 *
 * Facts are read through views: `order.status` leads to the status, whether it is known or not. Answers are
 * written as objects: the constructor takes the required fields, and the others are set. Words are class
 * constants, such as `Channel.Email`.
 */

import { Fact } from "./read";
import { Fields, Known, Word } from "./write";

/**
 * What is known about one customer when a decision is asked for.
 *
 * The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
 * `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
 * A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version: a
 * misspelt key would protect nobody.
 */
export class Context {
  constructor(readonly fact: Fact) {}

  /** The version of the contract that this document follows. */
  get contract(): Fact { return this.fact.get("contract"); }

  /** The decision's id, chosen by the CRM and repeated in the decision. */
  get decision_id(): Fact { return this.fact.get("decision_id"); }

  /** The occasion on which the CRM asks for a decision. */
  get hook(): Fact { return this.fact.get("hook"); }

  /** When the facts were read; the only clock of plugins and rules. */
  get as_of(): Fact { return this.fact.get("as_of"); }

  /** Who the customer is. */
  get customer(): Customer { return new Customer(this.fact.get("customer")); }

  /** Appointments. */
  get appointments(): Appointment[] { return this.fact.get("appointments").items().map<Appointment>((item) => new Appointment(item)); }

  /** Actions that people have approved for this customer. */
  get approvals(): Approved[] { return this.fact.get("approvals").items().map<Approved>((item) => new Approved(item)); }

  /** Whether the customer's payments are up to date. */
  get billing(): Billing { return new Billing(this.fact.get("billing")); }

  /** What has been spent from the operator's budgets on all customers. */
  get budgets(): BudgetSpent[] { return this.fact.get("budgets").items().map<BudgetSpent>((item) => new BudgetSpent(item)); }

  /** What the staff can take on. */
  get capacity(): Capacity { return new Capacity(this.fact.get("capacity")); }

  /** Whether to be extra careful with this customer. */
  get care(): Care { return new Care(this.fact.get("care")); }

  /** Questions, complaints and other cases. */
  get cases(): Case[] { return this.fact.get("cases").items().map<Case>((item) => new Case(item)); }

  /** The ways in which the customer can be reached. */
  get channels(): ChannelState[] { return this.fact.get("channels").items().map<ChannelState>((item) => new ChannelState(item)); }

  /** Customers help each other. */
  get community(): Community { return new Community(this.fact.get("community")); }

  /** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
  get config(): Fact { return this.fact.get("config"); }

  /**
   * Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here is
   * replaced.
   */
  get derived(): Derived { return new Derived(this.fact.get("derived")); }

  /** Events that affect many customers. */
  get events(): Event[] { return this.fact.get("events").items().map<Event>((item) => new Event(item)); }

  /** Ratings that the customer gave. */
  get feedback(): Feedback[] { return this.fact.get("feedback").items().map<Feedback>((item) => new Feedback(item)); }

  /** What was done for this customer before, and what came of it. */
  get history(): HistoryItem[] { return this.fact.get("history").items().map<HistoryItem>((item) => new HistoryItem(item)); }

  /** Conversations and messages, newest last. */
  get interactions(): Interaction[] { return this.fact.get("interactions").items().map<Interaction>((item) => new Interaction(item)); }

  /** How far the customer is in each journey, and where they get stuck. */
  get journeys(): Journey[] { return this.fact.get("journeys").items().map<Journey>((item) => new Journey(item)); }

  /** Orders, oldest first. */
  get orders(): Order[] { return this.fact.get("orders").items().map<Order>((item) => new Order(item)); }

  /** What the customer has granted, denied or revoked. */
  get permissions(): Permission[] { return this.fact.get("permissions").items().map<Permission>((item) => new Permission(item)); }

  /** What the customer asked for. Preferences can only tighten the operator's rules. */
  get preferences(): Preferences { return new Preferences(this.fact.get("preferences")); }

  /**
   * What the company has promised this customer: the `promises` of earlier decisions, with what became of
   * them; at most 200. Since 1.1.
   */
  get promises(): PromiseMade[] { return this.fact.get("promises").items().map<PromiseMade>((item) => new PromiseMade(item)); }

  /**
   * When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted on.
   */
  get requested_at(): Fact { return this.fact.get("requested_at"); }

  /** Scores from the CRM's own models. */
  get scores(): Score[] { return this.fact.get("scores").items().map<Score>((item) => new Score(item)); }

  /** A plugin's only source of randomness. Default: 0. */
  get seed(): Fact { return this.fact.get("seed"); }

  /** Subscriptions. */
  get subscriptions(): Subscription[] { return this.fact.get("subscriptions").items().map<Subscription>((item) => new Subscription(item)); }
}

/** An appointment. */
export class Appointment {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** Its state. */
  get status(): Fact { return this.fact.get("status"); }

  /** When it takes place. */
  get at(): Fact { return this.fact.get("at"); }

  /** The event that affects it: the `ref` of an item in `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** In person or remotely. */
  get modality(): Fact { return this.fact.get("modality"); }

  /** The place, as the CRM names it. */
  get place(): Fact { return this.fact.get("place"); }

  /** What it is about. */
  get topic(): Fact { return this.fact.get("topic"); }
}

/** The state of an appointment. */
export class AppointmentStatus extends Word {
  /** It is planned. */
  static readonly Planned: AppointmentStatus = new AppointmentStatus("planned");
  /** It took place. */
  static readonly Done: AppointmentStatus = new AppointmentStatus("done");
  /** The customer didn't come. */
  static readonly Missed: AppointmentStatus = new AppointmentStatus("missed");
  /** It was cancelled. */
  static readonly Cancelled: AppointmentStatus = new AppointmentStatus("cancelled");
}

/** Who must approve an action before it is carried out. */
export class Approval extends Word {
  /** Nobody. */
  static readonly None: Approval = new Approval("none");
  /** A person. */
  static readonly Human: Approval = new Approval("human");
  /** A manager. */
  static readonly Manager: Approval = new Approval("manager");
}

/**
 * A person's consent to one action for this customer. It is used once: an action of the same key in `history`
 * after it uses it up.
 */
export class Approved {
  constructor(readonly fact: Fact) {}

  /** The action's `key`. */
  get key(): Fact { return this.fact.get("key"); }

  /** Who approved it: a person or a manager. */
  get by(): Fact { return this.fact.get("by"); }

  /** When it was approved. */
  get at(): Fact { return this.fact.get("at"); }

  /** The most that the action may cost. Default: any amount. */
  get amount(): Fact { return this.fact.get("amount"); }

  /** The plugin whose action it is. Default: any plugin. */
  get plugin(): Fact { return this.fact.get("plugin"); }

  /** When it expires. Default: never. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/** Whether the customer's payments are up to date. */
export class Billing {
  constructor(readonly fact: Fact) {}

  /** Whether a payment is overdue. */
  get arrears(): Fact { return this.fact.get("arrears"); }

  /** How long it has been overdue, in days. */
  get days_past_due(): Fact { return this.fact.get("days_past_due"); }

  /** What the customer has to pay now. Since 1.1. */
  get due(): Fact { return this.fact.get("due"); }

  /** The day by which to pay it. Since 1.1. */
  get due_on(): Fact { return this.fact.get("due_on"); }

  /** Whether a payment plan is agreed. */
  get payment_plan(): Fact { return this.fact.get("payment_plan"); }

  /** How many reminders were sent for it. Since 1.1. */
  get reminders(): Fact { return this.fact.get("reminders"); }
}

/**
 * What has been spent from one of the operator's budgets on all customers, in the budget's current period.
 */
export class BudgetSpent {
  constructor(readonly fact: Fact) {}

  /** The budget's name in the policy. */
  get name(): Fact { return this.fact.get("name"); }

  /** The amount. */
  get spent(): Fact { return this.fact.get("spent"); }
}

/** A unit of the calendar. */
export class CalendarUnit extends Word {
  /** From midnight to midnight. */
  static readonly Day: CalendarUnit = new CalendarUnit("day");
  /** From Monday to Sunday (ISO 8601). */
  static readonly Week: CalendarUnit = new CalendarUnit("week");
  /** From the first to the last day of a month. */
  static readonly Month: CalendarUnit = new CalendarUnit("month");
  /** Three months: January to March, and so on. */
  static readonly Quarter: CalendarUnit = new CalendarUnit("quarter");
  /** From January to December. */
  static readonly Year: CalendarUnit = new CalendarUnit("year");
}

/** What the staff can take on. */
export class Capacity {
  constructor(readonly fact: Fact) {}

  /** The teams that take work. */
  get queues(): Queue[] { return this.fact.get("queues").items().map<Queue>((item) => new Queue(item)); }

  /** How busy they are. */
  get volume(): Fact { return this.fact.get("volume"); }
}

/**
 * Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
 * CRM.
 */
export class Care {
  constructor(readonly fact: Fact) {}

  /** Whether to send nothing that sells or asks for an opinion. */
  get handle_with_care(): Fact { return this.fact.get("handle_with_care"); }

  /** Purposes for which there must be no contact meanwhile. */
  get suppress_purposes(): Fact { return this.fact.get("suppress_purposes"); }

  /** When it ends. Default: until further notice. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/** A question, complaint or other matter that staff work on. */
export class Case {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** What it is about. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** Its state. */
  get status(): Fact { return this.fact.get("status"); }

  /** When it was closed. */
  get closed_at(): Fact { return this.fact.get("closed_at"); }

  /** The event that it is about: the `ref` of an item in `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** A name that cases share if they are about one thing, as the CRM names it. Since 1.1. */
  get matter(): Fact { return this.fact.get("matter"); }

  /** When it was opened. */
  get opened_at(): Fact { return this.fact.get("opened_at"); }

  /** The order that it is about: the `id` of an item in `orders`. */
  get order(): Fact { return this.fact.get("order"); }

  /** When an answer is promised for. */
  get promised_at(): Fact { return this.fact.get("promised_at"); }

  /** How often it was reopened. */
  get reopened(): Fact { return this.fact.get("reopened"); }

  /** What the company did about it. Since 1.1. */
  get resolution(): Fact { return this.fact.get("resolution"); }

  /** How severe it is. */
  get severity(): Fact { return this.fact.get("severity"); }

  /** What it is about, as the CRM names it. */
  get topic(): Fact { return this.fact.get("topic"); }

  /** The channel on which the customer raised it. Since 1.1. */
  get via(): Fact { return this.fact.get("via"); }

  /** What the customer asks for. Since 1.1. */
  get wish(): Fact { return this.fact.get("wish"); }
}

/** What a case is about. */
export class CaseKind extends Word {
  /** A question. */
  static readonly Question: CaseKind = new CaseKind("question");
  /** A complaint. */
  static readonly Complaint: CaseKind = new CaseKind("complaint");
  /** An incident: something doesn't work. */
  static readonly Incident: CaseKind = new CaseKind("incident");
  /** A return of goods. */
  static readonly Return: CaseKind = new CaseKind("return");
  /** A claim for damage. */
  static readonly Claim: CaseKind = new CaseKind("claim");
}

/** The state of a case. */
export class CaseStatus extends Word {
  /** Somebody has to act. */
  static readonly Open: CaseStatus = new CaseStatus("open");
  /** It is waiting for the customer. */
  static readonly Waiting: CaseStatus = new CaseStatus("waiting");
  /** It is solved, but the customer may still disagree. */
  static readonly Resolved: CaseStatus = new CaseStatus("resolved");
  /** It is closed. */
  static readonly Closed: CaseStatus = new CaseStatus("closed");
}

/** How something reaches the customer. */
export class Channel extends Word {
  /** E-mail. */
  static readonly Email: Channel = new Channel("email");
  /** A text message to a telephone. */
  static readonly Sms: Channel = new Channel("sms");
  /** A telephone call. */
  static readonly Phone: Channel = new Channel("phone");
  /** Chat on the website or in the app. */
  static readonly Chat: Channel = new Channel("chat");
  /** A messaging service, such as WhatsApp. */
  static readonly Messaging: Channel = new Channel("messaging");
  /** A notification on the customer's device. */
  static readonly Push: Channel = new Channel("push");
  /** A notice in the app or the customer's account. */
  static readonly App: Channel = new Channel("app");
  /** A letter or a card by post. */
  static readonly Post: Channel = new Channel("post");
  /** A video call. */
  static readonly Video: Channel = new Channel("video");
  /** A meeting, such as in a shop, at a counter or at home. */
  static readonly InPerson: Channel = new Channel("in_person");
  /**
   * A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1.
   */
  static readonly WebForm: Channel = new Channel("web_form");
  /** A social network. Since 1.1. */
  static readonly Social: Channel = new Channel("social");
  /** Fax. Since 1.1. */
  static readonly Fax: Channel = new Channel("fax");
}

/** One way in which the customer can be reached. */
export class ChannelState {
  constructor(readonly fact: Fact) {}

  /** The channel. */
  get channel(): Fact { return this.fact.get("channel"); }

  /** Whether the company answers there now. */
  get available(): Fact { return this.fact.get("available"); }

  /** The share of the customer's contacts that used it. */
  get habit(): Fact { return this.fact.get("habit"); }

  /** Whether the CRM has what it needs to reach the customer there. */
  get reachable(): Fact { return this.fact.get("reachable"); }

  /** Whether the customer confirmed it. */
  get verified(): Fact { return this.fact.get("verified"); }
}

/** Customers help each other. */
export class Community {
  constructor(readonly fact: Fact) {}

  /** Whether the customer has offered to help others. */
  get helper_opt_in(): Fact { return this.fact.get("helper_opt_in"); }

  /** Whether the customer takes part. */
  get member(): Fact { return this.fact.get("member"); }

  /** What the customer knows or asks about. */
  get topics(): Fact { return this.fact.get("topics"); }
}

/** How much contact the customer wants. */
export class ContactMode extends Word {
  /** Welcomes contact that the company starts. */
  static readonly ProactiveWelcome: ContactMode = new ContactMode("proactive_welcome");
  /** Wants contact only when it is needed: no check-ins, gestures or marketing. */
  static readonly OnlyWhenNeeded: ContactMode = new ContactMode("only_when_needed");
  /** Wants contact only on request. */
  static readonly OnRequestOnly: ContactMode = new ContactMode("on_request_only");
}

/** Who the customer is. */
export class Customer {
  constructor(readonly fact: Fact) {}

  /**
   * The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine what they
   * know.
   */
  get ref(): Fact { return this.fact.get("ref"); }

  /** The country the customer lives in. */
  get country(): Fact { return this.fact.get("country"); }

  /** Whether the customer is a person or an organisation. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** The language the customer prefers. */
  get language(): Fact { return this.fact.get("language"); }

  /** A part of the country, as the CRM names it. */
  get region(): Fact { return this.fact.get("region"); }

  /** The CRM's labels for groups that the customer belongs to. */
  get segments(): Fact { return this.fact.get("segments"); }

  /** The stage of the customer's relationship with the company. */
  get status(): Fact { return this.fact.get("status"); }

  /** How long the customer has been a customer, in days. */
  get tenure_days(): Fact { return this.fact.get("tenure_days"); }

  /** The customer's time zone. */
  get time_zone(): Fact { return this.fact.get("time_zone"); }

  /** How much business the customer brings. */
  get value_tier(): Fact { return this.fact.get("value_tier"); }
}

/** Whether the customer is a person or an organisation. */
export class CustomerKind extends Word {
  /** A person. */
  static readonly Person: CustomerKind = new CustomerKind("person");
  /** A company or another organisation. */
  static readonly Organisation: CustomerKind = new CustomerKind("organisation");
}

/** The stage of the customer's relationship with the company. */
export class CustomerStatus extends Word {
  /** Hasn't bought anything yet. */
  static readonly Prospect: CustomerStatus = new CustomerStatus("prospect");
  /** Buys, or uses what they bought. */
  static readonly Active: CustomerStatus = new CustomerStatus("active");
  /** Seems to be leaving. */
  static readonly Lapsing: CustomerStatus = new CustomerStatus("lapsing");
  /** Has left. */
  static readonly Former: CustomerStatus = new CustomerStatus("former");
  /** Has died. Only a person may contact the relatives. */
  static readonly Deceased: CustomerStatus = new CustomerStatus("deceased");
}

/**
 * Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't be
 * known is left out. A day is 24 hours.
 */
export class Derived {
  constructor(readonly fact: Fact) {}

  /** Contacts that the company started in the last 7 days, according to `history`. */
  get contacts_last_7_days(): Fact { return this.fact.get("contacts_last_7_days"); }

  /** Days since the latest gesture in `history`. */
  get days_since_last_gesture(): Fact { return this.fact.get("days_since_last_gesture"); }

  /** Days since the latest interaction. */
  get days_since_last_interaction(): Fact { return this.fact.get("days_since_last_interaction"); }

  /** Days since the latest order was placed. */
  get days_since_last_order(): Fact { return this.fact.get("days_since_last_order"); }

  /**
   * Days since the customer last heard from the company: from an item in `history` with a channel, or an
   * outbound interaction. Since 1.1.
   */
  get days_since_last_word(): Fact { return this.fact.get("days_since_last_word"); }

  /** Orders that failed and haven't been cancelled. */
  get failed_orders(): Fact { return this.fact.get("failed_orders"); }

  /** What gestures in `history` cost in the last 365 days: one amount for each currency. */
  get gesture_spend_365_days(): Fact { return this.fact.get("gesture_spend_365_days"); }

  /** The time on the customer's clock at `as_of`; left out if the time zone isn't known. */
  get local_time(): Fact { return this.fact.get("local_time"); }

  /** The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known. */
  get local_weekday(): Fact { return this.fact.get("local_weekday"); }

  /** Cases that are open or waiting for the customer. */
  get open_cases(): Fact { return this.fact.get("open_cases"); }

  /** Complaints that are open or waiting for the customer. */
  get open_complaints(): Fact { return this.fact.get("open_complaints"); }

  /** Orders placed in the last 365 days. */
  get orders_last_365_days(): Fact { return this.fact.get("orders_last_365_days"); }

  /** Open promises that are past due. Since 1.1. */
  get promises_broken(): Fact { return this.fact.get("promises_broken"); }

  /** Open promises that are due within the next 24 hours. Since 1.1. */
  get promises_due(): Fact { return this.fact.get("promises_due"); }

  /** Promises that are neither kept nor withdrawn. Since 1.1. */
  get promises_open(): Fact { return this.fact.get("promises_open"); }

  /**
   * The customer's usual interval: the median number of days between one day with orders and the next. Left
   * out if there are fewer than three such days.
   */
  get usual_days_between_orders(): Fact { return this.fact.get("usual_days_between_orders"); }
}

/** Who started it. */
export class Direction extends Word {
  /** The customer. */
  static readonly Inbound: Direction = new Direction("inbound");
  /** The company. */
  static readonly Outbound: Direction = new Direction("outbound");
}

/** An event that affects many customers. */
export class Event {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get ref(): Fact { return this.fact.get("ref"); }

  /** The kind of event. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** Whether it affects this customer. */
  get affects_customer(): Fact { return this.fact.get("affects_customer"); }

  /** The place, as the CRM names it. */
  get area(): Fact { return this.fact.get("area"); }

  /** When it begins. */
  get from_at(): Fact { return this.fact.get("from_at"); }

  /** When it ends; unknown if left out. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/** The kind of event. */
export class EventKind extends Word {
  /** A contagious disease. */
  static readonly Pandemic: EventKind = new EventKind("pandemic");
  /** A service outage. */
  static readonly Outage: EventKind = new EventKind("outage");
  /** A product recall. */
  static readonly Recall: EventKind = new EventKind("recall");
  /** Severe weather, such as storm, flood, heat or snow. */
  static readonly Weather: EventKind = new EventKind("weather");
  /** A strike. */
  static readonly Strike: EventKind = new EventKind("strike");
  /** The closure of a place, such as a shop. */
  static readonly Closure: EventKind = new EventKind("closure");
}

/** A rating that the customer gave. */
export class Feedback {
  constructor(readonly fact: Fact) {}

  /** Its scale. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** The score. */
  get score(): Fact { return this.fact.get("score"); }

  /** What it is about: the `id` of an order, case, interaction or appointment. Since 1.1. */
  get about(): Fact { return this.fact.get("about"); }

  /** When it was given. */
  get at(): Fact { return this.fact.get("at"); }
}

/** The scale of a rating. */
export class FeedbackKind extends Word {
  /** Net Promoter Score: 0 to 10. */
  static readonly Nps: FeedbackKind = new FeedbackKind("nps");
  /** Customer satisfaction: 1 to 5. */
  static readonly Csat: FeedbackKind = new FeedbackKind("csat");
  /** Customer Effort Score: 1 to 7. */
  static readonly Ces: FeedbackKind = new FeedbackKind("ces");
}

/** Something that holds the customer up. */
export class Friction {
  constructor(readonly fact: Fact) {}

  /** What gets in the way, such as `payment_error`. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** How often it happened. */
  get count(): Fact { return this.fact.get("count"); }

  /** When it last happened. */
  get last_at(): Fact { return this.fact.get("last_at"); }
}

/** How goods reach the customer. */
export class Fulfilment extends Word {
  /** Delivered at home. */
  static readonly Home: Fulfilment = new Fulfilment("home");
  /** Picked up in a shop. */
  static readonly PickUp: Fulfilment = new Fulfilment("pick_up");
  /** Picked up from a locker. */
  static readonly Locker: Fulfilment = new Fulfilment("locker");
  /** Bought in a shop. */
  static readonly Store: Fulfilment = new Fulfilment("store");
  /** Delivered digitally. */
  static readonly Digital: Fulfilment = new Fulfilment("digital");
}

/** Who acted for the company. */
export class Handler extends Word {
  /** A person. */
  static readonly Human: Handler = new Handler("human");
  /** A bot. */
  static readonly Bot: Handler = new Handler("bot");
}

/** What was done for this customer before, and what came of it. */
export class HistoryItem {
  constructor(readonly fact: Fact) {}

  /** The action's `key`. */
  get key(): Fact { return this.fact.get("key"); }

  /** What was done. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** When it was done. */
  get at(): Fact { return this.fact.get("at"); }

  /** The channel that it used; left out if it didn't reach the customer. */
  get channel(): Fact { return this.fact.get("channel"); }

  /** What it cost. */
  get cost(): Fact { return this.fact.get("cost"); }

  /** The action's `group`. */
  get group(): Fact { return this.fact.get("group"); }

  /** What came of it. */
  get outcome(): Fact { return this.fact.get("outcome"); }

  /** The plugin that proposed it. */
  get plugin(): Fact { return this.fact.get("plugin"); }

  /** What it was for. */
  get purpose(): Fact { return this.fact.get("purpose"); }

  /** The digest of what it said, as the decision gave it. Since 1.1. */
  get said(): Fact { return this.fact.get("said"); }
}

/** What an item in `history` was: an action of a plugin, or something else that reached the customer. */
export class HistoryKind extends Word {
  /** The action `check_in`. */
  static readonly CheckIn: HistoryKind = new HistoryKind("check_in");
  /** The action `gesture`. */
  static readonly Gesture: HistoryKind = new HistoryKind("gesture");
  /** The action `human_handover`. */
  static readonly HumanHandover: HistoryKind = new HistoryKind("human_handover");
  /** The action `service_recovery`. */
  static readonly ServiceRecovery: HistoryKind = new HistoryKind("service_recovery");
  /** The action `channel_suggestion`. */
  static readonly ChannelSuggestion: HistoryKind = new HistoryKind("channel_suggestion");
  /** The action `self_service`. */
  static readonly SelfService: HistoryKind = new HistoryKind("self_service");
  /** The action `community_help`. */
  static readonly CommunityHelp: HistoryKind = new HistoryKind("community_help");
  /** The action `heads_up`. */
  static readonly HeadsUp: HistoryKind = new HistoryKind("heads_up");
  /** The action `delivery_adaptation`. */
  static readonly DeliveryAdaptation: HistoryKind = new HistoryKind("delivery_adaptation");
  /** The action `preference_ask`. */
  static readonly PreferenceAsk: HistoryKind = new HistoryKind("preference_ask");
  /** The action `internal_insight`. */
  static readonly InternalInsight: HistoryKind = new HistoryKind("internal_insight");
  /** A call that sells something. No plugin proposed it. Since 1.1. */
  static readonly SalesCall: HistoryKind = new HistoryKind("sales_call");
  /** A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1. */
  static readonly Newsletter: HistoryKind = new HistoryKind("newsletter");
  /** A bill, or a reminder to pay one. No plugin proposed it. Since 1.1. */
  static readonly Bill: HistoryKind = new HistoryKind("bill");
}

/** The occasion on which the CRM asks for a decision. */
export class Hook extends Word {
  /** A regular review of a customer, such as in a nightly run. */
  static readonly Review: Hook = new Hook("review");
  /** The customer gets in touch. */
  static readonly ContactStarted: Hook = new Hook("contact_started");
  /** A conversation has ended. */
  static readonly ContactEnded: Hook = new Hook("contact_ended");
  /** An order was placed. */
  static readonly OrderPlaced: Hook = new Hook("order_placed");
  /** An order is late. */
  static readonly OrderDelayed: Hook = new Hook("order_delayed");
  /** An order failed. */
  static readonly OrderFailed: Hook = new Hook("order_failed");
  /** A case was opened. */
  static readonly CaseOpened: Hook = new Hook("case_opened");
  /** A case was closed. */
  static readonly CaseClosed: Hook = new Hook("case_closed");
  /** An event began that affects many customers, such as an outage, a storm or a closure. */
  static readonly EventStarted: Hook = new Hook("event_started");
  /** The customer changed preferences or permissions. */
  static readonly PreferencesChanged: Hook = new Hook("preferences_changed");
  /** The customer is visiting the shop, the app or their account. */
  static readonly Visit: Hook = new Hook("visit");
}

/** A conversation or a message. */
export class Interaction {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** When it took place. */
  get at(): Fact { return this.fact.get("at"); }

  /** The channel. */
  get channel(): Fact { return this.fact.get("channel"); }

  /** Who started it. */
  get direction(): Fact { return this.fact.get("direction"); }

  /** How long it took, in seconds. Since 1.1. */
  get duration_s(): Fact { return this.fact.get("duration_s"); }

  /** The customer's effort. */
  get effort(): Fact { return this.fact.get("effort"); }

  /** The event that it was about: the `ref` of an item in `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** Who acted for the company. */
  get handler(): Fact { return this.fact.get("handler"); }

  /** How it ended. */
  get outcome(): Fact { return this.fact.get("outcome"); }

  /** How the customer sounded. */
  get sentiment(): Fact { return this.fact.get("sentiment"); }

  /** What it was about, as the CRM names it, such as `delivery`. */
  get topic(): Fact { return this.fact.get("topic"); }
}

/** How a conversation ended. */
export class InteractionOutcome extends Word {
  /** The question was answered. */
  static readonly Resolved: InteractionOutcome = new InteractionOutcome("resolved");
  /** The question wasn't answered. */
  static readonly Unresolved: InteractionOutcome = new InteractionOutcome("unresolved");
  /** The customer gave up. */
  static readonly Abandoned: InteractionOutcome = new InteractionOutcome("abandoned");
  /** Somebody else took over. */
  static readonly Escalated: InteractionOutcome = new InteractionOutcome("escalated");
  /** The customer said yes to what was offered. Since 1.1. */
  static readonly Accepted: InteractionOutcome = new InteractionOutcome("accepted");
  /** The customer said no to what was offered. Since 1.1. */
  static readonly Declined: InteractionOutcome = new InteractionOutcome("declined");
}

/** How far the customer is in a journey. */
export class Journey {
  constructor(readonly fact: Fact) {}

  /** The journey, as the CRM names it, such as `move_house`. */
  get journey(): Fact { return this.fact.get("journey"); }

  /** When the customer entered that stage. */
  get entered_at(): Fact { return this.fact.get("entered_at"); }

  /** Where the customer gets stuck. */
  get friction(): Friction[] { return this.fact.get("friction").items().map<Friction>((item) => new Friction(item)); }

  /** The stage that the customer has reached. */
  get stage(): Fact { return this.fact.get("stage"); }
}

/** The legal basis of the contact (GDPR article 6). */
export class LegalBasis extends Word {
  /** The customer's consent. */
  static readonly Consent: LegalBasis = new LegalBasis("consent");
  /** The contract with the customer. */
  static readonly Contract: LegalBasis = new LegalBasis("contract");
  /** A legal obligation. */
  static readonly LegalObligation: LegalBasis = new LegalBasis("legal_obligation");
  /** Somebody's vital interests. */
  static readonly VitalInterest: LegalBasis = new LegalBasis("vital_interest");
  /** A task in the public interest. */
  static readonly PublicInterest: LegalBasis = new LegalBasis("public_interest");
  /** A legitimate interest of the company. */
  static readonly LegitimateInterest: LegalBasis = new LegalBasis("legitimate_interest");
}

/** The most contacts that the customer wants within some days. */
export class MaxContacts {
  constructor(readonly fact: Fact) {}

  /** The most contacts; 0 means none. */
  get max(): Fact { return this.fact.get("max"); }

  /** The length of the period, in days of 24 hours. */
  get per_days(): Fact { return this.fact.get("per_days"); }

  /** The channel that it applies to. Default: all channels together. */
  get channel(): Fact { return this.fact.get("channel"); }
}

/** How the customer is served: in person or remotely. */
export class Modality extends Word {
  /** In a shop, at a counter or at home. */
  static readonly InPerson: Modality = new Modality("in_person");
  /** By telephone, video or screen. */
  static readonly Virtual: Modality = new Modality("virtual");
}

/** An amount of money. Amounts in different currencies are never added or converted. */
export class Money {
  constructor(
    /** The amount in the currency's smallest unit: 1250 is EUR 12.50. */
    public minor: i64,
    /** The currency's ISO 4217 code. */
    public currency: string,
  ) {}

  toString(): string {
    return new Fields().set("minor", this.minor).set("currency", this.currency).toString();
  }
}

/** An order. */
export class Order {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** Its state. */
  get status(): Fact { return this.fact.get("status"); }

  /** What it cost. */
  get amount(): Fact { return this.fact.get("amount"); }

  /** Who cancelled it. Since 1.1. */
  get cancelled_by(): Fact { return this.fact.get("cancelled_by"); }

  /** When it was delivered. Since 1.1. */
  get delivered_at(): Fact { return this.fact.get("delivered_at"); }

  /** The event that affects it: the `ref` of an item in `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** When it is expected now. */
  get expected_at(): Fact { return this.fact.get("expected_at"); }

  /** Why it failed, such as `carrier_lost`. */
  get failure(): Fact { return this.fact.get("failure"); }

  /** How it reaches the customer. */
  get fulfilment(): Fact { return this.fact.get("fulfilment"); }

  /** Whether the customer has paid for it. Since 1.1. */
  get paid(): Fact { return this.fact.get("paid"); }

  /** Whether a part of it was delivered and the rest is still to come. Since 1.1. */
  get part_delivered(): Fact { return this.fact.get("part_delivered"); }

  /** When it was placed. */
  get placed_at(): Fact { return this.fact.get("placed_at"); }

  /** When delivery is promised for. */
  get promised_at(): Fact { return this.fact.get("promised_at"); }

  /** The day for which delivery is promised, if no hour was promised. Since 1.1. */
  get promised_on(): Fact { return this.fact.get("promised_on"); }

  /** What was paid back. Since 1.1. */
  get refunded(): Fact { return this.fact.get("refunded"); }
}

/** The state of an order. */
export class OrderStatus extends Word {
  /** Placed. */
  static readonly Placed: OrderStatus = new OrderStatus("placed");
  /** On the way. */
  static readonly Shipped: OrderStatus = new OrderStatus("shipped");
  /** Delivered to the customer. */
  static readonly Delivered: OrderStatus = new OrderStatus("delivered");
  /** Something went wrong, and the customer has nothing. */
  static readonly Failed: OrderStatus = new OrderStatus("failed");
  /** Cancelled before it was sent. */
  static readonly Cancelled: OrderStatus = new OrderStatus("cancelled");
  /** Sent back. */
  static readonly Returned: OrderStatus = new OrderStatus("returned");
}

/** What came of an action. */
export class Outcome extends Word {
  /** It reached the customer; nothing more is known. */
  static readonly Delivered: Outcome = new Outcome("delivered");
  /** The customer accepted it. */
  static readonly Accepted: Outcome = new Outcome("accepted");
  /** The customer dismissed it. */
  static readonly Dismissed: Outcome = new Outcome("dismissed");
  /** The customer complained about it. */
  static readonly Complained: Outcome = new Outcome("complained");
  /** It never reached the customer. */
  static readonly Failed: Outcome = new Outcome("failed");
  /** It was sent; whether it arrived isn't known. Since 1.1. */
  static readonly Sent: Outcome = new Outcome("sent");
  /** It was cancelled before it was carried out. Since 1.1. */
  static readonly Cancelled: Outcome = new Outcome("cancelled");
  /**
   * Its goal was met, such as a customer coming back. This can be known for customers who were held out, too.
   */
  static readonly GoalMet: Outcome = new Outcome("goal_met");
}

/** One side of the relationship. */
export class Party extends Word {
  /** The customer. */
  static readonly Customer: Party = new Party("customer");
  /** The company. */
  static readonly Company: Party = new Party("company");
}

/** The customer's wish not to be contacted for a while. */
export class Pause {
  constructor(readonly fact: Fact) {}

  /** When it ends. Default: until further notice. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/**
 * What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope
 * overrides any "yes".
 */
export class Permission {
  constructor(readonly fact: Fact) {}

  /** The purpose that it applies to. */
  get purpose(): Fact { return this.fact.get("purpose"); }

  /** What the customer said. */
  get status(): Fact { return this.fact.get("status"); }

  /** The legal basis. */
  get basis(): Fact { return this.fact.get("basis"); }

  /** The channel that it applies to. Default: every channel. */
  get channel(): Fact { return this.fact.get("channel"); }

  /** When it begins to hold. */
  get from_at(): Fact { return this.fact.get("from_at"); }

  /** Where the customer said so, such as `preference_page`. */
  get source(): Fact { return this.fact.get("source"); }

  /** When it ceases to hold. */
  get to_at(): Fact { return this.fact.get("to_at"); }

  /** The topic that it applies to. Default: every topic. */
  get topic(): Fact { return this.fact.get("topic"); }
}

/** What the customer said about one purpose. */
export class PermissionStatus extends Word {
  /** Said yes. */
  static readonly Granted: PermissionStatus = new PermissionStatus("granted");
  /** Said no. */
  static readonly Denied: PermissionStatus = new PermissionStatus("denied");
  /** Said yes, and withdrew it. */
  static readonly Revoked: PermissionStatus = new PermissionStatus("revoked");
  /** Said yes, and it has expired. */
  static readonly Expired: PermissionStatus = new PermissionStatus("expired");
  /** Was asked and hasn't answered. */
  static readonly Pending: PermissionStatus = new PermissionStatus("pending");
  /** Nothing is known. */
  static readonly Unknown: PermissionStatus = new PermissionStatus("unknown");
}

/** What the customer asked for. Preferences can only tighten the operator's rules. */
export class Preferences {
  constructor(readonly fact: Fact) {}

  /** The channels that the customer doesn't want to be contacted on. */
  get avoid_channels(): Fact { return this.fact.get("avoid_channels"); }

  /** How much contact the customer wants. */
  get contact_mode(): Fact { return this.fact.get("contact_mode"); }

  /** The most contacts that the customer wants within some days. */
  get max_contacts(): MaxContacts[] { return this.fact.get("max_contacts").items().map<MaxContacts>((item) => new MaxContacts(item)); }

  /** In person or remotely, for each task. */
  get modality(): TaskModality[] { return this.fact.get("modality").items().map<TaskModality>((item) => new TaskModality(item)); }

  /** The customer's wish not to be contacted for a while. */
  get pause(): Pause { return new Pause(this.fact.get("pause")); }

  /** The channels that the customer prefers, best first. */
  get preferred_channels(): Fact { return this.fact.get("preferred_channels"); }

  /** Hours on the customer's clock at which nothing may arrive. */
  get quiet_hours(): QuietHours[] { return this.fact.get("quiet_hours").items().map<QuietHours>((item) => new QuietHours(item)); }

  /** Alone or with help. */
  get self_service(): Fact { return this.fact.get("self_service"); }
}

/**
 * What the company has promised the customer. A decision lists the promises of what it offers; the CRM keeps
 * them, and brings them back with what became of them.
 *
 * A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
 */
export class PromiseMade {
  constructor(readonly fact: Fact) {}

  /** The promise's id, as the action named it. A later promise with the same id replaces an earlier one. */
  get id(): Fact { return this.fact.get("id"); }

  /** What was promised, in a sentence for staff. */
  get what(): Fact { return this.fact.get("what"); }

  /** When it was made. */
  get made_at(): Fact { return this.fact.get("made_at"); }

  /** When it must be kept. */
  get due_at(): Fact { return this.fact.get("due_at"); }

  /** What it is about: the `id` of an order or a case, or the `ref` of an event. */
  get about(): Fact { return this.fact.get("about"); }

  /** When it was kept. */
  get kept_at(): Fact { return this.fact.get("kept_at"); }

  /** The `key` of the action that made it. */
  get key(): Fact { return this.fact.get("key"); }

  /** The plugin whose action made it. */
  get plugin(): Fact { return this.fact.get("plugin"); }

  /** The queue that keeps it. Left out if the action keeps it by itself. */
  get queue(): Fact { return this.fact.get("queue"); }

  /** When it was withdrawn: the customer was told that it no longer holds, or no longer needs it. */
  get withdrawn_at(): Fact { return this.fact.get("withdrawn_at"); }
}

/**
 * What an action is for. The purpose decides which permission is needed. The order is from least to most
 * strict.
 */
export class Purpose extends Word {
  /** Carrying out what customer and company agreed, such as an order, a subscription or a complaint. */
  static readonly Service: Purpose = new Purpose("service");
  /** Attention that sells nothing, such as a check-in, a gesture or help. */
  static readonly Care: Purpose = new Purpose("care");
  /** Asking the customer for an opinion that helps the company. */
  static readonly Research: Purpose = new Purpose("research");
  /** Anything meant to sell. */
  static readonly Marketing: Purpose = new Purpose("marketing");
}

/** A team that takes work. */
export class Queue {
  constructor(readonly fact: Fact) {}

  /** The queue's name. */
  get queue(): Fact { return this.fact.get("queue"); }

  /** Whether it takes new work. */
  get open(): Fact { return this.fact.get("open"); }

  /** The next times at which somebody is free. */
  get next_slots(): Fact { return this.fact.get("next_slots"); }

  /** The team's skills, such as a language or a subject. */
  get skills(): Fact { return this.fact.get("skills"); }

  /** How long a customer waits now, in seconds. */
  get wait_s(): Fact { return this.fact.get("wait_s"); }
}

/**
 * Hours on the customer's clock at which nothing may arrive: from `from` up to but not including `to`. If
 * `to` isn't later than `from`, they end the next day.
 */
export class QuietHours {
  constructor(readonly fact: Fact) {}

  /** The first quiet minute. */
  get from(): Fact { return this.fact.get("from"); }

  /** The first minute that isn't quiet. */
  get to(): Fact { return this.fact.get("to"); }

  /** The days on which they begin. Default: every day. */
  get days(): Fact { return this.fact.get("days"); }
}

/** How something is put right. */
export class Remedy extends Word {
  /** An apology. */
  static readonly Apology: Remedy = new Remedy("apology");
  /** A replacement. */
  static readonly Replace: Remedy = new Remedy("replace");
  /** Money back. */
  static readonly Refund: Remedy = new Remedy("refund");
  /** A new date. */
  static readonly Rebook: Remedy = new Remedy("rebook");
  /** Faster delivery or handling. */
  static readonly Expedite: Remedy = new Remedy("expedite");
  /** A change of terms. */
  static readonly TermChange: Remedy = new Remedy("term_change");
}

/** What the company did about a case. */
export class Resolution extends Word {
  /** It put things right. */
  static readonly Remedied: Resolution = new Resolution("remedied");
  /** It explained, and there was nothing to put right. */
  static readonly Explained: Resolution = new Resolution("explained");
  /** It said no. */
  static readonly Refused: Resolution = new Resolution("refused");
}

/** A score from one of the CRM's models. */
export class Score {
  constructor(readonly fact: Fact) {}

  /** What it estimates, such as `churn`. */
  get name(): Fact { return this.fact.get("name"); }

  /** The score. */
  get value(): Fact { return this.fact.get("value"); }

  /** When it was computed. */
  get as_of(): Fact { return this.fact.get("as_of"); }

  /** The model that computed it. */
  get model(): Fact { return this.fact.get("model"); }
}

/** Whether the customer prefers to do things alone or with help. */
export class SelfServicePreference extends Word {
  /** Prefers to do things alone. */
  static readonly Self: SelfServicePreference = new SelfServicePreference("self");
  /** No preference. */
  static readonly Neutral: SelfServicePreference = new SelfServicePreference("neutral");
  /** Prefers help from a person. */
  static readonly Human: SelfServicePreference = new SelfServicePreference("human");
}

/** How severe a case is for the customer. */
export class Severity extends Word {
  /** A nuisance. */
  static readonly Low: Severity = new Severity("low");
  /** It costs time or money. */
  static readonly Medium: Severity = new Severity("medium");
  /** It causes harm. */
  static readonly High: Severity = new Severity("high");
}

/** A subscription. */
export class Subscription {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** Its state. */
  get status(): Fact { return this.fact.get("status"); }

  /** When the pause ends. */
  get paused_until_at(): Fact { return this.fact.get("paused_until_at"); }

  /** What it costs each `term`. Since 1.1. */
  get price(): Fact { return this.fact.get("price"); }

  /** What it is a subscription to. */
  get product(): Fact { return this.fact.get("product"); }

  /** When it renews. */
  get renews_at(): Fact { return this.fact.get("renews_at"); }

  /** When it started. Since 1.1. */
  get started_at(): Fact { return this.fact.get("started_at"); }

  /** How long it runs before it is paid for again. Since 1.1. */
  get term(): Fact { return this.fact.get("term"); }

  /** The share of it that the customer uses. */
  get usage(): Fact { return this.fact.get("usage"); }
}

/** The state of a subscription. */
export class SubscriptionStatus extends Word {
  /** It is active. */
  static readonly Active: SubscriptionStatus = new SubscriptionStatus("active");
  /** It is paused. */
  static readonly Paused: SubscriptionStatus = new SubscriptionStatus("paused");
  /** The customer ended it. */
  static readonly Cancelled: SubscriptionStatus = new SubscriptionStatus("cancelled");
  /** It ran out. */
  static readonly Expired: SubscriptionStatus = new SubscriptionStatus("expired");
}

/** How the customer wants one task to be done. */
export class TaskModality {
  constructor(readonly fact: Fact) {}

  /** The task, as the company names it, such as `advice`. */
  get task(): Fact { return this.fact.get("task"); }

  /** In person or remotely. */
  get modality(): Fact { return this.fact.get("modality"); }
}

/** How much business the customer brings, compared with other customers. */
export class ValueTier extends Word {
  /** Less than most. */
  static readonly Low: ValueTier = new ValueTier("low");
  /** About as much as most. */
  static readonly Mid: ValueTier = new ValueTier("mid");
  /** More than most. */
  static readonly High: ValueTier = new ValueTier("high");
}

/** How busy the staff are. */
export class Volume extends Word {
  /** They have time to spare. */
  static readonly Idle: Volume = new Volume("idle");
  /** As usual. */
  static readonly Normal: Volume = new Volume("normal");
  /** More than usual. */
  static readonly Peak: Volume = new Volume("peak");
  /** More than they can answer. */
  static readonly Crisis: Volume = new Volume("crisis");
}

/** A day of the week. */
export class Weekday extends Word {
  /** Monday. */
  static readonly Monday: Weekday = new Weekday("monday");
  /** Tuesday. */
  static readonly Tuesday: Weekday = new Weekday("tuesday");
  /** Wednesday. */
  static readonly Wednesday: Weekday = new Weekday("wednesday");
  /** Thursday. */
  static readonly Thursday: Weekday = new Weekday("thursday");
  /** Friday. */
  static readonly Friday: Weekday = new Weekday("friday");
  /** Saturday. */
  static readonly Saturday: Weekday = new Weekday("saturday");
  /** Sunday. */
  static readonly Sunday: Weekday = new Weekday("sunday");
}

/**
 * What one plugin returns: the actions that it proposes, and the holds that it asks for. An answer without
 * actions is valid and means "carry on". Unknown keys are rejected.
 */
export class Answer {
  /** What the plugin proposes. */
  actions: Action[] = [];

  /** Why the plugin could not answer. The rest of the answer is ignored. */
  error: PluginError | null = null;

  /**
   * The actions of other plugins that it asks to suppress. Allowed only if its manifest declares `holds`.
   */
  holds: Hold[] = [];

  /** Notes for the plugin's maintainer. They are kept in the decision and never reach a customer. */
  notes: string[] = [];

  constructor(
    /** The version of the contract that this document follows. */
    public contract: string,
  ) {}

  toString(): string {
    const fields = new Fields().set("contract", this.contract);
    if (this.actions.length > 0) fields.list("actions", this.actions);
    if (this.error !== null) fields.set("error", this.error!);
    if (this.holds.length > 0) fields.list("holds", this.holds);
    if (this.notes.length > 0) fields.list("notes", this.notes);
    return fields.toString();
  }
}

/** One thing that a plugin proposes to do or say. */
export class Action {
  /** The channels that it can use, best first. Required if the audience includes the customer. */
  channels: Channel[] = [];

  /** The `key`s of actions that must not be offered together with this one. */
  conflicts_with: string[] = [];

  /** What it costs the company. */
  cost: Money | null = null;

  /**
   * A name that actions share if at most a few of them should be offered (`max_per_group` in the policy).
   */
  group: string | null = null;

  /** What to say to the customer. */
  message: Message | null = null;

  /** What it promises the customer. Since 1.1. */
  promises: Promise[] = [];

  /** How likely the customer is to welcome it. Default: 1. */
  propensity: Known<f64> | null = null;

  /** Who must approve it first. */
  requires: Approval | null = null;

  /** What it is about, for permissions that apply to one topic. */
  topic: string | null = null;

  /** What it is worth. */
  value: Value | null = null;

  constructor(
    /** The action's id, unique in its answer. */
    public id: string,
    /**
     * The name under which the action is counted and found in `history`: the same each time it is proposed.
     */
    public key: string,
    /** What to do: the kind of action and the fields of that kind. */
    public step: Step,
    /** What the action is for. The operator's policy can make the purpose stricter, never looser. */
    public purpose: Purpose,
    /** Whom it reaches. */
    public audience: Audience,
    /** How soon it matters. */
    public urgency: Urgency,
    /** When it makes sense. */
    public window: Window,
    /** Why it is proposed. At least one reason. */
    public reasons: Reason[],
  ) {}

  toString(): string {
    const fields = new Fields().set("id", this.id).set("key", this.key).set("step", this.step).set("purpose", this.purpose).set("audience", this.audience).set("urgency", this.urgency).set("window", this.window).list("reasons", this.reasons);
    if (this.channels.length > 0) fields.list("channels", this.channels);
    if (this.conflicts_with.length > 0) fields.list("conflicts_with", this.conflicts_with);
    if (this.cost !== null) fields.set("cost", this.cost!);
    if (this.group !== null) fields.set("group", this.group!);
    if (this.message !== null) fields.set("message", this.message!);
    if (this.promises.length > 0) fields.list("promises", this.promises);
    if (this.propensity !== null) fields.set("propensity", this.propensity!);
    if (this.requires !== null) fields.set("requires", this.requires!);
    if (this.topic !== null) fields.set("topic", this.topic!);
    if (this.value !== null) fields.set("value", this.value!);
    return fields.toString();
  }
}

/** Whom an action reaches. */
export class Audience extends Word {
  /** The customer. */
  static readonly Customer: Audience = new Audience("customer");
  /** Staff; the customer doesn't notice. */
  static readonly Agent: Audience = new Audience("agent");
  /** Both. */
  static readonly Both: Audience = new Audience("both");
}

/**
 * Who wrote a message. There is no value for a person, because a plugin must not claim that a person wrote
 * it.
 */
export class Author extends Word {
  /** Composed by a program. */
  static readonly Machine: Author = new Author("machine");
  /** Written by a person in advance, for every customer in this situation. */
  static readonly Template: Author = new Author("template");
}

/** Who gets a gesture. */
export class Beneficiary extends Word {
  /** The customer. */
  static readonly Customer: Beneficiary = new Beneficiary("customer");
  /** Somebody else, such as a neighbour or a good cause. */
  static readonly ThirdParty: Beneficiary = new Beneficiary("third_party");
}

/** Something that a customer can choose about being contacted. */
export class ContactSetting extends Word {
  /** How much contact the customer wants. */
  static readonly ContactMode: ContactSetting = new ContactSetting("contact_mode");
  /** The channel. */
  static readonly Channel: ContactSetting = new ContactSetting("channel");
  /** The frequency. */
  static readonly Frequency: ContactSetting = new ContactSetting("frequency");
  /** The language. */
  static readonly Language: ContactSetting = new ContactSetting("language");
}

/** What a gesture gives. */
export class Gift extends Word {
  /** A few kind words. */
  static readonly Note: Gift = new Gift("note");
  /** A discount, or money back. */
  static readonly Credit: Gift = new Gift("credit");
  /** A fee that the customer needn't pay. */
  static readonly FeeWaiver: Gift = new Gift("fee_waiver");
  /** Something better for the same money. */
  static readonly Upgrade: Gift = new Gift("upgrade");
  /** Flowers. */
  static readonly Flowers: Gift = new Gift("flowers");
  /** A donation to a good cause. */
  static readonly Donation: Gift = new Gift("donation");
  /** A physical item. */
  static readonly Item: Gift = new Gift("item");
}

/** What a gesture is paid from. */
export class GiftSource extends Word {
  /** Money set aside for gestures. */
  static readonly Budget: GiftSource = new GiftSource("budget");
  /** Goods that can no longer be sold. */
  static readonly Surplus: GiftSource = new GiftSource("surplus");
}

/** How a person takes over. */
export class HandoverMode extends Word {
  /** Somebody calls the customer. */
  static readonly Callback: HandoverMode = new HandoverMode("callback");
  /** The conversation continues with a person. */
  static readonly Transfer: HandoverMode = new HandoverMode("transfer");
  /** Somebody visits the customer. */
  static readonly Visit: HandoverMode = new HandoverMode("visit");
  /** Somebody takes care of it; the customer needn't do anything. */
  static readonly Task: HandoverMode = new HandoverMode("task");
}

/** Who helps whom. */
export class HelpDirection extends Word {
  /** The customer is asked to help. */
  static readonly Offer: HelpDirection = new HelpDirection("offer");
  /** The customer is helped. */
  static readonly Receive: HelpDirection = new HelpDirection("receive");
}

/** Suppresses actions of every plugin for a while. A hold never allows anything. */
export class Hold {
  constructor(
    /** What it suppresses. */
    public scope: HoldScope,
    /** When it ends. */
    public until_at: string,
    /** Why, in a sentence for staff. */
    public reason: string,
  ) {}

  toString(): string {
    return new Fields().set("scope", this.scope).set("until_at", this.until_at).set("reason", this.reason).toString();
  }
}

/** What a hold suppresses. */
export abstract class HoldScope {
  abstract toString(): string;
}

/** Everything that reaches the customer. */
export class AllHoldScope extends HoldScope {
  toString(): string {
    return new Fields().set("kind", "all").toString();
  }
}

/** Everything with one purpose. */
export class PurposeHoldScope extends HoldScope {
  constructor(
    /** The purpose. */
    public purpose: Purpose,
  ) {
    super();
  }

  toString(): string {
    return new Fields().set("kind", "purpose").set("purpose", this.purpose).toString();
  }
}

/** Everything on one channel. */
export class ChannelHoldScope extends HoldScope {
  constructor(
    /** The channel. */
    public channel: Channel,
  ) {
    super();
  }

  toString(): string {
    return new Fields().set("kind", "channel").set("channel", this.channel).toString();
  }
}

/** Everything in one group. */
export class GroupHoldScope extends HoldScope {
  constructor(
    /** The group. */
    public group: string,
  ) {
    super();
  }

  toString(): string {
    return new Fields().set("kind", "group").set("group", this.group).toString();
  }
}

/** What to say to the customer. */
export class Message {
  constructor(
    /** The language it is written in. */
    public language: string,
    /** The text, with placeholders such as `{first_name}` that the CRM fills in. */
    public text: string,
    /** Who wrote it. */
    public author: Author,
  ) {}

  toString(): string {
    return new Fields().set("language", this.language).set("text", this.text).set("author", this.author).toString();
  }
}

/** Why a plugin could not answer. */
export class PluginError {
  constructor(
    /** The reason, in a sentence for the plugin's maintainer. */
    public message: string,
  ) {}

  toString(): string {
    return new Fields().set("message", this.message).toString();
  }
}

/** What an action promises the customer. It is offered only if somebody can keep it. */
export class Promise {
  /** What it is about: the `id` of an order or a case, or the `ref` of an event. */
  about: string | null = null;

  /**
   * The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot` that
   * it agrees.
   */
  queue: string | null = null;

  constructor(
    /** The promise's id: the same each time the same thing is promised, such as `answer/case-7`. */
    public id: string,
    /** What is promised, in a sentence for staff. */
    public what: string,
    /** When it must be kept. */
    public due_at: string,
  ) {}

  toString(): string {
    const fields = new Fields().set("id", this.id).set("what", this.what).set("due_at", this.due_at);
    if (this.about !== null) fields.set("about", this.about!);
    if (this.queue !== null) fields.set("queue", this.queue!);
    return fields.toString();
  }
}

/** One reason for an action, with its evidence. */
export class Reason {
  constructor(
    /** The reason's code: the same each time this reason applies. */
    public code: string,
    /** The reason in a sentence for a colleague. */
    public text: string,
    /**
     * The facts that support it, as places in the context that the plugin received. A reason without evidence
     * makes the action invalid.
     */
    public evidence: string[],
  ) {}

  toString(): string {
    return new Fields().set("code", this.code).set("text", this.text).list("evidence", this.evidence).toString();
  }
}

/** What to do: `kind` and the fields of that kind. */
export abstract class Step {
  abstract toString(): string;
}

/** Ask how the customer is doing; a queue answers the reply. */
export class CheckInStep extends Step {
  constructor(
    /** The question, in a few words for staff. */
    public question: string,
    /** The queue that answers the reply. */
    public reply_queue: string,
  ) {
    super();
  }

  toString(): string {
    return new Fields().set("kind", "check_in").set("question", this.question).set("reply_queue", this.reply_queue).toString();
  }
}

/** An unexpected, caring gesture. */
export class GestureStep extends Step {
  /** What it is worth. */
  amount: Money | null = null;

  /** Whether it has value only for somebody who buys, as a voucher does. */
  tied_to_purchase: Known<bool> | null = null;

  constructor(
    /** What it gives. */
    public gift: Gift,
    /** What it is paid from. */
    public source: GiftSource,
    /** Whether the customer doesn't expect it. */
    public surprise: bool,
    /** Who receives it. */
    public beneficiary: Beneficiary,
  ) {
    super();
  }

  toString(): string {
    const fields = new Fields().set("kind", "gesture").set("gift", this.gift).set("source", this.source).set("surprise", this.surprise).set("beneficiary", this.beneficiary);
    if (this.amount !== null) fields.set("amount", this.amount!);
    if (this.tied_to_purchase !== null) fields.set("tied_to_purchase", this.tied_to_purchase!);
    return fields.toString();
  }
}

/** A person takes over. */
export class HumanHandoverStep extends Step {
  /** Other queues that could take over, best first. */
  alternatives: string[] = [];

  /** The skill that the person needs, such as a subject or a language. */
  skill: string | null = null;

  /** The agreed time: one of the queue's `next_slots`. */
  slot: string | null = null;

  constructor(
    /** How the person takes over. */
    public mode: HandoverMode,
    /** The queue that takes over. */
    public queue: string,
    /** The time by which the customer must have an answer. */
    public respond_by_at: string,
    /** What the person must know, so that the customer needn't repeat it. */
    public briefing: string,
  ) {
    super();
  }

  toString(): string {
    const fields = new Fields().set("kind", "human_handover").set("mode", this.mode).set("queue", this.queue).set("respond_by_at", this.respond_by_at).set("briefing", this.briefing);
    if (this.alternatives.length > 0) fields.list("alternatives", this.alternatives);
    if (this.skill !== null) fields.set("skill", this.skill!);
    if (this.slot !== null) fields.set("slot", this.slot!);
    return fields.toString();
  }
}

/** Repair after something went wrong. */
export class ServiceRecoveryStep extends Step {
  /** What it is worth. */
  amount: Money | null = null;

  /** The case it answers: the `id` of one of `cases`. */
  case: string | null = null;

  /** The order it puts right: the `id` of one of `orders`. */
  order: string | null = null;

  constructor(
    /** What went wrong, in words that acknowledge it. */
    public acknowledge: string,
    /** How it is put right. */
    public remedy: Remedy,
  ) {
    super();
  }

  toString(): string {
    const fields = new Fields().set("kind", "service_recovery").set("acknowledge", this.acknowledge).set("remedy", this.remedy);
    if (this.amount !== null) fields.set("amount", this.amount!);
    if (this.case !== null) fields.set("case", this.case!);
    if (this.order !== null) fields.set("order", this.order!);
    return fields.toString();
  }
}

/** Point to a channel that serves this customer's question better. */
export class ChannelSuggestionStep extends Step {
  /** The channel the customer uses now. */
  from: Channel | null = null;

  constructor(
    /** The better channel. */
    public to: Channel,
    /** What the customer wants to do. */
    public task: string,
    /** What the customer gains. A saving for the company is not a benefit. */
    public benefit: string,
  ) {
    super();
  }

  toString(): string {
    const fields = new Fields().set("kind", "channel_suggestion").set("to", this.to).set("task", this.task).set("benefit", this.benefit);
    if (this.from !== null) fields.set("from", this.from!);
    return fields.toString();
  }
}

/** Point to something that the customer can do alone, with a way to reach a person. */
export class SelfServiceStep extends Step {
  /** How long it takes, in minutes. */
  minutes: Known<i64> | null = null;

  constructor(
    /** What the customer wants to do. */
    public task: string,
    /** Where to do it. */
    public link: string,
    /** The queue in which a person helps if it doesn't work. */
    public human_escape: string,
  ) {
    super();
  }

  toString(): string {
    const fields = new Fields().set("kind", "self_service").set("task", this.task).set("link", this.link).set("human_escape", this.human_escape);
    if (this.minutes !== null) fields.set("minutes", this.minutes!);
    return fields.toString();
  }
}

/** Customers help each other. */
export class CommunityHelpStep extends Step {
  constructor(
    /** Who helps whom. */
    public direction: HelpDirection,
    /** What it is about. */
    public topic: string,
  ) {
    super();
  }

  toString(): string {
    return new Fields().set("kind", "community_help").set("direction", this.direction).set("topic", this.topic).toString();
  }
}

/** Tell the customer about something that affects them before they find out. */
export class HeadsUpStep extends Step {
  /** When the customer will hear more. */
  next_update_at: string | null = null;

  /** What the customer can do. */
  you_can: string | null = null;

  constructor(
    /** What it is about: the `ref` of an item in `events`, or the `id` of what is affected. */
    public event: string,
    /** What the company does about it. */
    public we_do: string,
  ) {
    super();
  }

  toString(): string {
    const fields = new Fields().set("kind", "heads_up").set("event", this.event).set("we_do", this.we_do);
    if (this.next_update_at !== null) fields.set("next_update_at", this.next_update_at!);
    if (this.you_can !== null) fields.set("you_can", this.you_can!);
    return fields.toString();
  }
}

/** Deliver an order in another way. */
export class DeliveryAdaptationStep extends Step {
  /** The agreed time. */
  slot: string | null = null;

  constructor(
    /** The order: the `id` of an item in `orders`. */
    public order: string,
    /** The new way. */
    public fulfilment: Fulfilment,
  ) {
    super();
  }

  toString(): string {
    const fields = new Fields().set("kind", "delivery_adaptation").set("order", this.order).set("fulfilment", this.fulfilment);
    if (this.slot !== null) fields.set("slot", this.slot!);
    return fields.toString();
  }
}

/** Ask the customer for their preferences instead of guessing. */
export class PreferenceAskStep extends Step {
  constructor(
    /** What to ask about. */
    public about: ContactSetting,
  ) {
    super();
  }

  toString(): string {
    return new Fields().set("kind", "preference_ask").set("about", this.about).toString();
  }
}

/** A signal to staff; it never reaches the customer. */
export class InternalInsightStep extends Step {
  constructor(
    /** What it is about. */
    public topic: string,
    /** What was noticed, in a sentence. */
    public signal: string,
    /** Who should know, such as `store_manager`. */
    public to_role: string,
  ) {
    super();
  }

  toString(): string {
    return new Fields().set("kind", "internal_insight").set("topic", this.topic).set("signal", this.signal).set("to_role", this.to_role).toString();
  }
}

/** How soon an action matters, from least to most. */
export class Urgency extends Word {
  /** Good to know. */
  static readonly Info: Urgency = new Urgency("info");
  /** Better today than tomorrow. */
  static readonly Warning: Urgency = new Urgency("warning");
  /** Harm or loss if it waits. */
  static readonly Critical: Urgency = new Urgency("critical");
}

/** What an action is worth to each side. */
export class Value {
  constructor(
    /** To the customer. */
    public customer: f64,
    /** To the company. */
    public company: f64,
  ) {}

  toString(): string {
    return new Fields().set("customer", this.customer).set("company", this.company).toString();
  }
}

/** When an action makes sense. */
export class Window {
  /** The earliest time. Default: at once. */
  not_before_at: string | null = null;

  constructor(
    /** The time from which it no longer makes sense. */
    public not_after_at: string,
  ) {}

  toString(): string {
    const fields = new Fields().set("not_after_at", this.not_after_at);
    if (this.not_before_at !== null) fields.set("not_before_at", this.not_before_at!);
    return fields.toString();
  }
}

/** The placeholders that every CRM fills in; a text writes one as `{first_name}`. */
export const PLACEHOLDERS: string[] = [
  "first_name",
  "last_name",
  "full_name",
  "agent_name",
  "company_name",
  "phone_number",
  "order_number",
  "date",
  "time",
];
