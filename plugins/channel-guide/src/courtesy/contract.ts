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
 * What is known of one customer at one moment.
 *
 * The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
 * `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
 * A plugin ignores keys that it doesn't know. To whoever reads what a CRM writes, an unknown key is a
 * mistake, unless `contract` names a newer version: the misspelt one would protect nobody.
 */
export class Context {
  constructor(readonly fact: Fact) {}

  /** The contract's version that this document is written for. */
  get contract(): Fact { return this.fact.get("contract"); }

  /** Names the decision; the CRM chooses it, and the decision repeats it. */
  get decision_id(): Fact { return this.fact.get("decision_id"); }

  /** The occasion on which the CRM asks. */
  get hook(): Fact { return this.fact.get("hook"); }

  /** The moment the facts were read, and the only clock that a plugin and the rules have. */
  get as_of(): Fact { return this.fact.get("as_of"); }

  /** Who the customer is to the company. */
  get customer(): Customer { return new Customer(this.fact.get("customer")); }

  /** Appointments. */
  get appointments(): Appointment[] { return this.fact.get("appointments").items().map<Appointment>((item) => new Appointment(item)); }

  /** What people agreed to for this customer. */
  get approvals(): Approved[] { return this.fact.get("approvals").items().map<Approved>((item) => new Approved(item)); }

  /** How the customer stands with paying. */
  get billing(): Billing { return new Billing(this.fact.get("billing")); }

  /** What was spent of the operator's budgets on all customers. */
  get budgets(): BudgetSpent[] { return this.fact.get("budgets").items().map<BudgetSpent>((item) => new BudgetSpent(item)); }

  /** How busy the people are who would have to help. */
  get capacity(): Capacity { return new Capacity(this.fact.get("capacity")); }

  /** Whether to be extra careful with this customer. */
  get care(): Care { return new Care(this.fact.get("care")); }

  /** Questions, complaints and other matters that somebody works on. */
  get cases(): Case[] { return this.fact.get("cases").items().map<Case>((item) => new Case(item)); }

  /** The ways in which the customer can be reached. */
  get channels(): ChannelState[] { return this.fact.get("channels").items().map<ChannelState>((item) => new ChannelState(item)); }

  /** Customers who help each other. */
  get community(): Community { return new Community(this.fact.get("community")); }

  /** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
  get config(): Fact { return this.fact.get("config"); }

  /**
   * Facts that the host computes, so that no plugin needs date arithmetic. What a CRM puts here is replaced.
   */
  get derived(): Derived { return new Derived(this.fact.get("derived")); }

  /** What happens around the customer and affects many. */
  get events(): Event[] { return this.fact.get("events").items().map<Event>((item) => new Event(item)); }

  /** Scores that the customer gave. */
  get feedback(): Feedback[] { return this.fact.get("feedback").items().map<Feedback>((item) => new Feedback(item)); }

  /** What was proposed to this customer before, and what came of it. */
  get history(): HistoryItem[] { return this.fact.get("history").items().map<HistoryItem>((item) => new HistoryItem(item)); }

  /** Conversations and messages, newest last. */
  get interactions(): Interaction[] { return this.fact.get("interactions").items().map<Interaction>((item) => new Interaction(item)); }

  /** Where the customer is on the way to something, and where it gets stuck. */
  get journeys(): Journey[] { return this.fact.get("journeys").items().map<Journey>((item) => new Journey(item)); }

  /** Orders, oldest first. */
  get orders(): Order[] { return this.fact.get("orders").items().map<Order>((item) => new Order(item)); }

  /** What the customer granted, denied or revoked. */
  get permissions(): Permission[] { return this.fact.get("permissions").items().map<Permission>((item) => new Permission(item)); }

  /** What the customer asked of the company. It can only tighten what the company allows itself. */
  get preferences(): Preferences { return new Preferences(this.fact.get("preferences")); }

  /**
   * The moment the CRM asks, where that is later than the reading of the facts. What is older than the policy
   * allows is not acted on.
   */
  get requested_at(): Fact { return this.fact.get("requested_at"); }

  /** Scores that the CRM's own models gave. */
  get scores(): Score[] { return this.fact.get("scores").items().map<Score>((item) => new Score(item)); }

  /** The only source of chance for plugins; 0 if left out. */
  get seed(): Fact { return this.fact.get("seed"); }

  /** Subscriptions. */
  get subscriptions(): Subscription[] { return this.fact.get("subscriptions").items().map<Subscription>((item) => new Subscription(item)); }
}

/** The kinds of action, one for each thing a company can do for a customer. */
export class ActionKind extends Word {
  /** Ask how the customer is doing; the reply has somewhere to go. */
  static readonly CheckIn: ActionKind = new ActionKind("check_in");
  /** An unexpected, caring gesture. */
  static readonly Gesture: ActionKind = new ActionKind("gesture");
  /** A person takes over. */
  static readonly HumanHandover: ActionKind = new ActionKind("human_handover");
  /** Repair after something went wrong. */
  static readonly ServiceRecovery: ActionKind = new ActionKind("service_recovery");
  /** Point to a channel that serves this customer's question better. */
  static readonly ChannelSuggestion: ActionKind = new ActionKind("channel_suggestion");
  /** Point to something the customer can do alone, with a way to a person. */
  static readonly SelfService: ActionKind = new ActionKind("self_service");
  /** Customers who help each other. */
  static readonly CommunityHelp: ActionKind = new ActionKind("community_help");
  /** Tell the customer first about what affects them. */
  static readonly HeadsUp: ActionKind = new ActionKind("heads_up");
  /** Bring the product to the customer in another way. */
  static readonly DeliveryAdaptation: ActionKind = new ActionKind("delivery_adaptation");
  /** Ask the customer for their terms instead of guessing. */
  static readonly PreferenceAsk: ActionKind = new ActionKind("preference_ask");
  /** A signal to staff; it never reaches the customer. */
  static readonly InternalInsight: ActionKind = new ActionKind("internal_insight");
}

/** An appointment. */
export class Appointment {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** How it stands. */
  get status(): Fact { return this.fact.get("status"); }

  /** When it takes place. */
  get at(): Fact { return this.fact.get("at"); }

  /** The event that touches it: the `ref` of one of `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** In person or at a distance. */
  get modality(): Fact { return this.fact.get("modality"); }

  /** Where, as the CRM names it. */
  get place(): Fact { return this.fact.get("place"); }

  /** What it is about. */
  get topic(): Fact { return this.fact.get("topic"); }
}

