// The plugin in JavaScript: as src/lib.rs.

const EFFORT_LIMIT = 5;
const BAD = -0.5;
const UNHAPPY = -0.2;
const UNKNOWN_WAIT_S = 1_000_000;
const RANKS = { high: 3, medium: 2, low: 1 };

export function decide(json) {
  return JSON.stringify(answer(JSON.parse(json)));
}

function answer(context) {
  const complaint = gravest(context.cases ?? []);
  if (!complaint) return { contract: "1.1" };
  const { place, item } = complaint;
  const key = `hand-over/${item.id}`;
  if ((context.history ?? []).some((done) => done.key === key)) return { contract: "1.1" };
  const team = bestTeam(context, item);
  if (!team) return { contract: "1.1", notes: [`No team has time for ${item.id}.`] };
  const reasons = [
    { code: "open_complaint", evidence: [`/cases/${place}`], text: aboutComplaint(item) },
    struggle(context, item),
    late(context),
    unhappy(context.interactions ?? []),
  ].filter((reason) => reason);
  const briefing = reasons.map((reason) => reason.text).join(" ");
  const urgency = urgencyOf(item, reasons.length);
  const { queue } = team.item;
  const slot = team.item.next_slots.find((slot) => slot > context.as_of);
  reasons.push({
    code: "team_has_time",
    evidence: [`/capacity/queues/${team.place}`],
    text: `The team ${queue} has time at ${slot}.`,
  });
  const action = {
    audience: "agent",
    id: "hand-over",
    key,
    purpose: "service",
    reasons,
    step: { briefing, kind: "human_handover", mode: "task", queue, respond_by_at: slot },
    urgency,
    window: { not_after_at: slot },
  };
  return { actions: [action], contract: "1.1" };
}

// The first of the items that fit which no other is better than, and its place.
function pick(items, fits, isBetter) {
  let best = null;
  items.forEach((item, place) => {
    if (fits(item) && (!best || isBetter(item, best.item))) best = { place, item };
  });
  return best;
}

function gravest(cases) {
  const isOpen = (one) => one.status === "open" || one.status === "waiting";
  const gravity = (one) => rank(one) * 1000 + (one.reopened ?? 0);
  return pick(cases, (one) => one.kind === "complaint" && isOpen(one), (one, other) => gravity(one) > gravity(other));
}

function rank(one) {
  return RANKS[one.severity] ?? 0;
}

function bestTeam(context, complaint) {
  const fit = (queue) => {
    const knows = complaint.topic !== undefined && queue.queue.startsWith(complaint.topic);
    const speaks = context.customer.language !== undefined && (queue.skills ?? []).includes(context.customer.language);
    return (knows ? 2 : 0) + (speaks ? 1 : 0);
  };
  const wait = (queue) => queue.wait_s ?? UNKNOWN_WAIT_S;
  const hasTime = (queue) => queue.open && (queue.next_slots ?? []).some((slot) => slot > context.as_of);
  const isBetter = (one, other) => fit(one) > fit(other) || (fit(one) === fit(other) && wait(one) < wait(other));
  return pick(context.capacity?.queues ?? [], hasTime, isBetter);
}

function struggle(context, complaint) {
  const wentWrong = (talk) =>
    (talk.effort !== undefined && talk.effort >= EFFORT_LIMIT) ||
    (talk.sentiment !== undefined && talk.sentiment <= BAD) ||
    talk.outcome === "abandoned" ||
    talk.outcome === "escalated";
  const since = (talk) => complaint.opened_at === undefined || talk.at >= complaint.opened_at;
  const isStruggle = (talk) => talk.handler === "bot" && since(talk) && wentWrong(talk);
  const found = pick(context.interactions ?? [], isStruggle, (one, other) => one.at > other.at);
  if (!found) return null;
  const { id, at, effort } = found.item;
  const effortSpent = effort === undefined ? "" : ` (effort ${effort} of 7)`;
  return {
    code: "bot_struggle",
    evidence: [`/interactions/${found.place}`],
    text: `The bot conversation ${id} on ${day(at)} didn't help${effortSpent}.`,
  };
}

function late(context) {
  const isLate = (order) =>
    (order.status === "placed" || order.status === "shipped") &&
    order.promised_at !== undefined &&
    order.promised_at < context.as_of;
  const evidence = [];
  const ids = [];
  let minor = 0;
  (context.orders ?? []).forEach((order, place) => {
    if (!isLate(order)) return;
    evidence.push(`/orders/${place}`);
    ids.push(order.id);
    minor += order.amount?.minor ?? 0;
  });
  if (ids.length === 0) return null;
  return { code: "late_orders", evidence, text: `Late: ${ids.join(", ")}, worth ${minor} in the smallest unit.` };
}

function unhappy(interactions) {
  let sum = 0;
  const evidence = [];
  interactions.forEach((talk, place) => {
    if (talk.sentiment === undefined) return;
    sum += talk.sentiment;
    evidence.push(`/interactions/${place}`);
  });
  if (evidence.length === 0 || sum / evidence.length >= UNHAPPY) return null;
  return { code: "unhappy", evidence, text: `Unhappy on average; conversations: ${evidence.length}.` };
}

function urgencyOf(complaint, reasons) {
  if (rank(complaint) === 3 && reasons >= 2) return "critical";
  return rank(complaint) === 3 || reasons >= 2 ? "warning" : "info";
}

function aboutComplaint(complaint) {
  const topic = complaint.topic === undefined ? "" : ` about ${complaint.topic}`;
  const since = complaint.opened_at === undefined ? "" : ` since ${day(complaint.opened_at)}`;
  const times = complaint.reopened ?? 0;
  const again = times === 0 ? "" : times === 1 ? ", reopened once" : `, reopened ${times} times`;
  return `The complaint ${complaint.id}${topic} has been open${since}${again}.`;
}

function day(at) {
  return at.slice(0, 10);
}
