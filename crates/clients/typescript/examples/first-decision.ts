/** Asks about one customer whose parcel was lost, and prints what to do. */
import { Courtesy, Problem } from "@courtesy/client";

const { COURTESY_URL: url = "http://127.0.0.1:8080", COURTESY_KEY: key = "" } = process.env;
const courtesy = new Courtesy({ url, key });

try {
  const { decision } = await courtesy.decide({
    contract: "1.1",
    // Random, and kept with the job that asks: the same id again is the same decision.
    decision_id: crypto.randomUUID(),
    hook: "order_failed",
    as_of: new Date().toISOString(),
    customer: { ref: `example-${crypto.randomUUID()}`, language: "nl" },
    permissions: [{ purpose: "service", status: "granted", basis: "contract" }],
    orders: [{ id: "o-77", status: "failed", failure: "carrier_lost" }],
    cases: [{ id: "k-9", kind: "complaint", status: "open", severity: "high", reopened: 1 }],
    capacity: { queues: [{ queue: "delivery_team", open: true }] },
  });
  for (const { action, channel, plugin } of decision.offered) {
    console.log(action.step.kind, channel ?? "staff", action.key);
    // The CRM does it here, and then says what came of it.
    const outcome = { decision_id: decision.decision_id, plugin, action: action.id, outcome: "delivered" as const };
    await courtesy.reportOutcome({ contract: "1.1", ...outcome, at: new Date().toISOString() });
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`${error.message}. ${error.remedy}`, error.places);
  process.exitCode = 1;
}