/** How an appointment stands. */
export class AppointmentStatus extends Word {
  /** It is planned. */
  static readonly Planned: AppointmentStatus = new AppointmentStatus("planned");
  /** It took place. */
  static readonly Done: AppointmentStatus = new AppointmentStatus("done");
  /** The customer didn't come. */
  static readonly Missed: AppointmentStatus = new AppointmentStatus("missed");
  /** It was called off. */
  static readonly Cancelled: AppointmentStatus = new AppointmentStatus("cancelled");
}

/** Who has to agree before an action is carried out. */
export class Approval extends Word {
  /** Nobody. */
  static readonly None: Approval = new Approval("none");
  /** A person. */
  static readonly Human: Approval = new Approval("human");
  /** A manager. */
  static readonly Manager: Approval = new Approval("manager");
}

/**
 * Something that a person agreed to for this customer, once: when `history` holds the action from then on, it
 * is used up.
 */
export class Approved {
  constructor(readonly fact: Fact) {}

  /** The action's `key`. */
  get key(): Fact { return this.fact.get("key"); }

  /** Who agreed: a person, or a manager. */
  get by(): Fact { return this.fact.get("by"); }

  /** When. */
  get at(): Fact { return this.fact.get("at"); }

  /** The most it may cost; any sum if left out. */
  get amount(): Fact { return this.fact.get("amount"); }

  /** The plugin whose action it is; that of any plugin if left out. */
  get plugin(): Fact { return this.fact.get("plugin"); }

  /** Until when it holds; for good if left out. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/** How the customer stands with paying. */
export class Billing {
  constructor(readonly fact: Fact) {}

  /** Whether the customer is behind with paying. */
  get arrears(): Fact { return this.fact.get("arrears"); }

  /** For how many days. */
  get days_past_due(): Fact { return this.fact.get("days_past_due"); }

  /** Whether there is an arrangement to pay in parts. */
  get payment_plan(): Fact { return this.fact.get("payment_plan"); }
}

/** What was spent of one of the operator's budgets on all customers, in the budget's present period. */
export class BudgetSpent {
  constructor(readonly fact: Fact) {}

  /** The budget's name in the policy. */
  get name(): Fact { return this.fact.get("name"); }

  /** So much. */
  get spent(): Fact { return this.fact.get("spent"); }
}

/** How busy the people are who would have to help. */
export class Capacity {
  constructor(readonly fact: Fact) {}

  /** The groups of people who help. */
  get queues(): Queue[] { return this.fact.get("queues").items().map<Queue>((item) => new Queue(item)); }

  /** How much they have on their hands. */
  get volume(): Fact { return this.fact.get("volume"); }
}

/**
 * Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
 * CRM.
 */
export class Care {
  constructor(readonly fact: Fact) {}

  /** Be careful: nothing that sells, nothing that asks for an opinion. */
  get handle_with_care(): Fact { return this.fact.get("handle_with_care"); }

  /** Purposes for which there must be no contact at all meanwhile. */
  get suppress_purposes(): Fact { return this.fact.get("suppress_purposes"); }

  /** Until when; until further notice if left out. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/** A matter that somebody works on. */
export class Case {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** What it is about. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** How far it is. */
  get status(): Fact { return this.fact.get("status"); }

  /** When it was closed. */
  get closed_at(): Fact { return this.fact.get("closed_at"); }

  /** The event it is about: the `ref` of one of `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** When it was opened. */
  get opened_at(): Fact { return this.fact.get("opened_at"); }

  /** The order it is about: the `id` of one of `orders`. */
  get order(): Fact { return this.fact.get("order"); }

  /** When the company promised an answer. */
  get promised_at(): Fact { return this.fact.get("promised_at"); }

  /** How often it was opened again. */
  get reopened(): Fact { return this.fact.get("reopened"); }

  /** How bad it is. */
  get severity(): Fact { return this.fact.get("severity"); }

