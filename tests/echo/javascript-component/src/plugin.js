// Answers with what it was given.

const MOST_CODE_POINTS = 80;
const LAST_MOMENT = "2999-12-31T23:59:59Z";

/** What the host calls: a context comes in, and an answer goes out, both as JSON. */
export function decide(json) {
  try {
    return JSON.stringify(echo(JSON.parse(json)));
  } catch (error) {
    return JSON.stringify({ contract: "1.1", error: { message: String(error).slice(0, 500) } });
  }
}

function echo(context) {
  const action = {
    id: "echo",
    key: "echo",
    step: { kind: "internal_insight", topic: "echo", signal: signal(context), to_role: "tester" },
    purpose: "service",
    audience: "agent",
    urgency: "info",
    window: { not_after_at: LAST_MOMENT },
    reasons: [{ code: "asked", text: "It was asked.", evidence: ["/hook"] }],
  };
  return { contract: "1.1", actions: [action], notes: [`seed ${context.seed ?? 0}`] };
}

function signal({ customer, hook, orders = [], derived = {} }) {
  const seen = [...`${customer.language ?? ""}|${customer.region ?? ""}|${hook}`].slice(0, MOST_CODE_POINTS).join("");
  return `${seen}|${orders.length}|${derived.days_since_last_order ?? "none"}`;
}