  /** What it is about, as the CRM names it. */
  get topic(): Fact { return this.fact.get("topic"); }
}

/** What a case is about. */
export class CaseKind extends Word {
  /** A question. */
  static readonly Question: CaseKind = new CaseKind("question");
  /** A complaint. */
  static readonly Complaint: CaseKind = new CaseKind("complaint");
  /** Something that doesn't work. */
  static readonly Incident: CaseKind = new CaseKind("incident");
  /** Goods that come back. */
  static readonly Return: CaseKind = new CaseKind("return");
  /** A claim for damage. */
  static readonly Claim: CaseKind = new CaseKind("claim");
}

/** How far a case is. */
export class CaseStatus extends Word {
  /** Somebody has to act. */
  static readonly Open: CaseStatus = new CaseStatus("open");
  /** It waits for the customer. */
  static readonly Waiting: CaseStatus = new CaseStatus("waiting");
  /** It is solved, and the customer may still disagree. */
  static readonly Resolved: CaseStatus = new CaseStatus("resolved");
  /** It is over. */
  static readonly Closed: CaseStatus = new CaseStatus("closed");
}

/** A way in which a company and a customer meet. */
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
  /** A note inside the app or the customer's account. */
  static readonly App: Channel = new Channel("app");
  /** A letter or a card by post. */
  static readonly Post: Channel = new Channel("post");
  /** A video call. */
  static readonly Video: Channel = new Channel("video");
  /** A meeting: in a shop, at a counter, at home. */
  static readonly InPerson: Channel = new Channel("in_person");
}

/** One way in which the customer can be reached. */
export class ChannelState {
  constructor(readonly fact: Fact) {}

  /** The channel. */
  get channel(): Fact { return this.fact.get("channel"); }

  /** Whether the company can be reached there now. */
  get available(): Fact { return this.fact.get("available"); }

  /** The share of the customer's contacts that went over it. */
  get habit(): Fact { return this.fact.get("habit"); }

  /** Whether the CRM has what it needs to reach the customer there. */
  get reachable(): Fact { return this.fact.get("reachable"); }

  /** Whether the customer confirmed it. */
  get verified(): Fact { return this.fact.get("verified"); }
}

/** Customers who help each other. */
export class Community {
  constructor(readonly fact: Fact) {}

  /** Whether the customer offered to help others. */
  get helper_opt_in(): Fact { return this.fact.get("helper_opt_in"); }

  /** Whether the customer takes part. */
  get member(): Fact { return this.fact.get("member"); }

  /** What the customer knows or asks about. */
  get topics(): Fact { return this.fact.get("topics"); }
}

/** When the customer wants the company to be there. */
export class ContactMode extends Word {
  /** Welcomes contact that the company starts. */
  static readonly ProactiveWelcome: ContactMode = new ContactMode("proactive_welcome");
  /** Wants contact only when there is a need: no check-ins, gestures or marketing. */
  static readonly OnlyWhenNeeded: ContactMode = new ContactMode("only_when_needed");
  /** Wants the company there only when called, like a butler. */
  static readonly OnRequestOnly: ContactMode = new ContactMode("on_request_only");
}

/** Who the customer is to the company. */
export class Customer {
  constructor(readonly fact: Fact) {}

  /**
   * The CRM's opaque reference. Each plugin receives a different one, so that plugins can't compare notes.
   */
  get ref(): Fact { return this.fact.get("ref"); }

  /** The country the customer lives in. */
  get country(): Fact { return this.fact.get("country"); }

  /** A person or an organisation. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** The language the customer prefers. */
  get language(): Fact { return this.fact.get("language"); }

  /** A part of the country, as the CRM names it. */
  get region(): Fact { return this.fact.get("region"); }

  /** Groups that the CRM puts the customer in. */
  get segments(): Fact { return this.fact.get("segments"); }

  /** Where the customer stands in the relation. */
  get status(): Fact { return this.fact.get("status"); }

  /** For how many days the customer has been one. */
  get tenure_days(): Fact { return this.fact.get("tenure_days"); }

  /** The customer's time zone. */
  get time_zone(): Fact { return this.fact.get("time_zone"); }

  /** How much the customer's business amounts to. */
  get value_tier(): Fact { return this.fact.get("value_tier"); }
}

/** Whether the customer is a person or an organisation. */
export class CustomerKind extends Word {
  /** A person. */
  static readonly Person: CustomerKind = new CustomerKind("person");
  /** A company or another organisation. */
  static readonly Organisation: CustomerKind = new CustomerKind("organisation");
}

/** Where the customer stands in the relation. */
export class CustomerStatus extends Word {
  /** Has not bought yet. */
  static readonly Prospect: CustomerStatus = new CustomerStatus("prospect");
  /** Buys or uses. */
  static readonly Active: CustomerStatus = new CustomerStatus("active");
  /** Is on the way out. */
  static readonly Lapsing: CustomerStatus = new CustomerStatus("lapsing");
  /** Has left. */
  static readonly Former: CustomerStatus = new CustomerStatus("former");
  /** Has died; only a person may take contact with the relatives. */
  static readonly Deceased: CustomerStatus = new CustomerStatus("deceased");
}

/**
 * Facts that the host computes from the rest of the context. A fact that can't be known is left out. Days are
 * periods of 24 hours.
 */
export class Derived {
  constructor(readonly fact: Fact) {}

  /** Times the company contacted the customer of its own accord in the last 7 days, by `history`. */
  get contacts_last_7_days(): Fact { return this.fact.get("contacts_last_7_days"); }

  /** Days since the newest gesture in `history`. */
  get days_since_last_gesture(): Fact { return this.fact.get("days_since_last_gesture"); }

  /** Days since the newest interaction. */
  get days_since_last_interaction(): Fact { return this.fact.get("days_since_last_interaction"); }

  /** Days since the newest order was placed. */
  get days_since_last_order(): Fact { return this.fact.get("days_since_last_order"); }

  /** Orders that failed and were not cancelled since. */
  get failed_orders(): Fact { return this.fact.get("failed_orders"); }

  /** What gestures in `history` cost in the last 365 days, an amount for each currency. */
  get gesture_spend_365_days(): Fact { return this.fact.get("gesture_spend_365_days"); }

  /** The time on the customer's clock at `as_of`; left out if the time zone isn't known. */
  get local_time(): Fact { return this.fact.get("local_time"); }

  /** The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known. */
  get local_weekday(): Fact { return this.fact.get("local_weekday"); }

  /** Cases that are open or wait for the customer. */
  get open_cases(): Fact { return this.fact.get("open_cases"); }

  /** Complaints that are open or wait for the customer. */
  get open_complaints(): Fact { return this.fact.get("open_complaints"); }

  /** Orders placed in the last 365 days. */
  get orders_last_365_days(): Fact { return this.fact.get("orders_last_365_days"); }

  /**
   * The customer's own rhythm: the median of the whole days between one day with orders and the next; left
   * out below three such days.
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

/** Something that happens and affects many. */
export class Event {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get ref(): Fact { return this.fact.get("ref"); }

  /** What kind of event it is. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** Whether it affects this customer. */
  get affects_customer(): Fact { return this.fact.get("affects_customer"); }

  /** Where, as the CRM names it. */
  get area(): Fact { return this.fact.get("area"); }

  /** From when. */
  get from_at(): Fact { return this.fact.get("from_at"); }

  /** Until when; unknown if left out. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/** What kind of event it is. */
export class EventKind extends Word {
  /** A contagious disease. */
  static readonly Pandemic: EventKind = new EventKind("pandemic");
  /** A service that doesn't work. */
  static readonly Outage: EventKind = new EventKind("outage");
  /** A product that is called back. */
  static readonly Recall: EventKind = new EventKind("recall");
  /** Storm, flood, heat, snow. */
  static readonly Weather: EventKind = new EventKind("weather");
  /** Work is laid down. */
  static readonly Strike: EventKind = new EventKind("strike");
  /** A place closes. */
  static readonly Closure: EventKind = new EventKind("closure");
}

/** A score that the customer gave. */
export class Feedback {
  constructor(readonly fact: Fact) {}

  /** Which scale it is on. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** The score. */
  get score(): Fact { return this.fact.get("score"); }

  /** When it was given. */
  get at(): Fact { return this.fact.get("at"); }
}

/** Which scale a score is on. */
export class FeedbackKind extends Word {
  /** Net Promoter Score: 0 to 10. */
  static readonly Nps: FeedbackKind = new FeedbackKind("nps");
  /** Customer satisfaction: 1 to 5. */
  static readonly Csat: FeedbackKind = new FeedbackKind("csat");
  /** Customer Effort Score: 1 to 7. */
  static readonly Ces: FeedbackKind = new FeedbackKind("ces");
}

/** A bump on the customer's way. */
export class Friction {
  constructor(readonly fact: Fact) {}

  /** What gets in the way, such as `payment_error`. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** How often. */
  get count(): Fact { return this.fact.get("count"); }

  /** When it last did. */
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
  /** Bought and taken along in a shop. */
  static readonly Store: Fulfilment = new Fulfilment("store");
  /** Delivered digitally. */
  static readonly Digital: Fulfilment = new Fulfilment("digital");
}

/** Who spoke for the company. */
export class Handler extends Word {
  /** A person. */
  static readonly Human: Handler = new Handler("human");
  /** A machine. */
  static readonly Bot: Handler = new Handler("bot");
}

/** What was done for this customer before, and what came of it. */
export class HistoryItem {
  constructor(readonly fact: Fact) {}

  /** The action's `key`. */
  get key(): Fact { return this.fact.get("key"); }

  /** What was done. */
  get kind(): Fact { return this.fact.get("kind"); }

  /** When. */
  get at(): Fact { return this.fact.get("at"); }

  /** Over which channel; left out if it didn't reach the customer over one. */
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
}

/** The occasion on which the CRM asks. */
export class Hook extends Word {
  /** A regular look at a customer, such as a nightly run. */
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
  /** Something happened that affects many: an outage, a storm, a closing. */
  static readonly EventStarted: Hook = new Hook("event_started");
  /** The customer changed preferences or permissions. */
  static readonly PreferencesChanged: Hook = new Hook("preferences_changed");
  /** The customer looks at their account, shop or app now. */
  static readonly Visit: Hook = new Hook("visit");
}

/** A conversation or a message. */
export class Interaction {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** When it took place. */
  get at(): Fact { return this.fact.get("at"); }

  /** Over which channel. */
  get channel(): Fact { return this.fact.get("channel"); }

  /** Who started it. */
  get direction(): Fact { return this.fact.get("direction"); }

  /** How much effort it cost the customer. */
  get effort(): Fact { return this.fact.get("effort"); }

  /** The event it was about: the `ref` of one of `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** Who spoke for the company. */
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
  /** It was not. */
  static readonly Unresolved: InteractionOutcome = new InteractionOutcome("unresolved");
  /** The customer gave up. */
  static readonly Abandoned: InteractionOutcome = new InteractionOutcome("abandoned");
  /** Somebody else took over. */
  static readonly Escalated: InteractionOutcome = new InteractionOutcome("escalated");
}

/** Where the customer is on the way to something. */
export class Journey {
  constructor(readonly fact: Fact) {}

  /** The journey, as the CRM names it, such as `move_house`. */
  get journey(): Fact { return this.fact.get("journey"); }

  /** Since when. */
  get entered_at(): Fact { return this.fact.get("entered_at"); }

  /** Where it gets stuck. */
  get friction(): Friction[] { return this.fact.get("friction").items().map<Friction>((item) => new Friction(item)); }

  /** How far the customer is. */
  get stage(): Fact { return this.fact.get("stage"); }
}

/** The ground in law (GDPR article 6) on which the contact rests. */
export class LegalBasis extends Word {
  /** The customer's consent. */
  static readonly Consent: LegalBasis = new LegalBasis("consent");
  /** The contract with the customer. */
  static readonly Contract: LegalBasis = new LegalBasis("contract");
  /** A duty in law. */
  static readonly LegalObligation: LegalBasis = new LegalBasis("legal_obligation");
  /** Somebody's life or health. */
  static readonly VitalInterest: LegalBasis = new LegalBasis("vital_interest");
  /** A task in the public interest. */
  static readonly PublicInterest: LegalBasis = new LegalBasis("public_interest");
  /** A legitimate interest of the company. */
  static readonly LegitimateInterest: LegalBasis = new LegalBasis("legitimate_interest");
}

/** At most so many contacts in so many days. */
export class MaxContacts {
  constructor(readonly fact: Fact) {}

  /** At most so many contacts; 0 is none. */
  get max(): Fact { return this.fact.get("max"); }

  /** In any period of so many days of 24 hours. */
  get per_days(): Fact { return this.fact.get("per_days"); }

  /** The channel it is about; all channels together if left out. */
  get channel(): Fact { return this.fact.get("channel"); }
}

/** Where the customer is served: in person or at a distance. */
export class Modality extends Word {
  /** In a shop, at a counter, at home. */
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

  /** How far it is. */
  get status(): Fact { return this.fact.get("status"); }

  /** What it cost. */
  get amount(): Fact { return this.fact.get("amount"); }

  /** The event that touches it: the `ref` of one of `events`. */
  get event(): Fact { return this.fact.get("event"); }

  /** When it is expected now. */
  get expected_at(): Fact { return this.fact.get("expected_at"); }

  /** Why it failed, such as `carrier_lost`. */
  get failure(): Fact { return this.fact.get("failure"); }

  /** How it reaches the customer. */
  get fulfilment(): Fact { return this.fact.get("fulfilment"); }

  /** When it was placed. */
  get placed_at(): Fact { return this.fact.get("placed_at"); }

  /** When the company promised it. */
  get promised_at(): Fact { return this.fact.get("promised_at"); }
}

/** How far an order is. */
export class OrderStatus extends Word {
  /** Placed. */
  static readonly Placed: OrderStatus = new OrderStatus("placed");
  /** On the way. */
  static readonly Shipped: OrderStatus = new OrderStatus("shipped");
  /** With the customer. */
  static readonly Delivered: OrderStatus = new OrderStatus("delivered");
  /** Something went wrong, and the customer has nothing. */
  static readonly Failed: OrderStatus = new OrderStatus("failed");
  /** Taken back before it was sent. */
  static readonly Cancelled: OrderStatus = new OrderStatus("cancelled");
  /** Sent back. */
  static readonly Returned: OrderStatus = new OrderStatus("returned");
}

/** What came of a contact. */
export class Outcome extends Word {
  /** It reached the customer; nothing more is known. */
  static readonly Delivered: Outcome = new Outcome("delivered");
  /** The customer took it up. */
  static readonly Accepted: Outcome = new Outcome("accepted");
  /** The customer put it aside. */
  static readonly Dismissed: Outcome = new Outcome("dismissed");
  /** The customer complained about it. */
  static readonly Complained: Outcome = new Outcome("complained");
  /** It never reached the customer. */
  static readonly Failed: Outcome = new Outcome("failed");
  /**
   * What it was meant to bring about happened, such as a customer coming back. It can be known of customers
   * who were held out, too.
   */
  static readonly GoalMet: Outcome = new Outcome("goal_met");
}

/** The customer wants to be left alone for a while. */
export class Pause {
  constructor(readonly fact: Fact) {}

  /** Until when; until further notice if left out. */
  get until_at(): Fact { return this.fact.get("until_at"); }
}

/**
 * What the customer granted, denied or revoked, for one purpose. A "no" at the same or a wider level beats
 * any "yes".
 */
export class Permission {
  constructor(readonly fact: Fact) {}

  /** The purpose it is about. */
  get purpose(): Fact { return this.fact.get("purpose"); }

  /** What the customer said. */
  get status(): Fact { return this.fact.get("status"); }

  /** The ground in law. */
  get basis(): Fact { return this.fact.get("basis"); }

  /** The channel it is about; every channel if left out. */
  get channel(): Fact { return this.fact.get("channel"); }

  /** From when it holds. */
  get from_at(): Fact { return this.fact.get("from_at"); }

  /** Where the customer said it, such as `preference_page`. */
  get source(): Fact { return this.fact.get("source"); }

  /** Until when it holds. */
  get to_at(): Fact { return this.fact.get("to_at"); }

  /** The topic it is about; every topic if left out. */
  get topic(): Fact { return this.fact.get("topic"); }
}

/** What the customer said to one purpose on one channel. */
export class PermissionStatus extends Word {
  /** Said yes. */
  static readonly Granted: PermissionStatus = new PermissionStatus("granted");
  /** Said no. */
  static readonly Denied: PermissionStatus = new PermissionStatus("denied");
  /** Said yes before, and took it back. */
  static readonly Revoked: PermissionStatus = new PermissionStatus("revoked");
  /** Said yes before, and it has run out. */
  static readonly Expired: PermissionStatus = new PermissionStatus("expired");
  /** Was asked, and has not answered. */
  static readonly Pending: PermissionStatus = new PermissionStatus("pending");
  /** Nothing is known. */
  static readonly Unknown: PermissionStatus = new PermissionStatus("unknown");
}

/** What the customer asked of the company. It can only tighten what the company allows itself. */
export class Preferences {
  constructor(readonly fact: Fact) {}

  /** Channels the customer doesn't want to be met on. */
  get avoid_channels(): Fact { return this.fact.get("avoid_channels"); }

  /** When the customer wants the company to be there. */
  get contact_mode(): Fact { return this.fact.get("contact_mode"); }

  /** At most so many contacts in so many days. */
  get max_contacts(): MaxContacts[] { return this.fact.get("max_contacts").items().map<MaxContacts>((item) => new MaxContacts(item)); }

  /** In person or at a distance, by task. */
  get modality(): TaskModality[] { return this.fact.get("modality").items().map<TaskModality>((item) => new TaskModality(item)); }

  /** The customer wants to be left alone for a while. */
  get pause(): Pause { return new Pause(this.fact.get("pause")); }

  /** Channels the customer likes, best first. */
  get preferred_channels(): Fact { return this.fact.get("preferred_channels"); }

  /** Hours on the customer's clock in which nothing may arrive. */
  get quiet_hours(): QuietHours[] { return this.fact.get("quiet_hours").items().map<QuietHours>((item) => new QuietHours(item)); }

  /** Alone or helped. */
  get self_service(): Fact { return this.fact.get("self_service"); }
}

/**
 * What a contact is for. It decides which permission is needed. In order from the least to the most that a
 * customer must have agreed to.
 */
export class Purpose extends Word {
  /** Carrying out what the customer and the company agreed: an order, a subscription, a complaint. */
  static readonly Service: Purpose = new Purpose("service");
  /** Attention without something to sell: a check-in, a gesture, help. */
  static readonly Care: Purpose = new Purpose("care");
  /** Asking the customer for an opinion that helps the company. */
  static readonly Research: Purpose = new Purpose("research");
  /** Anything meant to sell. */
  static readonly Marketing: Purpose = new Purpose("marketing");
}

/** A group of people who help. */
export class Queue {
  constructor(readonly fact: Fact) {}

  /** The queue's name. */
  get queue(): Fact { return this.fact.get("queue"); }

  /** Whether it takes new work. */
  get open(): Fact { return this.fact.get("open"); }

  /** The first moments at which somebody is free. */
  get next_slots(): Fact { return this.fact.get("next_slots"); }

  /** What the people can do, such as a language or a subject. */
  get skills(): Fact { return this.fact.get("skills"); }

  /** How many seconds a customer waits there now. */
  get wait_s(): Fact { return this.fact.get("wait_s"); }
}

/**
 * Hours on the customer's clock in which nothing may arrive: from `from` up to but not including `to`. When
 * `to` isn't later than `from`, the period ends the next day.
 */
export class QuietHours {
  constructor(readonly fact: Fact) {}

  /** The first quiet minute. */
  get from(): Fact { return this.fact.get("from"); }

  /** The first minute that isn't quiet. */
  get to(): Fact { return this.fact.get("to"); }

  /** The days on which the period starts; every day if left out. */
  get days(): Fact { return this.fact.get("days"); }
}

/** A score that one of the CRM's models gave. */
export class Score {
  constructor(readonly fact: Fact) {}

  /** What it says, such as `churn`. */
  get name(): Fact { return this.fact.get("name"); }

  /** The score. */
  get value(): Fact { return this.fact.get("value"); }

  /** When. */
  get as_of(): Fact { return this.fact.get("as_of"); }

  /** Which model gave it. */
  get model(): Fact { return this.fact.get("model"); }
}

/** Whether the customer would rather do things alone or be helped. */
export class SelfServicePreference extends Word {
  /** Would rather do it alone. */
  static readonly Self: SelfServicePreference = new SelfServicePreference("self");
  /** No preference. */
  static readonly Neutral: SelfServicePreference = new SelfServicePreference("neutral");
  /** Would rather be helped by a person. */
  static readonly Human: SelfServicePreference = new SelfServicePreference("human");
}

/** How bad something is for the customer. */
export class Severity extends Word {
  /** A nuisance. */
  static readonly Low: Severity = new Severity("low");
  /** It costs time or money. */
  static readonly Medium: Severity = new Severity("medium");
  /** It does harm. */
  static readonly High: Severity = new Severity("high");
}

/** A subscription. */
export class Subscription {
  constructor(readonly fact: Fact) {}

  /** The CRM's reference. */
  get id(): Fact { return this.fact.get("id"); }

  /** How it stands. */
  get status(): Fact { return this.fact.get("status"); }

  /** Until when it rests. */
  get paused_until_at(): Fact { return this.fact.get("paused_until_at"); }

  /** What it is a subscription to. */
  get product(): Fact { return this.fact.get("product"); }

  /** When it is renewed. */
  get renews_at(): Fact { return this.fact.get("renews_at"); }

  /** The share of it that the customer uses. */
  get usage(): Fact { return this.fact.get("usage"); }
}

/** How a subscription stands. */
export class SubscriptionStatus extends Word {
  /** It runs. */
  static readonly Active: SubscriptionStatus = new SubscriptionStatus("active");
  /** It rests. */
  static readonly Paused: SubscriptionStatus = new SubscriptionStatus("paused");
  /** The customer ended it. */
  static readonly Cancelled: SubscriptionStatus = new SubscriptionStatus("cancelled");
  /** It ran out. */
  static readonly Expired: SubscriptionStatus = new SubscriptionStatus("expired");
}

/** Where the customer wants one task to be done. */
export class TaskModality {
  constructor(readonly fact: Fact) {}

  /** The task, as the company names it, such as `advice`. */
  get task(): Fact { return this.fact.get("task"); }

  /** In person or at a distance. */
  get modality(): Fact { return this.fact.get("modality"); }
}

/** How much the customer's business amounts to, next to other customers. */
export class ValueTier extends Word {
  /** Less than most. */
  static readonly Low: ValueTier = new ValueTier("low");
  /** As most. */
  static readonly Mid: ValueTier = new ValueTier("mid");
  /** More than most. */
  static readonly High: ValueTier = new ValueTier("high");
}

/** How much the people who help have on their hands. */
export class Volume extends Word {
  /** Time to spare. */
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
 * What one plugin returns: the actions it proposes, and what it asks others to hold back. An answer without
 * actions is a good answer: just carry on. Unknown keys are refused.
 */
export class Answer {
  /** What the plugin proposes. */
  actions: Action[] = [];

  /** The plugin could not answer. Nothing else of the answer counts. */
  error: PluginError | null = null;

  /** What the plugin asks others to hold back. Only a plugin whose manifest declares `holds` may. */
  holds: Hold[] = [];

  /** Remarks for whoever maintains the plugin; they stand in the decision and never reach a customer. */
  notes: string[] = [];

  constructor(
    /** The contract's version that this document is written for. */
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

/** One proposed thing to do, or to say. */
export class Action {
  /** The channels it can go over, best first. Required when the audience includes the customer. */
  channels: Channel[] = [];

  /** The `key`s of actions that can't go together with this one. */
  conflicts_with: string[] = [];

  /** What it costs the company. */
  cost: Money | null = null;

  /** Of the actions in one group at most one is offered. */
  group: string | null = null;

  /** What to say to the customer. */
  message: Message | null = null;

  /** The chance that the customer welcomes it; counts as 1 if left out. */
  propensity: Known<f64> | null = null;

  /** Who has to agree first. */
  requires: Approval | null = null;

  /** What it is about, for permissions that are given by topic. */
  topic: string | null = null;

  /** What it is worth. */
  value: Value | null = null;

  constructor(
    /** Names the action; unique in the answer. */
    public id: string,
    /** Names what is proposed, the same each time it is proposed, so that it can be counted in `history`. */
    public key: string,
    /** What is to be done: the kind of action and the fields of that kind. */
    public step: Step,
    /** What the contact is for. The operator's policy can make it stricter, never looser. */
    public purpose: Purpose,
    /** Whom it reaches. */
    public audience: Audience,
    /** How soon it matters. */
    public urgency: Urgency,
    /** When it makes sense. */
    public window: Window,
    /** Why. At least one reason. */
    public reasons: Reason[],
  ) {}

  toString(): string {
    const fields = new Fields().set("id", this.id).set("key", this.key).set("step", this.step).set("purpose", this.purpose).set("audience", this.audience).set("urgency", this.urgency).set("window", this.window).list("reasons", this.reasons);
    if (this.channels.length > 0) fields.list("channels", this.channels);
    if (this.conflicts_with.length > 0) fields.list("conflicts_with", this.conflicts_with);
    if (this.cost !== null) fields.set("cost", this.cost!);
    if (this.group !== null) fields.set("group", this.group!);
    if (this.message !== null) fields.set("message", this.message!);
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
  /** Somebody at the company; the customer notices nothing. */
  static readonly Agent: Audience = new Audience("agent");
  /** Both. */
  static readonly Both: Audience = new Audience("both");
}

/** Where the words of a message come from. There is no value for a person: a plugin can't claim one. */
export class Author extends Word {
  /** Put together by a program. */
  static readonly Machine: Author = new Author("machine");
  /** Written beforehand by a person, for every customer in this situation. */
  static readonly Template: Author = new Author("template");
}

/** Who gets a gesture. */
export class Beneficiary extends Word {
  /** The customer. */
  static readonly Customer: Beneficiary = new Beneficiary("customer");
  /** Somebody else, such as a neighbour or a good cause. */
  static readonly ThirdParty: Beneficiary = new Beneficiary("third_party");
}

/** Something that a customer can settle about being contacted. */
export class ContactSetting extends Word {
  /** When the company should be there at all. */
  static readonly ContactMode: ContactSetting = new ContactSetting("contact_mode");
  /** Over which channel. */
  static readonly Channel: ContactSetting = new ContactSetting("channel");
  /** How often. */
  static readonly Frequency: ContactSetting = new ContactSetting("frequency");
  /** In which language. */
  static readonly Language: ContactSetting = new ContactSetting("language");
}

/** What a gesture consists of. */
export class Gift extends Word {
  /** A few kind words. */
  static readonly Note: Gift = new Gift("note");
  /** Money off or back. */
  static readonly Credit: Gift = new Gift("credit");
  /** A fee that needn't be paid. */
  static readonly FeeWaiver: Gift = new Gift("fee_waiver");
  /** Something better for the same money. */
  static readonly Upgrade: Gift = new Gift("upgrade");
  /** Flowers. */
  static readonly Flowers: Gift = new Gift("flowers");
  /** A gift to a good cause. */
  static readonly Donation: Gift = new Gift("donation");
  /** A thing. */
  static readonly Item: Gift = new Gift("item");
}

/** What a gesture is paid from. */
export class GiftSource extends Word {
  /** Money set aside for it. */
  static readonly Budget: GiftSource = new GiftSource("budget");
  /** What can't be sold any more. */
  static readonly Surplus: GiftSource = new GiftSource("surplus");
}

/** How a person takes over. */
export class HandoverMode extends Word {
  /** Somebody calls the customer. */
  static readonly Callback: HandoverMode = new HandoverMode("callback");
  /** The conversation goes on with a person. */
  static readonly Transfer: HandoverMode = new HandoverMode("transfer");
  /** Somebody visits the customer. */
  static readonly Visit: HandoverMode = new HandoverMode("visit");
  /** Somebody works on it; the customer needn't do anything. */
  static readonly Task: HandoverMode = new HandoverMode("task");
}

/** Which way help goes. */
export class HelpDirection extends Word {
  /** The customer is asked to help. */
  static readonly Offer: HelpDirection = new HelpDirection("offer");
  /** The customer is helped. */
  static readonly Receive: HelpDirection = new HelpDirection("receive");
}

/** Silences actions of every plugin. It never lets anything through. */
export class Hold {
  constructor(
    /** What it silences. */
    public scope: HoldScope,
    /** Until when. */
    public until_at: string,
    /** Why, in a sentence for a colleague. */
    public reason: string,
  ) {}

  toString(): string {
    return new Fields().set("scope", this.scope).set("until_at", this.until_at).set("reason", this.reason).toString();
  }
}

/** What a hold silences. */
export abstract class HoldScope {
  abstract toString(): string;
}

/** Everything that reaches the customer. */
export class AllHoldScope extends HoldScope {
  toString(): string {
    return new Fields().set("kind", "all").toString();
  }
}

/** Everything for one purpose. */
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

/** Everything over one channel. */
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
    /** The words, with placeholders such as `{first_name}` that the CRM fills in. */
    public text: string,
    /** Where the words come from. */
    public author: Author,
  ) {}

  toString(): string {
    return new Fields().set("language", this.language).set("text", this.text).set("author", this.author).toString();
  }
}

/** The plugin could not answer. */
export class PluginError {
  constructor(
    /** Why not, in a sentence for whoever maintains the plugin. */
    public message: string,
  ) {}

  toString(): string {
    return new Fields().set("message", this.message).toString();
  }
}

/** One reason for an action, with what it rests on. */
export class Reason {
  constructor(
    /** The same code each time this reason applies. */
    public code: string,
    /** The reason in a sentence for a colleague. */
    public text: string,
    /**
     * The facts it rests on: places in the context that the plugin received. A reason that rests on nothing
     * makes the action invalid.
     */
    public evidence: string[],
  ) {}

  toString(): string {
    return new Fields().set("code", this.code).set("text", this.text).list("evidence", this.evidence).toString();
  }
}

/** How something is put right. */
export class Remedy extends Word {
  /** Saying sorry. */
  static readonly Apology: Remedy = new Remedy("apology");
  /** A new one. */
  static readonly Replace: Remedy = new Remedy("replace");
  /** Money back. */
  static readonly Refund: Remedy = new Remedy("refund");
  /** Another date. */
  static readonly Rebook: Remedy = new Remedy("rebook");
  /** Making haste. */
  static readonly Expedite: Remedy = new Remedy("expedite");
  /** Other terms. */
  static readonly TermChange: Remedy = new Remedy("term_change");
}

/** What is to be done: `kind` and the fields of that kind. */
export abstract class Step {
  abstract toString(): string;
}

/** Ask how the customer is doing; the reply has somewhere to go. */
export class CheckInStep extends Step {
  constructor(
    /** The question, in a few words for a colleague. */
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

  /** Whether it is worth something only to somebody who buys, such as a voucher. */
  tied_to_purchase: Known<bool> | null = null;

  constructor(
    /** What it consists of. */
    public gift: Gift,
    /** What it is paid from. */
    public source: GiftSource,
    /** Whether the customer doesn't expect it. */
    public surprise: bool,
    /** Who gets it. */
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
  /** Other queues that could, best first. */
  alternatives: string[] = [];

  /** What the person has to know or speak. */
  skill: string | null = null;

  /** When: one of the queue's `next_slots`. */
  slot: string | null = null;

  constructor(
    /** How. */
    public mode: HandoverMode,
    /** The queue that takes over. */
    public queue: string,
    /** When the customer must have been answered. */
    public respond_by_at: string,
    /** What the person must know, so that the customer needn't tell it again. */
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
    /** What the customer wants done. */
    public task: string,
    /** What the customer gains by it. That it is cheaper for the company is no reason. */
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

/** Point to something the customer can do alone, with a way to a person. */
export class SelfServiceStep extends Step {
  /** How many minutes it takes. */
  minutes: Known<i64> | null = null;

  constructor(
    /** What the customer wants done. */
    public task: string,
    /** Where. */
    public link: string,
    /** The queue where a person helps if it doesn't work. */
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

/** Customers who help each other. */
export class CommunityHelpStep extends Step {
  constructor(
    /** Which way help goes. */
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

/** Tell the customer first about what affects them. */
export class HeadsUpStep extends Step {
  /** When there will be more news. */
  next_update_at: string | null = null;

  /** What the customer can do. */
  you_can: string | null = null;

  constructor(
    /** What it is about: the `ref` of one of `events`, or the `id` of what is affected. */
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

/** Bring the product to the customer in another way. */
export class DeliveryAdaptationStep extends Step {
  /** When. */
  slot: string | null = null;

  constructor(
    /** The order: the `id` of one of `orders`. */
    public order: string,
    /** The other way. */
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

/** Ask the customer for their terms instead of guessing. */
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
    /** What was seen, in a sentence. */
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

/** How soon something matters to the customer, from least to most. */
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
  /** Not before this moment; at once if left out. */
  not_before_at: string | null = null;

  constructor(
    /** Not at this moment or later. */
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
